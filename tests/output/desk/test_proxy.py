"""A trusted proxy says who its visitors are; nobody else can say so in its place."""

from ipaddress import ip_network

import pytest

from models.user import Role
from output.desk import DeskOptions
from output.desk.options import TrustedProxy
from output.store import Store
from tests.output.desk.people import BO, add_ada
from tests.output.desk.visiting import Visitor, desk

HEADER = "X-Remote-User"
PROXY = TrustedProxy((ip_network("10.1.0.0/16"), ip_network("fd00::/8")), HEADER)


@pytest.fixture
def people(desk_store: Store) -> Store:
    """A store where Ada, an administrator, and Bo, a reviewer, work."""
    add_ada(desk_store)
    desk_store.people.add(BO, by="ada")
    return desk_store


def status(
    store: Store, address: str, options: DeskOptions | None = None, path: str = "/account", **headers: str
) -> int:
    visitor = Visitor(desk(store, options or DeskOptions(proxy=PROXY)), address=address)
    answer = visitor.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return int(answer.status_code)


@pytest.mark.parametrize("address", ["10.1.2.3", "fd00::1", "::ffff:10.1.2.3"])
def test_the_proxy_is_believed(people: Store, address: str) -> None:
    assert status(people, address, X_Remote_User="Bo") == 200


@pytest.mark.parametrize("address", ["127.0.0.1", "10.2.0.1", "::1", "::ffff:10.2.0.1", "testclient", "10.1.2.3.evil"])
def test_others_who_write_the_header_are_not(people: Store, address: str) -> None:
    assert status(people, address, X_Remote_User="ada") == 303
    assert status(people, address, X_Remote_User="ada", X_Forwarded_For="10.1.2.3", Forwarded="for=10.1.2.3") == 303


def test_without_a_header_named_none_is_believed(people: Store) -> None:
    options = DeskOptions(proxy=TrustedProxy(PROXY.networks))
    assert status(people, "10.1.2.3", options, X_Remote_User="ada") == 303


def test_a_header_that_is_there_twice_is_the_visitors_doing_and_says_nothing(people: Store) -> None:
    visitor = Visitor(desk(people, DeskOptions(proxy=PROXY)), address="10.1.2.3")
    answer = visitor.get("/account", headers=[(HEADER, "ada"), (HEADER, "bo")])
    assert answer.status_code == 303


@pytest.mark.parametrize("name", ["eve", "bo ada", "<script>", "' OR 1=1 --", "b\u00f6".encode().decode("latin-1")])
def test_a_name_that_nobody_added_is_told_what_to_do(people: Store, name: str) -> None:
    visitor = Visitor(desk(people, DeskOptions(proxy=PROXY)), address="10.1.2.3", headers={"Accept-Language": "en"})
    answer = visitor.get("/account", headers=[(HEADER.encode(), name.encode("latin-1"))])
    assert answer.status_code == 403 and "Ask an administrator to add you" in answer.text


def test_newcomers_may_do_what_was_set_for_them_and_no_more(people: Store) -> None:
    options = DeskOptions(proxy=PROXY, newcomers=Role.READER)
    assert status(people, "10.1.2.3", options, X_Remote_User="cy") == 200
    assert status(people, "10.1.2.3", options, "/people", X_Remote_User="cy") == 403


def test_who_is_disabled_stays_out_whatever_the_proxy_says(people: Store) -> None:
    people.people.set_disabled("bo", True, by="ada")
    assert status(people, "10.1.2.3", X_Remote_User="bo") == 403


def test_limits_count_the_visitors_address_and_not_the_proxys(people: Store) -> None:
    app = desk(people, DeskOptions(proxy=PROXY))
    for number in range(21):
        eve = Visitor(app, address="10.1.2.3", headers={"X-Forwarded-For": f"10.9.9.{number}, 192.0.2.1"})
        last = eve.submit("/login", page="/login", name=f"eve{number}", password="wrong").status_code
    other = Visitor(app, address="10.1.2.3", headers={"X-Forwarded-For": "192.0.2.2"})
    assert last == 429
    assert other.submit("/login", page="/login", name="eve", password="wrong").status_code == 401
