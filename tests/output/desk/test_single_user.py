"""A desk on loopback without users opens without log-in: for this machine, and only so long."""

import pytest

from models.user import Role, User
from output.desk import DeskOptions
from output.desk.options import OidcOptions, TrustedProxy
from output.store import Store
from tests.output.desk.people import PASSWORD
from tests.output.desk.visiting import LOCAL_NETWORK, Visitor, desk


def test_the_one_user_may_do_all_and_is_told_so(local: Visitor) -> None:
    page = local.get("/people", headers={"Accept-Language": "en"}).text
    assert "Everyone on this computer can do everything" in page
    assert "policy-monitor people add NAME --role admin" in page


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"]
)
def test_what_a_proxy_passes_on_is_not_from_this_machine(local: Visitor, header: str) -> None:
    assert local.get("/people", headers={header: "127.0.0.1"}).status_code == 303


def test_another_machine_is_never_the_one_user(desk_store: Store) -> None:
    for address in ("192.0.2.1", "unknown"):
        assert Visitor(desk(desk_store), address=address).get("/people").status_code == 303


@pytest.mark.parametrize(
    "options",
    [
        DeskOptions(loopback=False),
        DeskOptions(public_url="https://desk.example.org"),
        DeskOptions(allowed_hosts=frozenset({"desk.example.org"})),
        DeskOptions(proxy=TrustedProxy((LOCAL_NETWORK,))),
        DeskOptions(oidc=OidcOptions("https://id.example", "desk")),
    ],
)
def test_a_desk_that_others_may_reach_has_no_one_user(desk_store: Store, options: DeskOptions) -> None:
    visitor = Visitor(desk(desk_store, options), headers={"Accept-Language": "en"})
    assert visitor.get("/people").status_code == 303
    assert "policy-monitor people add NAME --role admin" in visitor.get("/login").text


def test_the_first_administrator_goes_on_working_and_everyone_else_must_log_in(
    local: Visitor, desk_store: Store
) -> None:
    form = {"name": "ada", "display": "Ada Lind", "role": "admin", "password": PASSWORD}
    assert local.submit("/people", page="/people", **form).headers["location"] == "/people?done=added"
    page = local.get("/people").text
    assert "Ada Lind" in page and "policy-monitor people add" not in page
    assert Visitor(local.desk).get("/people").status_code == 303
    assert desk_store.audit.page().lines[-1].who == "you"


def test_the_first_must_be_an_administrator(local: Visitor, desk_store: Store) -> None:
    answer = local.submit("/people", page="/people", name="bo", display="Bo", role="reader")
    assert answer.status_code == 422 and not desk_store.people.any()


def test_a_desk_with_users_is_never_single_again(desk_store: Store) -> None:
    desk_store.people.add(User(name="ada", display="Ada", role=Role.ADMIN), by="cli", password=PASSWORD)
    assert Visitor(desk(desk_store)).get("/people").status_code == 303
