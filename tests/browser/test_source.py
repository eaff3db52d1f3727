"""The source beside the claims in a real browser: evidence comes into sight, and selections become findings."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.desk import Desk
from tests.browser.plan import PILLARS, TITLE, WORK
from tests.browser.visitor import claim, visiting

FIRST, LAST = PILLARS["Deep and clear channels"][0], PILLARS["Watch and respond"][-1]


def target_of(desk: Desk, text: str) -> str:
    return next(item.id for item in desk.store.entry(WORK).actions if item.text == text)


def lit(page: Page, target: str) -> Locator:
    return page.locator(f'.lit.chosen[data-target="{target}"] rect').first


def drag_over(page: Page, line: Locator) -> None:
    """Select all of a line with the mouse."""
    expect(line).to_be_attached()
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle, steps=5)
    page.mouse.up()


def test_selecting_a_claim_brings_its_evidence_into_sight(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    target = target_of(desk, LAST)
    claim(page, target).locator(".says").click()
    expect(lit(page, target)).to_be_in_viewport()
    expect(page.locator(".lit.chosen")).to_have_count(1)


def test_a_box_leads_to_its_claim(page: Page, desk: Desk) -> None:
    target = target_of(desk, FIRST)
    page.goto(f"{desk.entry}?claim={target}")
    box = lit(page, target)
    expect(box).to_be_in_viewport()
    expect(page.locator(".paper.lettered").first).to_be_attached()
    other = page.locator(f'.lit:not([data-target="{target}"])[data-anchor^="claim-action"]').first
    wanted, place = other.get_attribute("data-target"), other.locator("rect").first.bounding_box()
    assert wanted
    assert place
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.locator('.claim[aria-current="true"]')).to_have_attribute("data-target", wanted)


def test_boxes_are_reached_by_keys(page: Page, desk: Desk) -> None:
    target = target_of(desk, FIRST)
    page.goto(f"{desk.entry}?claim={target}")
    page.locator(f'.lit[data-target="{target}"]').first.focus()
    page.keyboard.press("Enter")
    expect(claim(page, target)).to_be_focused()


def test_pages_are_loaded_as_they_come_near(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    total = page.locator(".sheet").count()
    assert page.locator(".sheet:not(.blank)").count() < total
    page.fill("#source-page", str(total))
    page.keyboard.press("Enter")
    expect(page.locator(f"#page-{total}:not(.blank) img")).to_be_in_viewport()


def test_selected_words_become_a_finding(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    drag_over(page, page.locator(".letters text", has_text="This chapter is about pillar 1"))
    page.click("[data-make]")
    dialog = page.locator("dialog[open]")
    expect(dialog.locator("blockquote")).to_contain_text("This chapter is about pillar 1: deep and clear channels.")
    dialog.locator("select[name=choice]").select_option("action.exploratory")
    dialog.locator("input[name=actor]").fill("The Port Authority")
    dialog.get_by_role("button", name="Add").click()
    page.wait_for_url("**claim=**")
    added = desk.store.work(WORK).reviewed.entry.actions[-1]
    assert (added.text, added.kind, added.actor) == (
        "This chapter is about pillar 1: deep and clear channels.",
        "exploratory",
        "The Port Authority",
    )
    expect(claim(page, added.id)).to_be_in_viewport()
    expect(lit(page, added.id)).to_be_in_viewport()


def test_words_selected_in_the_text_become_a_finding(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.entry}?view=text")
    drag_over(page, page.locator(".words mark", has_text=FIRST))
    page.click("[data-make]")
    dialog = page.locator("dialog[open]")
    dialog.locator("select[name=choice]").select_option("pillar")
    dialog.get_by_role("button", name="Add").click()
    page.wait_for_url("**claim=**")
    assert desk.store.work(WORK).reviewed.entry.pillars[-1].title == FIRST


def test_a_refused_finding_says_why_in_its_dialog(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.get_by_role("link", name="New finding").click()
    dialog = page.locator("dialog[open]")
    dialog.locator("textarea[name=quote]").fill("words that nobody wrote")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_role("alert")).to_contain_text("not in the source")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_text_instead_of_pictures(page: Page, desk: Desk) -> None:
    target = target_of(desk, LAST)
    page.goto(f"{desk.entry}?claim={target}")
    page.locator(".source-bar").get_by_role("link", name="Text").click()
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    expect(page.locator("mark.chosen").first).to_have_text(LAST)


def test_without_script_links_and_forms_do_the_same(browser: Browser, desk: Desk) -> None:
    target = target_of(desk, LAST)
    with visiting(browser, desk, java_script_enabled=False) as page:
        page.goto(f"{desk.entry}?claim={target}#evidence")
        expect(page.locator("#evidence rect").first).to_be_in_viewport()
        page.get_by_role("link", name="Next page").click()
        page.get_by_role("link", name="Previous page").click()
        expect(page.locator(".sheet img").first).to_be_visible()
        page.get_by_role("link", name="New finding").click()
        page.fill("textarea[name=quote]", TITLE)
        page.select_option("select[name=choice]", "pillar")
        page.get_by_role("button", name="Add").click()
        expect(page.locator("main")).to_contain_text(TITLE)
    assert desk.store.work(WORK).reviewed.entry.pillars[-1].title == TITLE


@pytest.mark.parametrize("width", [320, 1400])
def test_nothing_is_wider_than_the_screen(browser: Browser, desk: Desk, width: int) -> None:
    with visiting(browser, desk, viewport={"width": width, "height": 800}) as page:
        page.goto(desk.entry)
        if width < 900:
            page.locator('[data-pane-button="source"]').click()
        expect(page.locator(".sheet img").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
