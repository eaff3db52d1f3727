"""People at the desk: the first administrator, log-in, roles, and pages elsewhere that would act in their name."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from models.user import Role
from tests.browser.desk import PASSWORD, Desk
from tests.browser.test_accessibility import LOOKS, barriers
from tests.browser.visitor import log_in, visiting


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, desk: Desk) -> Iterator[Page]:
    with visiting(browser, desk, java_script_enabled=request.param) as visitor:
        yield visitor


def test_from_nobody_to_two_people_who_may_do_different_things(page: Page, browser: Browser, desk: Desk) -> None:
    page.goto(desk.address)
    page.get_by_role("link", name="Add an administrator").click()
    page.get_by_label("Name to log in with").fill("ada")
    page.get_by_label("Name to show").fill("Ada Lind")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("link", name="Ada Lind")).to_be_visible()
    expect(page.locator(".banner")).to_have_count(0)

    page.get_by_label("Name to log in with").fill("bo")
    page.get_by_label("Name to show").fill("Bo Maes")
    page.get_by_label("reader").check()
    page.get_by_role("button", name="Add", exact=True).click()
    password = page.locator("code.secret").inner_text()

    with visiting(browser, desk) as other:
        other.goto(f"{desk.address}/account?from=menu")
        expect(other.get_by_role("heading", level=1)).to_have_text("Log in")
        other.get_by_label("Name").fill("bo")
        other.get_by_label("Password").fill("not that")
        other.get_by_role("button", name="Log in").click()
        expect(other.get_by_role("alert").first).to_contain_text("do not go together")
        other.get_by_label("Password").fill(password)
        other.get_by_role("button", name="Log in").click()
        other.wait_for_url(f"{desk.address}/account?from=menu")
        expect(other.get_by_role("link", name="People")).to_have_count(0)
        other.goto(f"{desk.address}/people")
        expect(other.get_by_role("heading", level=1)).to_have_text("You may not do this")

        page.get_by_label("Role of bo").select_option("admin")
        page.get_by_role("button", name="Change role: bo").click()
        other.goto(f"{desk.address}/people")
        expect(other.get_by_role("heading", level=1)).to_have_text("People")

        page.get_by_role("button", name="Stop the access of bo").click()
        other.reload()
        expect(other.get_by_role("heading", level=1)).to_have_text("Log in")


def test_what_was_seen_before_logging_out_is_not_seen_again(page: Page, desk: Desk) -> None:
    desk.add_people("ada", role=Role.ADMIN)
    log_in(page, desk, "ada")
    page.goto(f"{desk.address}/people")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")


def test_the_interface_speaks_the_chosen_language_and_stays_on_the_page(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.address}/audit?who=ada")
    page.get_by_role("button", name="Nederlands").click()
    page.wait_for_url(f"{desk.address}/audit?who=ada")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logboek")
    assert page.locator("html").get_attribute("lang") == "nl"


FORGED = """<form method="post" action="{desk}/people/bo/role"><input name="role" value="admin"><button>Win a prize</button>
</form>"""


@pytest.mark.parametrize("elsewhere", ["http://evil.example/", "http://127.0.0.1:9/"], ids=["other site", "other port"])
def test_a_page_elsewhere_cannot_act_in_the_name_of_a_visitor(browser: Browser, desk: Desk, elsewhere: str) -> None:
    desk.add_people("ada", role=Role.ADMIN)
    desk.add_people("bo", role=Role.READER)
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    log_in(page, desk, "ada")

    def forge(route: Route) -> None:
        route.fulfill(body=FORGED.format(desk=desk.address), content_type="text/html")

    context.route(f"{elsewhere}**", forge)
    page.goto(elsewhere)
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This form has expired")
    bo = desk.store.people.find("bo")
    assert bo and bo.user.role is Role.READER
    context.close()


def test_no_page_elsewhere_can_show_the_desk_inside_itself(browser: Browser, desk: Desk) -> None:
    context = browser.new_context()
    page = context.new_page()
    frame = f'<iframe src="{desk.address}/people"></iframe>'
    context.route("http://evil.example/**", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto("http://evil.example/")
    page.wait_for_load_state("networkidle")
    assert "People" not in (page.frames[1].content() if len(page.frames) > 1 else "")
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_about_people_has_a_barrier(browser: Browser, desk: Desk, look: dict[str, Any]) -> None:
    desk.add_people("ada", role=Role.ADMIN)
    desk.add_people("a.rather.long.name@department.example.org", "bo")
    desk.store.people.set_disabled("bo", True, by="ada")
    desk.store.people.make_token("ada", "export")
    with visiting(browser, desk, **look) as page:
        page.goto(f"{desk.address}/login")
        assert barriers(page) == []
        page.get_by_label("Name").fill("ada")
        page.get_by_label("Password").fill("not that")
        page.get_by_role("button", name="Log in").click()
        assert barriers(page) == []
        log_in(page, desk, "ada")
        for path in ("/people?done=role", "/account", "/audit", "/nowhere"):
            page.goto(desk.address + path)
            assert barriers(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is too wide"
