"""Every route of the desk: who may use it, and that no other web page can use it in their name."""

import re
from collections.abc import Iterator

import pytest
from httpx import Response
from starlette.applications import Starlette

from models.user import Role, User
from output.desk import DeskOptions
from output.desk.guarding import GuardedRoute, UnguardedRoute, guarded_routes, refuse_unguarded
from output.desk.options import TrustedProxy
from output.store import Store
from tests.output.desk.visiting import LOCAL_NETWORK, Visitor, desk

LEAST = {
    None: """
        GET /static/{digest}/{name:path}
        POST /language
        GET /login
        POST /login
        POST /logout
        GET /login/provider
        GET /login/provider/back
        GET /api/reference
        GET /monitor/
        GET /monitor
        GET /monitor/assets/monitor.css
        GET /monitor/sitemap.xml
        GET /monitor/entries.csv
        GET /monitor/actions.csv
        GET /monitor/entries.jsonl
        GET /monitor/{name}
        GET /monitor/{language}/jurisdictions
        GET /monitor/{language}/feed.atom
        GET /monitor/{language}/feed.json
        GET /monitor/{language}/{key}
        GET /monitor/{language}/{key}/{number}
    """,
    Role.READER: """
        GET /
        GET /account
        GET /changes
        GET /changes/{number}
        POST /account/password
        POST /account/tokens
        POST /account/tokens/{number}/revoke
        GET /insight
        GET /nights
        GET /nights/{number}
        GET /insight/actions
        GET /insight/rules
        GET /insight/rules/{rule_id}
        GET /insight/sources
        GET /work/{key}
        GET /work/{key}/claim
        GET /work/{key}/entry.md
        GET /work/{key}/entry.json
        GET /work/{key}/source
        GET /work/{key}/source/text
        GET /work/{key}/source/page/{number:int}.png
        GET /work/{key}/source/page/{number:int}
        GET /work/{key}/source/page/{number:int}/letters
        GET /api/v1/me
        GET /api/v1/queue
        GET /api/v1/search
        GET /api/v1/works/{key}
        GET /api/v1/works/{key}/draft
        GET /api/v1/works/{key}/history
        GET /api/v1/works/{key}/comments
        GET /api/v1/changes
        GET /api/v1/changes/{number}
        GET /api/v1/works/{key}/changes
        GET /api/v1/works/{key}/links
        GET /api/v1/publications
        GET /api/v1/works/{key}/publications
        GET /api/v1/works/{key}/publication
        GET /api/v1/ingestions
        GET /api/v1/ingestions/{ingestion_id}
        GET /api/v1/outcomes
        GET /api/v1/insight/rules
        GET /api/v1/insight/rules/{rule_id}/wrong-hits
        GET /api/v1/insight/sources
        GET /api/v1/insight/throughput
        GET /api/v1/insight/actions
    """,
    Role.REVIEWER: """
        POST /work/{key}/decide
        POST /work/{key}/accept-all
        POST /work/{key}/undo
        POST /work/{key}/restore
        POST /work/{key}/assign
        POST /work/{key}/move
        POST /work/{key}/comment
        POST /work/{key}/comment/{number}/resolve
        GET /work/{key}/findings/new
        POST /work/{key}/findings
        POST /api/v1/works/{key}/decisions
        POST /api/v1/works/{key}/decisions/batch
        POST /api/v1/works/{key}/findings
        PUT /api/v1/works/{key}/assignee
        PUT /api/v1/works/{key}/state
        POST /api/v1/works/{key}/comments
        PUT /api/v1/comments/{comment_id}/resolution
    """,
    Role.EDITOR: """
        GET /ingest
        POST /ingest
        GET /ingest/{ingestion_id}
        GET /ingest/{ingestion_id}/events
        POST /api/v1/ingestions
        POST /api/v1/works/{key}/withdrawal
    """,
    Role.ADMIN: """
        GET /people
        POST /people
        POST /people/{name}/role
        POST /people/{name}/password
        POST /people/{name}/access
        GET /audit
    """,
}
"""The least role that may use each route. A route that is not here has not been thought about."""

TABLE = {tuple(line.split()): role for role, lines in LEAST.items() for line in lines.strip().splitlines()}
UNSAFE = [route for route in TABLE if route[0] != "GET"]
CLOSED = [route for route, role in TABLE.items() if role is not None]


def test_every_route_is_in_the_table_with_its_role(local: Visitor) -> None:
    found = {(method, route.path): route.least for route in _routes(local) for method in route.methods - {"HEAD"}}
    assert found == TABLE


@pytest.mark.parametrize("route", UNSAFE, ids=" ".join)
def test_an_unsafe_request_without_the_secret_of_a_form_is_refused(
    route: tuple[str, str], insiders: "Insiders"
) -> None:
    ada = insiders["ada"]
    for headers in ({}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": insiders["bo"].csrf("/nowhere")}):
        answer = ada.request(route[0], _address(route[1]), headers={**headers, "Accept-Language": "en"}, json={})
        assert _says_forged(answer)


@pytest.mark.parametrize("route", UNSAFE, ids=" ".join)
def test_an_unsafe_request_from_another_site_is_refused_though_it_has_the_secret(
    route: tuple[str, str], insiders: "Insiders"
) -> None:
    ada = insiders["ada"]
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        secret = {"X-CSRF-Token": ada.csrf("/nowhere"), "Accept-Language": "en"}
        answer = ada.request(route[0], _address(route[1]), headers={**headers, **secret}, json={})
        assert _says_forged(answer), headers


@pytest.mark.parametrize("route", CLOSED, ids=" ".join)
def test_nobody_gets_in_without_logging_in(route: tuple[str, str], insiders: "Insiders") -> None:
    stranger = insiders["nobody"]
    secret = {"X-CSRF-Token": stranger.csrf("/login")}
    answer = stranger.request(route[0], _address(route[1]), headers=secret, json={} if route[0] != "GET" else None)
    if route[1].startswith("/api/"):
        assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
    else:
        assert answer.status_code == 303 and answer.headers["location"].startswith("/login?next=%2F")


@pytest.mark.parametrize("route", [route for route in CLOSED if TABLE[route] is not Role.READER], ids=" ".join)
def test_who_has_a_lower_role_is_refused(route: tuple[str, str], insiders: "Insiders") -> None:
    least = TABLE[route]
    assert least is not None
    below = list(Role)[list(Role).index(least) - 1]
    visitor = insiders[below.value]
    secret = {"X-CSRF-Token": visitor.csrf("/nowhere"), "Accept-Language": "en"}
    answer = visitor.request(route[0], _address(route[1]), headers=secret, json={} if route[0] != "GET" else None)
    assert answer.status_code == 403
    assert ROLE_NAMES[least] in answer.text


def test_a_route_that_does_not_say_who_may_use_it_stops_the_desk(local: Visitor) -> None:
    app = local.desk
    app.get("/forgotten")(lambda: "secret")
    with pytest.raises(UnguardedRoute, match="/forgotten"):
        refuse_unguarded(app)


def test_a_part_that_cannot_be_looked_into_stops_the_desk(local: Visitor) -> None:
    local.desk.mount("/opaque", Starlette())
    with pytest.raises(UnguardedRoute, match="/opaque"):
        refuse_unguarded(local.desk)


ROLE_NAMES = {Role.REVIEWER: "reviewer", Role.EDITOR: "editor", Role.ADMIN: "administrator"}
Insiders = dict[str, Visitor]


@pytest.fixture(scope="module")
def insiders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Insiders]:
    """Visitors of one desk: "ada" and "bo", administrators; "nobody"; and one for each role, by its name."""
    proxy = TrustedProxy((LOCAL_NETWORK,), "X-Remote-User")
    with Store.open(tmp_path_factory.mktemp("routes")) as store:
        app = desk(store, DeskOptions(proxy=proxy))
        people = {"ada": Role.ADMIN, "bo": Role.ADMIN, **{role.value: role for role in Role}}
        for name, role in people.items():
            store.people.add(User(name=name, display=name, role=role), by="test")
        yield {"nobody": Visitor(app), **{name: Visitor(app, headers={"X-Remote-User": name}) for name in people}}


def _routes(visitor: Visitor) -> list[GuardedRoute]:
    return list(guarded_routes(visitor.desk))


def _says_forged(answer: Response) -> bool:
    return answer.status_code == 403 and any(said in answer.text for said in ("has expired", '"forged-form"'))


def _address(path: str) -> str:
    return re.sub(
        r"\{(\w+)(:\w+)?\}", lambda place: "1" if place[1] in {"number", "comment_id"} else "0123456789abcdef", path
    )
