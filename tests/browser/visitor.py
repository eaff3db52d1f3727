"""Someone who visits the desk with a browser, by keys or by mouse."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import PASSWORD, Desk
from tests.browser.plan import WORK

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


def settled(page: Page, seconds: float = 15) -> None:
    """Wait until everything that was sent is answered."""
    expect(page.locator(".claim[data-pending], .htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(
        0, timeout=seconds * 1000
    )


class Sitting(NamedTuple):
    """How a reviewer went through an entry: keys pressed for each decision, and the seconds that all took."""

    presses: tuple[int, ...]
    seconds: float


def review_all(page: Page, desk: Desk, hurried: bool = False) -> Sitting:
    """Decide on every claim of the plan by keys: each seventh is rejected, all others are accepted.

    A ``hurried`` reviewer does not wait to see each decision saved.
    """
    page.goto(desk.entry)
    expect(page.locator('.claim[aria-current="true"]')).to_have_count(1)
    left = len(desk.store.work(WORK).open_targets)
    presses, began = [], monotonic()
    while left:
        pressed, before = 0, left
        while left == before:
            page.keyboard.press("x" if left % 7 == 0 else "a")
            pressed += 1
            left = before - 1 if hurried else _left(page, desk)
        presses.append(pressed)
    settled(page, seconds=90)
    return Sitting(tuple(presses), monotonic() - began)


def _left(page: Page, desk: Desk) -> int:
    settled(page)
    return len(desk.store.work(WORK).open_targets)
