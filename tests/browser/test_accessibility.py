"""axe-core finds no barrier on any page, in light and dark, wide and narrow."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import plan
from tests.browser.desk import Desk
from tests.browser.visitor import claim, settled, visiting

LOOKS = [
    pytest.param({"color_scheme": scheme, "viewport": {"width": width, "height": 800}}, id=f"{scheme}-{width}")
    for scheme in ("light", "dark")
    for width in (1400, 320)
]
PAGES = [
    "/",
    "/?q=nothingness",
    "/work/KEY",
    "/work/KEY?show=todo",
    "/work/KEY?view=text",
    "/work/KEY/findings/new",
    "/ingest",
    "/insight",
    "/monitor/",
    "/people",
    "/audit",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def barriers(page: Page) -> list[str]:
    """What axe-core objects to: the rule and the elements."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{item['id']}: {[node['html'][:200] for node in item['nodes']]}" for item in found]


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_barrier(browser: Browser, desk: Desk, look: dict[str, Any]) -> None:
    with visiting(browser, desk, **look) as page:
        for path in PAGES:
            answer = page.goto(desk.address + path.replace("KEY", desk.key))
            assert answer is not None and answer.status == 200, path
            assert barriers(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is too wide"


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_that_opens_is_a_barrier(browser: Browser, desk: Desk, look: dict[str, Any]) -> None:
    with visiting(browser, desk, **look) as page:
        page.goto(desk.entry)
        for key in "axu":
            page.keyboard.press(key)
        settled(page)
        changed = plan.draft(plan.snapshot(), extractor="2.0")
        title = changed.title.model_copy(update={"value": "Another title"})
        desk.ingest(plan.snapshot(), changed.model_copy(update={"title": title}))
        page.goto(desk.entry)
        action = changed.actions[0].id
        claim(page, action).get_by_role("link", name="Edit").click()
        expect(claim(page, action).locator("form[data-edit]")).to_be_visible()
        for name in ("Why", "Comments", "Reject because…", "History (1)"):
            for summary in page.locator("summary").get_by_text(name, exact=True).all()[:3]:
                summary.click()
        page.locator(".moves > summary").click()
        assert barriers(page) == []
        page.keyboard.press("Escape")
        page.locator(".claim").last.focus()
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        assert barriers(page) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("view", ["pages", "text"])
def test_the_source_is_no_barrier(browser: Browser, desk: Desk, look: dict[str, Any], view: str) -> None:
    with visiting(browser, desk, **look) as page:
        page.goto(f"{desk.entry}?view={view}")
        switch = page.locator('[data-pane-button="source"]')
        if switch.is_visible():
            switch.click()
        page.locator(".source-bar").scroll_into_view_if_needed()
        assert barriers(page) == []
        page.get_by_role("link", name="New finding").click()
        expect(page.locator("dialog[open] form")).to_be_visible()
        assert barriers(page) == []
