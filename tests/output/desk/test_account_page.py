import re

import pytest

from output.desk.access.throttle import FAILURES_PER_NAME
from output.store import Store
from tests.output.desk.people import BO, PASSWORD, add_ada, log_in
from tests.output.desk.visiting import Visitor, desk

NEW = "seven quays and a fox"


@pytest.fixture
def bo(desk_store: Store) -> Visitor:
    """Bo, a reviewer who has logged in."""
    add_ada(desk_store)
    desk_store.people.add(BO, by="ada", password=PASSWORD)
    visitor = Visitor(desk(desk_store), headers={"Accept-Language": "en"})
    log_in(visitor, "bo")
    return visitor


def change(visitor: Visitor, current: str = PASSWORD, new: str = NEW, again: str = NEW) -> str:
    """Change the password; what the page says comes back."""
    answer = visitor.submit("/account/password", page="/account", current=current, new=new, again=again)
    if answer.status_code == 303:
        answer = visitor.get(answer.headers["location"])
    return str(answer.text)


def test_one_changes_ones_own_password_and_stays_logged_in_here_alone(bo: Visitor) -> None:
    elsewhere = Visitor(bo.desk)
    log_in(elsewhere, "bo")
    assert "Your password is changed" in change(bo)
    assert bo.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    log_in(elsewhere, "bo", NEW)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"current": "wrong"}, "current password is wrong"),
        ({"again": "another word entirely"}, "passwords differ"),
        ({"new": "short", "again": "short"}, "easy to guess"),
        ({"new": "bo bo bo bo and", "again": "bo bo bo bo and"}, "easy to guess"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(bo: Visitor, fields: dict[str, str], said: str) -> None:
    assert said in change(bo, **fields)
    log_in(Visitor(bo.desk), "bo")


def test_whoever_finds_a_desk_left_open_does_not_find_the_password_by_trying(bo: Visitor) -> None:
    for _ in range(FAILURES_PER_NAME):
        assert "current password is wrong" in change(bo, current="wrong")
    assert "too often" in change(bo)


def test_a_token_is_shown_once_and_opens_the_api_until_it_is_revoked(bo: Visitor) -> None:
    answer = bo.submit("/account/tokens", page="/account", label="weekly export")
    (token,) = re.findall(r'<code class="secret">(pm_[^<]+)</code>', answer.text)
    page = bo.get("/account").text
    assert token not in page and "weekly export" in page
    program = Visitor(bo.desk, address="192.0.2.7", headers={"Authorization": f"Bearer {token}"})
    assert program.get("/api/v1/me").json()["name"] == "bo"
    (path,) = re.findall(r'action="(/account/tokens/\d+/revoke)"', page)
    assert bo.submit(path, page="/account").headers["location"] == "/account?done=revoked"
    assert program.get("/api/v1/me").status_code == 401


def test_a_token_opens_the_api_and_no_page(bo: Visitor, desk_store: Store) -> None:
    token = desk_store.people.make_token("bo", "export")
    program = Visitor(bo.desk, headers={"Authorization": f"Bearer {token}"})
    assert program.get("/account").status_code == 303


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer ", "Bearer pm_wrong", "Basic Ym86eA==", "pm_x", "Bearer a b"])
def test_nothing_else_is_a_token_and_a_session_does_not_stand_in_for_it(bo: Visitor, shown: str) -> None:
    assert bo.get("/api/v1/me").status_code == 200
    answer = bo.get("/api/v1/me", headers={"Authorization": shown})
    assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"


def test_nobody_revokes_the_token_of_another(bo: Visitor, desk_store: Store) -> None:
    token = desk_store.people.make_token("ada", "export")
    number = desk_store.people.tokens("ada")[0].id
    assert bo.submit(f"/account/tokens/{number}/revoke", page="/account").status_code == 422
    assert desk_store.people.token_user(token)
