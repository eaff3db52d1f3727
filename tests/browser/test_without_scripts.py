"""The desk with JavaScript switched off: every act is a form."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from output.review import State
from tests.browser.desk import Desk
from tests.browser.plan import TITLE, WORK
from tests.browser.visitor import claim, visiting


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with visiting(browser, desk, java_script_enabled=False) as visitor:
        yield visitor


def press(page: Page, target: str, name: str) -> None:
    claim(page, target).get_by_role("button", name=name, exact=True).first.click()


def test_from_the_queue_to_published(page: Page, desk: Desk) -> None:
    page.goto(desk.address)
    page.get_by_label("Search", exact=True).fill("channel")
    page.get_by_role("button", name="Search and filter").click()
    expect(page.locator(".snippet mark").first).to_contain_text("channel")
    page.get_by_role("link", name=TITLE).click()

    press(page, "title", "Accept")
    expect(page.locator(".notice.good")).to_have_text("Accepted. 58 left.")
    assert page.url.endswith("#" + str(claim(page, "document_type").get_attribute("id")))
    press(page, "audience", "Unsure")
    press(page, "audience", "Undo")
    claim(page, "published").get_by_text("Reject because…").click()
    claim(page, "published").get_by_label("Reason").fill("Another date")
    claim(page, "published").locator(".reason button").click()
    expect(claim(page, "published")).to_contain_text("Reason: Another date")

    claim(page, "issuer").get_by_role("link", name="Edit").click()
    claim(page, "issuer").get_by_label("Issued by").fill("Ministry of Ports")
    press(page, "issuer", "Save")
    expect(claim(page, "issuer").locator(".says")).to_have_text("Ministry of Ports")
    claim(page, "issuer").get_by_text("History (1)").click()
    expect(claim(page, "issuer").locator(".history")).to_contain_text("Ministry of Harbours")

    claim(page, "title").get_by_text("Comments", exact=True).click()
    claim(page, "title").get_by_label("Write a comment").fill("Is that all of it?")
    press(page, "title", "Post")
    expect(claim(page, "title")).to_contain_text("Is that all of it?")

    page.get_by_role("button", name="Accept all 56", exact=True).click()
    expect(page.locator("#bar")).to_contain_text("Everything is decided.")
    for name, state in (("Approve", State.APPROVED), ("Publish", State.PUBLISHED)):
        page.locator(".moves > summary").click()
        page.get_by_role("button", name=name, exact=True).click()
        assert desk.store.work(WORK).state is state


def test_a_late_edit_is_shown_beside_what_was_first(page: Page, browser: Browser, desk: Desk) -> None:
    page.goto(f"{desk.entry}?edit=issuer#claim-issuer")
    with visiting(browser, desk, java_script_enabled=False) as other:
        other.goto(f"{desk.entry}?edit=issuer#claim-issuer")
        claim(other, "issuer").get_by_label("Issued by").fill("Ministry of Ports")
        press(other, "issuer", "Save")
    claim(page, "issuer").get_by_label("Issued by").fill("Harbour Ministry")
    press(page, "issuer", "Save")
    expect(claim(page, "issuer").locator("[data-conflict]")).to_contain_text("Ministry of Ports")
    expect(claim(page, "issuer").get_by_label("Issued by")).to_have_value("Harbour Ministry")
    press(page, "issuer", "Save mine")
    assert desk.store.work(WORK).reviewed.entry.issuer.value == "Harbour Ministry"


def test_the_gate_is_shut_and_says_what_is_left(page: Page, desk: Desk) -> None:
    page.goto(desk.entry)
    press(page, "title", "Accept")
    page.locator(".moves > summary").click()
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.locator(".notice.bad")).to_contain_text("58 claims wait for a decision")
    page.locator(".moves > summary").click()
    page.get_by_label("Leave them unreviewed").check()
    page.get_by_role("button", name="Approve", exact=True).click()
    assert desk.store.work(WORK).state is State.APPROVED


def test_all_shown_are_accepted_and_that_is_undone(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.entry}?show=maybe")
    page.get_by_role("button", name="Accept all 3", exact=True).click()
    expect(page.locator(".claim.accepted")).to_have_count(3)
    page.get_by_role("button", name="Undo last").click()
    expect(page.locator(".claim.accepted")).to_have_count(0)
    assert desk.store.work(WORK).reviewed.standings == {}
