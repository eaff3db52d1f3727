"""Reviewing by keys alone."""

from playwright.sync_api import Page, expect

from output.review import State
from tests.browser.desk import Desk
from tests.browser.plan import TITLE, WORK
from tests.browser.visitor import claim, review_all, selected, settled


def standings(desk: Desk) -> dict[str, str]:
    return {target: str(standing) for target, standing in desk.store.work(WORK).reviewed.standings.items()}


def test_from_the_queue_to_published_without_a_mouse(page: Page, desk: Desk) -> None:
    page.goto(desk.address)
    page.keyboard.press("j")
    expect(page.locator(":focus")).to_have_text(TITLE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/work/*")

    for key in "aaxuaaaaax":  # ten decisions, a key each
        page.keyboard.press(key)
    settled(page)
    made = standings(desk)
    assert sorted(made.values()) == sorted(["accepted"] * 7 + ["rejected"] * 2 + ["flagged"])

    here = selected(page)
    page.keyboard.press("e")
    expect(claim(page, here).locator("form[data-edit]")).to_be_visible()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Words of the reviewer.")
    page.keyboard.press("Control+Enter")
    settled(page)
    assert standings(desk)[here] == "edited"
    expect(claim(page, here)).to_contain_text("Words of the reviewer.")
    assert selected(page) != here

    page.keyboard.press("z")
    settled(page)
    assert here not in standings(desk)
    assert selected(page) == here

    page.keyboard.press("c")
    page.keyboard.type("Is this the latest wording? Ask axel, zoe and ulla.")
    page.keyboard.press("Control+Enter")
    expect(claim(page, here)).to_contain_text("Is this the latest wording?")
    assert len(desk.store.comments(WORK)) == 1
    assert len(standings(desk)) == 10

    left = len(desk.store.work(WORK).open_targets)
    for _ in range(left):
        page.keyboard.press("n")
        page.keyboard.press("a")
    settled(page)
    expect(page.locator("#bar")).to_contain_text("Everything is decided.")
    for name, state in (("Approve", State.APPROVED), ("Publish", State.PUBLISHED)):
        page.keyboard.press("m")
        expect(page.locator(":focus")).to_have_text(name)
        page.keyboard.press("Enter")
        expect(page.locator(".steps [aria-current=step]")).to_have_text(state.value)
    assert desk.store.work(WORK).state is State.PUBLISHED
    assert desk.store.publication(WORK).unreviewed == ()


def test_one_key_is_enough_for_each_decision(page: Page, desk: Desk) -> None:
    sitting = review_all(page, desk)
    assert set(sitting.presses) == {1}
    assert desk.store.work(WORK).open_targets == ()


def test_a_reviewer_need_not_wait_for_the_desk(page: Page, desk: Desk) -> None:
    review_all(page, desk, hurried=True)
    assert desk.store.work(WORK).open_targets == ()


def test_what_was_done_is_announced(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.keyboard.press("a")
    expect(page.locator("#announce")).to_have_text("Accepted. 58 left.")
    page.keyboard.press("u")
    expect(page.locator("#announce")).to_have_text("Marked as unsure. 58 left.")
    page.keyboard.press("z")
    expect(page.locator("#announce")).to_have_text("Undone. 58 left.")
    expect(page.locator("#saving")).to_contain_text("Saved at")


def test_keys_can_be_looked_up_changed_and_switched_off(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    row = page.locator('[data-key-name="accept"]')
    row.get_by_role("button").click()
    page.keyboard.press("j")
    expect(page.locator("#keys-message")).to_contain_text("already belongs to “Next”")
    page.keyboard.press("y")
    expect(row.locator("kbd")).to_have_text("y")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("y")
    settled(page)
    assert standings(desk) == {"title": "accepted"}
    page.reload()
    page.keyboard.press("y")
    settled(page)
    assert len(standings(desk)) == 2
    page.keyboard.press("?")
    page.get_by_label("Keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("y")
    settled(page)
    assert len(standings(desk)) == 2


def test_keys_do_nothing_while_one_writes(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.keyboard.press("c")
    page.keyboard.type("axuznjk?")
    expect(page.locator(":focus")).to_have_value("axuznjk?")
    assert standings(desk) == {}
    expect(page.locator("#keys")).not_to_be_visible()


def test_all_that_is_shown_is_accepted_and_undone_with_one_key(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.get_by_role("link", name="Maybe 3").click()
    expect(page.locator(".claim")).to_have_count(3)
    page.get_by_role("button", name="Accept all 3").click()
    expect(page.locator(".claim.accepted")).to_have_count(3)
    assert len(standings(desk)) == 3
    page.keyboard.press("z")
    expect(page.locator(".claim.accepted")).to_have_count(0)
    assert standings(desk) == {}


def test_an_edit_outlives_a_closed_tab(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.keyboard.press("e")
    page.locator("form[data-edit] input[name=value]").fill("Half of a tit")
    other = page.context.new_page()
    page.close()
    other.goto(desk.entry)
    note = claim(other, "title").locator("[data-kept]")
    expect(note).to_contain_text("You wrote something here that was not saved")
    note.get_by_role("button", name="Go on with it").click()
    field = other.locator("form[data-edit] input[name=value]")
    expect(field).to_have_value("Half of a tit")
    field.fill("A whole title")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(claim(other, "title").locator(".says")).to_have_text("A whole title")
    other.reload()
    expect(claim(other, "title").locator("[data-kept]")).not_to_be_visible()


def test_what_cannot_be_sent_is_kept_and_said(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.keyboard.press("e")
    field = page.locator("form[data-edit] input[name=value]")
    field.fill("A title")
    page.route("**/decide", lambda route: route.abort())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#saving")).to_contain_text("Not saved.")
    expect(field).to_have_value("A title")
    page.unroute("**/decide")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(claim(page, "title").locator(".says")).to_have_text("A title")


def test_a_decision_that_fails_brings_the_reviewer_back(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    page.route("**/decide", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("#saving")).to_contain_text("Not saved.")
    assert selected(page) == "title"
    page.unroute("**/decide")
    page.keyboard.press("a")
    settled(page)
    assert standings(desk) == {"title": "accepted"}
