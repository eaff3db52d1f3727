"""A new version of the rules or of the document meets what people decided."""

from typing import Any

from playwright.sync_api import Page, expect

from models.entry import Entry
from models.finding import ActionKind
from tests.browser import plan
from tests.browser.desk import Desk
from tests.browser.plan import WORK
from tests.browser.visitor import claim, settled

MOVED = "The Port Authority will dredge the northern channel by 2031."


def accept_everything(page: Page, desk: Desk, left: int = 59) -> None:
    page.goto(desk.entry)
    page.get_by_role("button", name=f"Accept all {left}").click()
    expect(page.locator("#bar")).to_contain_text("Everything is decided.")


def with_action(entry: Entry, number: int, **changes: Any) -> Entry:
    actions = [a.model_copy(update=changes) if n == number else a for n, a in enumerate(entry.actions)]
    return entry.model_copy(update={"actions": tuple(actions)})


def test_a_change_of_the_rules_brings_back_only_what_they_see_otherwise(page: Page, desk: Desk) -> None:
    accept_everything(page, desk)
    before = desk.store.work(WORK)
    first = before.reviewed.entry.actions[0]
    redrawn = plan.draft(plan.snapshot(), extractor="2.0")
    desk.ingest(plan.snapshot(), with_action(redrawn, 0, kind=ActionKind.ONGOING, actor="The Authority"))

    page.goto(desk.entry)
    expect(page.locator("#bar")).to_contain_text("58 of 59 decided")
    page.get_by_role("link", name="Returned 1").click()
    back = claim(page, first.id)
    expect(page.locator(".claim")).to_have_count(1)
    expect(back.locator(".side").nth(0)).to_contain_text("commitment")
    expect(back.locator(".side").nth(1)).to_contain_text("ongoing")
    expect(back.locator(".side mark").nth(1)).to_have_text(first.text)
    back.get_by_role("button", name="Keep what was decided").click()
    settled(page)
    now = desk.store.work(WORK)
    assert now.open_targets == ()
    assert now.reviewed.entry.actions[0].kind == "commitment"


def test_the_new_reading_can_be_taken(page: Page, desk: Desk) -> None:
    accept_everything(page, desk)
    redrawn = plan.draft(plan.snapshot(), extractor="2.0")
    desk.ingest(plan.snapshot(), with_action(redrawn, 0, kind=ActionKind.ONGOING))
    page.goto(f"{desk.entry}?show=returned")
    page.get_by_role("button", name="Take the new one").click()
    settled(page)
    now = desk.store.work(WORK)
    assert now.open_targets == ()
    assert now.reviewed.entry.actions[0].kind == "ongoing"


def test_a_change_of_the_document_keeps_every_word_and_brings_back_what_it_touches(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.entry}?edit=title")
    claim(page, "title").locator("input[name=value]").fill("Safe ports")
    claim(page, "title").get_by_role("button", name="Save", exact=True).click()
    expect(claim(page, "title").locator(".says")).to_have_text("Safe ports")
    accept_everything(page, desk, 58)
    gone = desk.store.work(WORK).reviewed.entry.actions[0]

    desk.ingest(plan.snapshot(plan.source(first=MOVED)))
    now = desk.store.work(WORK)
    assert now.reviewed.entry.title.value == "Safe ports"
    added = next(action for action in now.reviewed.entry.actions if action.text == MOVED)
    assert set(now.open_targets) == {added.id, gone.id}

    page.goto(desk.entry)
    back = claim(page, gone.id)
    expect(back.locator(".side").nth(0)).to_contain_text(gone.text)
    expect(back.locator(".side").nth(1)).to_contain_text("The new version no longer has this.")
    back.get_by_role("button", name="Take the new one").click()
    settled(page)
    claim(page, added.id).get_by_role("button", name="Accept", exact=True).click()
    settled(page)
    done = desk.store.work(WORK)
    assert done.open_targets == ()
    assert MOVED in {action.text for action in done.reviewed.entry.actions}
    assert gone.text not in {action.text for action in done.reviewed.entry.actions}
