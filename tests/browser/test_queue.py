"""The queue in a browser: filters that act at once, and keys."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk
from tests.browser.visitor import claim, visiting
from tests.output.examples import draft, snapshot


def ingest_lighthouses(desk: Desk) -> None:
    for number in range(3):
        source = snapshot(f"<p>The ministry will open lighthouse {number}.</p>", f"https://lights.example/{number}")
        desk.ingest(source, draft(source, f"light-{number}", f"Lighthouse {number}"))


def test_a_filter_acts_at_once_and_stands_in_the_address(page: Page, desk: Desk) -> None:
    ingest_lighthouses(desk)
    page.goto(desk.address)
    expect(page.locator(".line")).to_have_count(4)
    page.get_by_label("Source", exact=True).focus()
    page.get_by_label("Source", exact=True).select_option("lights.example")
    expect(page.locator(".line")).to_have_count(3)
    assert "source=lights.example" in page.url
    expect(page.locator(":focus")).to_have_attribute("id", "filter-source")
    page.get_by_label("Impact score", exact=True).select_option("none")
    expect(page.locator(".active .badge")).to_have_count(2)
    page.go_back()
    expect(page.locator(".active .badge")).to_have_count(1)
    page.get_by_role("link", name="Clear all filters").click()
    expect(page.locator(".line")).to_have_count(4)


def test_keys_walk_and_search(page: Page, desk: Desk) -> None:
    ingest_lighthouses(desk)
    page.goto(desk.address)
    page.keyboard.press("/")
    page.keyboard.type('"northern channel"')
    page.keyboard.press("Enter")
    expect(page.locator(".line")).to_have_count(1)
    expect(page.locator(".snippet mark").first).to_be_visible()
    page.goto(desk.address)
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(page.locator(":focus")).to_have_text(page.locator(".line h2").first.inner_text())


def test_on_a_narrow_screen_one_part_shows_at_a_time(browser: Browser, desk: Desk) -> None:
    with visiting(browser, desk, viewport={"width": 360, "height": 740}) as page:
        page.goto(desk.entry)
        source, claims = page.locator("#source"), page.locator("#claims")
        expect(source).to_be_hidden()
        claim(page, "title").get_by_role("link", name="p. 1").click()
        expect(claims).to_be_hidden()
        expect(source).to_be_visible()
        expect(page.get_by_role("button", name="Source", exact=True)).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("s")
        expect(claims).to_be_visible()
        page.keyboard.press("a")
        expect(page.locator("#announce")).to_have_text("Accepted. 58 left.")
