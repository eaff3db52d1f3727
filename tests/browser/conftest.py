"""A real browser, and a desk for it to visit."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.desk import Desk, running_desk
from tests.browser.visitor import visiting


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it, or a skip that says what to install."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no chromium is there (apt install chromium)")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        opened = playwright.chromium.launch(executable_path=program, args=options)
        yield opened
        opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with the plan of Lorn in its queue."""
    with running_desk(tmp_path) as running:
        yield running


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A page of a visitor of the desk. Fails when it asks anything of another machine, or when a script fails."""
    with visiting(browser, desk) as visitor:
        yield visitor
