import re
from datetime import timedelta

import pytest

from output.desk import DeskOptions
from output.desk.access.throttle import FAILURES_PER_ADDRESS, FAILURES_PER_NAME
from output.store import Store
from output.store.people import AuditQuery, passwords
from tests.output.desk.people import BO, PASSWORD, add_ada, log_in
from tests.output.desk.visiting import Visitor, desk

COOKIE = "desk"


@pytest.fixture
def visitor(desk_store: Store) -> Visitor:
    """Somebody who has not logged in yet, at a desk where Ada works."""
    add_ada(desk_store)
    return Visitor(desk(desk_store), headers={"Accept-Language": "en"})


def test_logging_in_leads_to_the_page_that_was_asked_for(visitor: Visitor) -> None:
    asked = visitor.get("/people?done=role")
    assert asked.status_code == 303
    login = asked.headers["location"]
    assert login == "/login?next=%2Fpeople%3Fdone%3Drole"
    *_, after = re.findall(r'name="next" value="([^"]+)"', visitor.get(login).text)
    answer = visitor.submit("/login", page=login, name="ADA", password=PASSWORD, next=after)
    assert (answer.status_code, answer.headers["location"]) == (303, "/people?done=role")
    assert "Ada Lind" in visitor.get("/people?done=role").text
    assert visitor.get("/login").headers["location"] == "/"


def test_nobody_learns_whether_the_name_or_the_password_was_wrong(visitor: Visitor, desk_store: Store) -> None:
    desk_store.people.add(BO, by="ada", password=PASSWORD)
    desk_store.people.set_disabled("bo", True, by="ada")
    answers = [
        visitor.submit("/login", page="/login", name=name, password=password)
        for name, password in (("ada", "wrong"), ("eve", "wrong"), ("bo", PASSWORD), ("", ""))
    ]
    pages = {re.sub(r'[0-9a-f]{64}|value="\w*"', "", answer.text) for answer in answers}
    assert {answer.status_code for answer in answers} == {401} and len(pages) == 1


def test_an_unknown_name_takes_as_much_work_as_a_known_one(desk_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add_ada(desk_store)
    desk_store.people.check_password("eve", "wrong")  # makes the hash of nobody
    verified = []
    real = passwords._hasher

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            verified.append(kept[:40])
            return real.verify(kept, password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    for name in ("ada", "eve"):
        assert desk_store.people.check_password(name, "wrong") is None
    assert len(verified) == 2 and len({hashed.rsplit("$", 1)[0] for hashed in verified}) == 1


def test_a_key_that_was_planted_before_log_in_opens_nothing(visitor: Visitor, desk_store: Store) -> None:
    visitor.get("/login")
    planted = visitor.cookies[COOKIE]
    secret = visitor.csrf("/login")
    log_in(visitor)
    assert visitor.cookies[COOKIE] != planted and visitor.csrf("/people") != secret
    attacker = Visitor(visitor.desk)
    attacker.cookies.set(COOKIE, planted)
    assert attacker.get("/people").status_code == 303


def test_logging_out_ends_the_session_and_not_only_the_cookie(visitor: Visitor) -> None:
    log_in(visitor)
    stolen = visitor.cookies[COOKIE]
    assert visitor.submit("/logout", page="/people").headers["location"] == "/login"
    thief = Visitor(visitor.desk)
    thief.cookies.set(COOKIE, stolen)
    for browser in (visitor, thief):
        assert browser.get("/people").status_code == 303


@pytest.mark.parametrize(
    "options",
    [DeskOptions(session_idle=timedelta(0)), DeskOptions(session_length=timedelta(0))],
    ids=["idle", "length"],
)
def test_a_session_that_has_run_out_leads_to_log_in(desk_store: Store, options: DeskOptions) -> None:
    add_ada(desk_store)
    visitor = Visitor(desk(desk_store, options))
    log_in(visitor)
    assert visitor.get("/people").headers["location"].startswith("/login?")


@pytest.mark.parametrize("value", ["", "x", "x" * 43, "' OR 1=1 --", "a" * 5000])
def test_no_other_cookie_is_a_session(visitor: Visitor, value: str) -> None:
    visitor.cookies.set(COOKIE, value)
    assert visitor.get("/people").status_code == 303


def test_a_name_is_tried_only_so_often_with_the_right_password_too(visitor: Visitor) -> None:
    for _ in range(FAILURES_PER_NAME):
        assert visitor.submit("/login", page="/login", name="ada", password="wrong").status_code == 401
    answer = visitor.submit("/login", page="/login", name=" Ada", password=PASSWORD)
    assert answer.status_code == 429 and 0 < int(answer.headers["retry-after"]) <= 300
    assert "Wait 5 minutes" in answer.text
    assert visitor.get("/people").status_code == 303


def test_a_name_that_nobody_has_is_limited_just_the_same(visitor: Visitor) -> None:
    statuses = [
        visitor.submit("/login", page="/login", name="eve", password="wrong").status_code
        for _ in range(FAILURES_PER_NAME + 1)
    ]
    assert statuses == [401] * FAILURES_PER_NAME + [429]


def test_an_address_tries_only_so_many_names_and_others_are_not_kept_out(visitor: Visitor) -> None:
    for number in range(FAILURES_PER_ADDRESS):
        visitor.submit("/login", page="/login", name=f"eve{number}", password="wrong")
    assert visitor.submit("/login", page="/login", name="ada", password=PASSWORD).status_code == 429
    log_in(Visitor(visitor.desk, address="127.0.0.2"))


def test_a_header_does_not_give_an_attacker_another_address(visitor: Visitor) -> None:
    for number in range(FAILURES_PER_ADDRESS):
        visitor.headers["X-Forwarded-For"] = f"10.0.0.{number}"
        visitor.submit("/login", page="/login", name=f"eve{number}", password="wrong")
    assert visitor.submit("/login", page="/login", name="ada", password=PASSWORD).status_code == 429


def test_log_ins_are_in_the_audit_log_but_no_word_typed_as_a_name(visitor: Visitor, desk_store: Store) -> None:
    visitor.submit("/login", page="/login", name="ada", password="wrong")
    visitor.submit("/login", page="/login", name="my secret password", password="")
    log_in(visitor)
    visitor.submit("/logout", page="/people")
    lines = [(line.act, line.subject) for line in desk_store.audit.page(AuditQuery(limit=4)).lines]
    assert lines == [("logout", "ada"), ("login", "ada"), ("login.failed", None), ("login.failed", "ada")]
    assert "secret" not in str(desk_store.audit.page())


@pytest.mark.parametrize(
    "page", ["/login?next=https://evil.example/", "/login?next=//evil.example", "/login?next=\\\\evil"]
)
def test_log_in_never_leads_away_from_the_desk(visitor: Visitor, page: str) -> None:
    assert "evil" not in visitor.get(page).text.split("<main")[1]
    answer = visitor.submit("/login", page="/login", name="ada", password=PASSWORD, next="//evil.example")
    assert answer.headers["location"] == "/"


def test_htmx_is_told_to_show_the_page_to_log_in_on(visitor: Visitor) -> None:
    answer = visitor.get(
        "/account", headers={"HX-Request": "true", "HX-Current-URL": "http://127.0.0.1/work/1?claim=2"}
    )
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login?next=%2Fwork%2F1%3Fclaim%3D2")
