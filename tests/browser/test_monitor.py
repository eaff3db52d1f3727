"""The public monitor in a real browser: as files on a disk, and at the desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from output.publish.export import export
from output.publish.site import Site
from output.store import Store
from tests.browser.desk import Desk
from tests.browser.visitor import visiting
from tests.output.lorn import ENTRY
from tests.output.publish.examples import entry, fill, publish

KEY = Store.key_of(ENTRY.work_id)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a static export on this disk, without a slash at its end."""
    folder = tmp_path_factory.mktemp("monitor")
    with Store.open(folder / "home") as store:
        fill(store)
        publish(store, entry("third", jurisdiction="FR", document_type="report", title="Écluses"))
        export(store, folder / "site", Site())
    return Path(folder / "site").as_uri()


@contextmanager
def reading(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page of a browser of its own. At its end fails if it asked for anything but files, or a script failed."""
    context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
    page, asked, faults = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    try:
        yield page
    finally:
        context.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert faults == []


def shown(page: Page) -> list[str]:
    return page.locator("#entries h2 a span").all_inner_texts()


def barriers(page: Page) -> list[Any]:
    """What axe finds, from what the page shows: it would else fetch the styles once more, which the page forbids."""
    found: list[Any] = Axe().run(page, options={"preload": False}).response["violations"]
    return found


def test_the_list_on_a_disk_can_be_searched(browser: Browser, site: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site}/en/index.html")
        assert len(shown(page)) == 3
        page.fill("#q", "ECLUSES")
        expect(page.locator("#count")).to_have_text("1 entry of 3")
        assert shown(page) == ["Écluses"]
        page.fill("#q", "tides")
        expect(page.locator("#entries h2 a span")).to_have_text(["Tides"])
        page.click("#entries h2 a")
        expect(page.locator("h1")).to_contain_text("Tides")


def test_words_and_conditions_go_together_and_can_be_shared_and_cleared(browser: Browser, site: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site}/nl/index.html")
        page.click(".facets summary")
        page.select_option("#type", "report")
        expect(page.locator("#count")).to_have_text("2 fiches van 3")
        page.select_option("#jurisdiction", "FR")
        expect(page.locator("#count")).to_have_text("1 fiche van 3")
        assert page.url.endswith("?jurisdiction=FR&type=report")
        page.reload()
        expect(page.locator("#count")).to_have_text("1 fiche van 3")
        page.fill("#q", "nergens")
        expect(page.locator("#list .empty")).to_contain_text("Geen enkele fiche past")
        page.click("#clear")
        expect(page.locator("#count")).to_have_text("3 fiches")
        assert page.url.endswith("/nl/index.html")
        expect(page.locator("#q")).to_be_focused()


def test_without_scripts_the_list_can_be_browsed(browser: Browser, site: str) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(f"{site}/en/index.html")
        expect(page.locator("#filter")).to_be_hidden()
        page.click(".browse summary")
        page.click(".browse a:has-text('France')")
        assert shown(page) == ["Écluses"]
        page.click(".chosen a")
        assert len(shown(page)) == 3
        page.goto(f"{site}/en/{KEY}.html")
        page.click("#action-2 summary")
        expect(page.locator("#action-2 mark")).to_be_visible()


def test_a_claim_opens_its_evidence_by_keys(browser: Browser, site: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site}/en/{KEY}.html")
        page.focus("#takeaway-1 summary")
        page.keyboard.press("Enter")
        expect(page.locator("#takeaway-1 mark")).to_be_visible()


PAGES = (
    "index.html",
    "nl/index.html",
    "en/jurisdictions.html",
    "en/browse/type-report.html",
    "404.html",
    f"nl/{KEY}.html",
    f"en/{KEY}/1.html",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_to_accessibility_is_found_in_the_export(
    browser: Browser, site: str, path: str, scheme: str
) -> None:
    with reading(browser, color_scheme=scheme) as page:
        page.goto(f"{site}/{path}")
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert barriers(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_screen_scrolls_one_way_only(browser: Browser, site: str, path: str) -> None:
    with reading(browser, viewport={"width": 320, "height": 640}) as page:
        page.goto(f"{site}/{path}")
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_an_entry_prints_without_what_only_a_screen_needs(browser: Browser, site: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site}/en/{KEY}.html")
        page.emulate_media(media="print")
        for part in (".masthead nav", ".contents", ".reuse"):
            expect(page.locator(part).first).to_be_hidden()
        expect(page.locator("#principle-1")).to_be_visible()


def test_the_monitor_at_the_desk_is_read_without_a_script(browser: Browser, desk: Desk) -> None:
    fill(desk.store)
    with visiting(browser, desk, java_script_enabled=False) as page:
        page.goto(f"{desk.address}/monitor")
        page.fill("#q", "tides")
        page.click("#filter button")
        assert shown(page) == ["Tides"]
        page.click("#entries h2 a")
        expect(page.locator("h1")).to_contain_text("The Netherlands – Tides")
        page.click("nav.languages a[lang=nl]")
        expect(page.locator("h1")).to_contain_text("Nederland – Tides")
    with visiting(browser, desk) as page:
        for path in ("/monitor/en?type=report", f"/monitor/nl/{KEY}", "/monitor/en/nowhere"):
            page.goto(f"{desk.address}{path}")
            assert barriers(page) == []
