"""The changes in a browser: by keys, without scripts, and back to the claims."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from models.change import Change, ChangeKind, FindingChange, PassageChange
from tests.browser import plan
from tests.browser.desk import Desk
from tests.browser.test_accessibility import LOOKS, barriers
from tests.browser.visitor import visiting


@pytest.fixture
def changed(desk: Desk) -> Desk:
    """A desk on which the plan was new, and then moved a deadline, gained a sentence and lost a principle."""
    action = plan.draft(plan.snapshot()).actions[0]
    findings = (
        FindingChange(group="actions", id=action.id, old=action.text, new=action.text, parts=("deadline",)),
        FindingChange(group="principles", id="lost", old="Ships come first"),
    )
    passages = (
        PassageChange(
            section=("Deep and clear channels",),
            old="The Port Authority will dredge the northern channel by 2027.",
            new="The Port Authority will dredge the northern channel by 2029.",
        ),
        PassageChange(section=("Work in the ports",), new="Pilots are paid by the hour."),
    )
    known: dict[str, Any] = {"work_id": plan.WORK, "url": plan.ADDRESS, "new_sha256": plan.snapshot().sha256}
    news = Change(kind=ChangeKind.NEW, priority=2, **known)
    change = Change(
        kind=ChangeKind.CHANGED, priority=1, findings=findings, passages=passages, note="Corrected.", **known
    )
    desk.store.save_changes([news, change])
    return desk


def test_keys_walk_the_list_and_the_differences(page: Page, changed: Desk) -> None:
    page.goto(f"{changed.address}/changes")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(":focus")).to_have_attribute("href", "/changes/2")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{changed.address}/changes/2")
    for _ in range(3):
        page.keyboard.press("j")
    expect(page.locator(":focus ins")).to_have_text("2029")
    expect(page.locator(":focus del")).to_have_text("2027")
    page.keyboard.press("k")
    expect(page.locator(":focus")).to_contain_text("Ships come first")
    page.keyboard.press("c")
    page.wait_for_url(changed.entry)


def test_the_keys_are_shown(page: Page, changed: Desk) -> None:
    page.goto(f"{changed.address}/changes/2")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys")).to_contain_text("To the claims")


@pytest.fixture
def plain(browser: Browser, changed: Desk) -> Iterator[Page]:
    """A visitor of that desk without JavaScript."""
    with visiting(browser, changed, java_script_enabled=False) as visitor:
        yield visitor


def test_without_scripts_from_the_list_to_the_claim_and_back(plain: Page, changed: Desk) -> None:
    plain.goto(f"{changed.address}/changes")
    plain.get_by_label("Kind of news").select_option("changed")
    plain.get_by_role("button", name="Filter").click()
    expect(plain.locator(".line")).to_have_count(1)
    plain.get_by_role("link", name=plan.TITLE).click()
    expect(plain.locator(".passage")).to_have_count(2)
    plain.get_by_role("link", name="To the claim 1").click()
    action = plan.draft(plan.snapshot()).actions[0]
    expect(plain.locator(f'.claim[data-target="{action.id}"]')).to_be_in_viewport()
    plain.locator(".work-news").get_by_role("link").click()
    expect(plain.locator(".change-head")).to_contain_text("Corrected.")
    plain.get_by_role("link", name="As it is now").click()
    expect(plain.locator("#source-pane")).to_have_attribute("data-view", "text")


@pytest.mark.parametrize("look", LOOKS)
def test_no_change_has_a_barrier(browser: Browser, changed: Desk, look: dict[str, Any]) -> None:
    with visiting(browser, changed, **look) as page:
        for path in ("/changes", "/changes?kind=removed", "/changes/1", "/changes/2", "/work/KEY"):
            answer = page.goto(changed.address + path.replace("KEY", changed.key))
            assert answer is not None and answer.status == 200, path
            assert barriers(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is too wide"
