"""Two people on one entry: the second is refused, sees both versions, and loses nothing."""

from playwright.sync_api import Browser, Page, expect

from models.user import Role
from output.review import Standing
from tests.browser.desk import Desk
from tests.browser.plan import WORK
from tests.browser.visitor import claim, log_in, selected, settled, visiting


def open_form(page: Page, target: str) -> None:
    claim(page, target).get_by_role("link", name="Edit").click()
    expect(claim(page, target).locator("form[data-edit]")).to_be_visible()


def save(page: Page, target: str, words: str) -> None:
    claim(page, target).locator("input[name=value]").fill(words)
    claim(page, target).get_by_role("button", name="Save", exact=True).click()


def edit(page: Page, target: str, words: str) -> None:
    open_form(page, target)
    save(page, target, words)


def test_a_late_edit_is_refused_and_kept(browser: Browser, desk: Desk) -> None:
    desk.add_people("root", role=Role.ADMIN)
    desk.add_people("ada", "ben", role=Role.REVIEWER)
    with visiting(browser, desk) as ada, visiting(browser, desk) as ben:
        for page, name in ((ada, "ada"), (ben, "ben")):
            log_in(page, desk, name)
            page.goto(desk.entry)
            open_form(page, "issuer")
        save(ada, "issuer", "Ministry of Ports")
        settled(ada)
        save(ben, "issuer", "Harbour Ministry")

        late = claim(ben, "issuer")
        expect(late.locator("[data-conflict]")).to_contain_text("Ada changed this")
        expect(late.locator("[data-conflict] blockquote")).to_have_text("Ministry of Ports")
        expect(late.locator("input[name=value]")).to_have_value("Harbour Ministry")
        expect(ben.locator("#saving")).to_contain_text("Not saved.")
        assert selected(ben) == "issuer"
        assert desk.store.work(WORK).reviewed.entry.issuer.value == "Ministry of Ports"

        late.get_by_role("button", name="Save mine").click()
        expect(late.locator(".says")).to_have_text("Harbour Ministry")
        assert desk.store.work(WORK).reviewed.entry.issuer.value == "Harbour Ministry"
        history = [change.who for change in desk.store.history(WORK, "issuer")]
        assert history == ["ada", "ben"]


def test_who_was_late_may_leave_it_so(browser: Browser, desk: Desk) -> None:
    with visiting(browser, desk) as first, visiting(browser, desk) as second:
        for page in (first, second):
            page.goto(desk.entry)
            open_form(page, "issuer")
        save(first, "issuer", "Ministry of Ports")
        settled(first)
        save(second, "issuer", "Harbour Ministry")
        late = claim(second, "issuer")
        late.get_by_role("link", name="Leave it so").click()
        expect(late.locator(".says")).to_have_text("Ministry of Ports")
        second.reload()
        expect(late.locator("[data-kept]")).not_to_be_visible()


def test_a_late_acceptance_shows_what_it_would_have_accepted(browser: Browser, desk: Desk) -> None:
    with visiting(browser, desk) as first, visiting(browser, desk) as second:
        for page in (first, second):
            page.goto(desk.entry)
        edit(first, "title", "Safe ports")
        settled(first)
        second.keyboard.press("a")
        expect(claim(second, "title").locator(".says")).to_have_text("Safe ports")
        expect(second.locator("#announce")).to_contain_text("someone was first")
        assert selected(second) == "title"
        assert [change.verb.value for change in desk.store.history(WORK, "title")] == ["edit"]


def test_both_may_go_through_one_entry(browser: Browser, desk: Desk) -> None:
    with visiting(browser, desk) as first, visiting(browser, desk) as second:
        first.goto(desk.entry)
        second.goto(f"{desk.entry}#claim-pillar-3")
        for _ in range(4):
            first.keyboard.press("a")
            second.keyboard.press("u")
        settled(first)
        settled(second)
    counted = list(desk.store.work(WORK).reviewed.standings.values())
    assert counted.count(Standing.ACCEPTED) == 4
    assert counted.count(Standing.FLAGGED) == 4
