"""What a night brought, as it is seen: the pages of the desk and the mail, light and dark, wide and narrow."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from models.night import Night
from output.digest.digest import digest
from output.digest.forms import as_page
from output.digest.links import DeskLinks
from output.render.labels import Language
from tests.browser.desk import Desk
from tests.browser.test_accessibility import LOOKS, RULES, barriers
from tests.browser.visitor import visiting
from tests.output.digest.nights import BUSY, QUIET, news, night

LONG = night(news=(news(title="Registerverordeningsuitvoeringsbepalingen" * 5, note="archive" * 30),))
MAIL_RULES = {**RULES, "rules": {name: {"enabled": False} for name in ("landmark-one-main", "region")}}
"""Mail programs show a mail inside a page of their own, which has the landmarks."""


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_of_nights_have_no_barrier(browser: Browser, desk: Desk, look: dict[str, Any]) -> None:
    with visiting(browser, desk, **look) as page:
        page.goto(f"{desk.address}/nights")
        assert barriers(page) == []
        for brought in (BUSY, QUIET, LONG):
            desk.store.end_night(desk.store.begin_night(brought.started_at).number, brought)
        for path in ("/nights", "/nights/1", "/nights/2", "/nights/3"):
            page.goto(desk.address + path)
            assert barriers(page) == [], path
            assert not _too_wide(page), path


def test_a_night_is_reached_with_the_keyboard(page: Page, desk: Desk) -> None:
    desk.store.end_night(desk.store.begin_night(BUSY.started_at).number, BUSY)
    page.goto(desk.address)
    page.get_by_role("navigation").get_by_role("link", name="Nights").press("Enter")
    page.get_by_role("table").get_by_role("link").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The night of")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 800])
@pytest.mark.parametrize(("brought", "language"), [(BUSY, "nl"), (QUIET, "en"), (LONG, "en")])
def test_the_mail_has_no_barrier_and_asks_for_nothing(
    browser: Browser, brought: Night, language: Language, width: int, scheme: Any
) -> None:
    size = ViewportSize(width=width, height=800)
    context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=True)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(as_page(digest(brought, language, DeskLinks("https://desk.example"), number=12)))
    found = Axe().run(page, options=MAIL_RULES).response["violations"]
    assert [(item["id"], [node["html"][:200] for node in item["nodes"]]) for item in found] == []
    assert not _too_wide(page)
    assert asked == []
    context.close()


def _too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
