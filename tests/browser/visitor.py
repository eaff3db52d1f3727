"""Someone who visits the desk with a browser, by keys or by mouse."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import PASSWORD, Desk

expect.set_options(timeout=15_000)


@contextmanager
def visiting(browser: Browser, desk: Desk, **options: Any) -> Iterator[Page]:
    """A page of a browser of its own. At its end fails if it asked another machine for anything, or a script failed.

    ``options`` are those of a browser context: ``java_script_enabled``, ``viewport``, ``color_scheme``, ``locale``.
    """
    context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, "locale": "en-GB", **options})
    hosts: set[str] = set()
    faults: list[str] = []
    context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    try:
        yield page
    finally:
        context.close()
    assert hosts <= {urlsplit(desk.address).netloc, ""}, "something was asked of another machine"
    assert not faults


def log_in(page: Page, desk: Desk, name: str) -> None:
    """Log in as ``name``."""
    page.goto(f"{desk.address}/login")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{desk.address}/")


def selected(page: Page) -> str:
    """The claim that is selected: its name."""
    return str(page.locator('.claim[aria-current="true"]').get_attribute("data-target"))


def claim(page: Page, target: str) -> Any:
    """The element of a claim."""
    return page.locator(f'.claim[data-target="{target}"]')


def settled(page: Page) -> None:
    """Wait until everything that was sent is answered."""
    page.wait_for_function("!document.querySelector('.claim[data-pending], .htmx-request, .htmx-settling')")
