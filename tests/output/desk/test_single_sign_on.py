"""Logging in at an OpenID Connect provider, and what a provider or a browser may not get away with."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import OctKey, RSAKey

from models.user import Role
from output.desk import DeskOptions
from output.desk.access import handshake
from output.desk.options import OidcOptions
from output.store import Store
from tests.output.desk.oidc import CLIENT, SECRET, FakeProvider, fake_provider
from tests.output.desk.people import BO, add_ada
from tests.output.desk.visiting import Visitor, desk


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    with fake_provider() as provider:
        yield provider


@pytest.fixture
def visitor(desk_store: Store, provider: FakeProvider) -> Visitor:
    """Somebody at a desk where Bo logs in through the provider, and Ada with a password."""
    add_ada(desk_store)
    desk_store.people.add(BO, by="ada")
    return visitor_of(desk_store, provider)


def visitor_of(store: Store, provider: FakeProvider, **options: Any) -> Visitor:
    claim = options.pop("claim", "preferred_username")
    oidc = OidcOptions(provider.issuer, CLIENT, SECRET, claim)
    return Visitor(desk(store, DeskOptions(oidc=oidc, **options)), headers={"Accept-Language": "en"})


def leave(visitor: Visitor, page: str = "/login/provider?next=/account") -> str:
    """Begin to log in: where the desk sends the browser."""
    answer = visitor.get(page)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def come_back(visitor: Visitor, address: str) -> tuple[int, str]:
    """Come back to the desk: the status, and where to or what it says."""
    answer = visitor.get(address)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_the_provider_logs_in_who_was_added(visitor: Visitor, provider: FakeProvider, desk_store: Store) -> None:
    assert "Log in with your organisation" in visitor.get("/login").text
    there = leave(visitor)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
    assert "openid" in asked["scope"].split() and asked["client_id"] == CLIENT
    before = visitor.cookies.get("desk")
    assert come_back(visitor, provider.log_in(there)) == (303, "/account")
    assert visitor.cookies["desk"] != before and "desk-handshake" not in visitor.cookies
    assert "Bo Maes" in visitor.get("/account").text
    assert provider.asked[0]["code_verifier"] not in there
    assert desk_store.audit.page().lines[0].details == {"by": "provider"}


def test_the_cookie_of_the_way_there_is_out_of_reach_of_scripts_and_short_lived(visitor: Visitor) -> None:
    cookie = visitor.get("/login/provider").headers["set-cookie"]
    for flag in ("HttpOnly", "SameSite=lax", "Path=/login/provider", f"Max-Age={handshake.LIFETIME}"):
        assert flag in cookie


def test_an_answer_that_this_browser_did_not_ask_for_logs_nobody_in(visitor: Visitor, provider: FakeProvider) -> None:
    attackers = Visitor(visitor.desk)
    back = provider.log_in(leave(attackers))
    assert come_back(visitor, back)[0] == 400  # a planted answer
    leave(visitor)
    assert come_back(visitor, back)[0] == 400  # with another log-in under way
    for tampered in ("/login/provider/back", "/login/provider/back?state=&code=", "/login/provider/back?code=code0"):
        assert come_back(visitor, tampered)[0] == 400
    assert visitor.get("/account").status_code == 303


def test_a_code_works_once(visitor: Visitor, provider: FakeProvider) -> None:
    back = provider.log_in(leave(visitor))
    cookie = visitor.cookies["desk-handshake"]
    assert come_back(visitor, back)[0] == 303
    thief = Visitor(visitor.desk, headers={"Cookie": f"desk-handshake={cookie}"})
    assert come_back(thief, back)[0] == 400


def test_a_log_in_that_took_too_long_begins_again(
    visitor: Visitor, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = provider.log_in(leave(visitor))
    later = time.time() + handshake.LIFETIME + 1
    monkeypatch.setattr(time, "time", lambda: later)
    status, said = come_back(visitor, back)
    assert status == 400 and "begin again" in said


@pytest.mark.parametrize(
    "lies",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": None},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"preferred_username": None},
        {"preferred_username": ["bo"]},
        {"preferred_username": "  "},
    ],
    ids=str,
)
def test_an_id_token_that_is_not_for_this_log_in_proves_nothing(
    visitor: Visitor, provider: FakeProvider, lies: dict[str, Any]
) -> None:
    provider.lies = lies
    assert come_back(visitor, provider.log_in(leave(visitor)))[0] == 400
    assert visitor.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("algorithm", "key"),
    [
        ("RS256", RSAKey.generate_key(2048, {"kid": "1"})),
        ("RS256", RSAKey.generate_key(2048, {"kid": "unknown"})),
        ("HS256", OctKey.import_key(SECRET, {"kid": "1"})),
        ("none", OctKey.import_key("x", {"kid": "1"})),
    ],
    ids=["forged", "unknown key", "shared secret", "unsigned"],
)
def test_an_id_token_that_the_provider_did_not_sign_proves_nothing(
    visitor: Visitor, provider: FakeProvider, algorithm: str, key: Any
) -> None:
    provider.algorithm, provider.signing_key = algorithm, key
    assert come_back(visitor, provider.log_in(leave(visitor)))[0] == 400


def test_a_provider_may_change_its_keys(visitor: Visitor, provider: FakeProvider) -> None:
    leave(visitor)  # the desk has asked for the first key
    provider.key = provider.signing_key = RSAKey.generate_key(2048, {"kid": "2"})
    assert come_back(visitor, provider.log_in(leave(visitor)))[0] == 303


@pytest.mark.parametrize(
    "lies",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "http://evil.example/authorize"},
        {"authorization_endpoint": None},
        {"jwks_uri": "http://evil.example/keys"},
        {"jwks_uri": "file:///etc/passwd"},
    ],
    ids=str,
)
def test_a_provider_that_leads_elsewhere_is_not_followed(
    visitor: Visitor, provider: FakeProvider, lies: dict[str, Any]
) -> None:
    provider.metadata_lies = lies
    answer = visitor.get("/login/provider")
    assert answer.status_code == 400 and "did not work" in answer.text


def test_a_provider_that_others_could_answer_for_is_not_asked(desk_store: Store) -> None:
    liar = FakeProvider()
    liar.issuer = "http://login.example.org"
    assert visitor_of(desk_store, liar).get("/login/provider").status_code == 400


def test_an_answer_of_another_provider_is_not_traded_in(visitor: Visitor, provider: FakeProvider) -> None:
    back = provider.log_in(leave(visitor))
    assert come_back(visitor, f"{back}&iss=https://evil.example")[0] == 400
    assert provider.asked == []


def test_a_provider_that_does_not_answer_is_told_in_words(desk_store: Store) -> None:
    with fake_provider() as gone:
        pass
    answer = visitor_of(desk_store, gone).get("/login/provider")
    assert answer.status_code == 400 and "tell an administrator" in answer.text


def test_a_name_at_the_provider_does_not_take_a_place_with_a_password(visitor: Visitor, provider: FakeProvider) -> None:
    provider.claims = {"sub": "666", "preferred_username": "ada"}
    status, said = come_back(visitor, provider.log_in(leave(visitor)))
    assert status == 403 and "Ask an administrator to add you" in said


def test_a_name_belongs_to_who_came_first_with_it(visitor: Visitor, provider: FakeProvider) -> None:
    assert come_back(visitor, provider.log_in(leave(visitor)))[0] == 303
    provider.claims = {"sub": "666", "preferred_username": "bo"}
    assert come_back(Visitor(visitor.desk), provider.log_in(leave(visitor)))[0] != 303
    provider.claims = {"sub": "42", "preferred_username": "bo-married"}
    again = Visitor(visitor.desk)
    assert come_back(again, provider.log_in(leave(again)))[0] == 303


def test_newcomers_get_the_role_that_is_set_for_them(desk_store: Store, provider: FakeProvider) -> None:
    add_ada(desk_store)
    visitor = visitor_of(desk_store, provider, newcomers=Role.READER)
    provider.claims = {"sub": "7", "preferred_username": "cy"}
    assert come_back(visitor, provider.log_in(leave(visitor)))[0] == 303
    assert visitor.get("/account").status_code == 200 and visitor.get("/ingest").status_code == 403


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 400), (None, 400), ("true", 400)])
def test_an_e_mail_address_counts_when_the_provider_has_verified_it(
    desk_store: Store, provider: FakeProvider, verified: object, status: int
) -> None:
    add_ada(desk_store)
    desk_store.people.add(BO.model_copy(update={"name": "bo@example.org"}), by="ada")
    visitor = visitor_of(desk_store, provider, claim="email")
    provider.claims = {"sub": "42", "email": "bo@example.org", "email_verified": verified}
    assert come_back(visitor, provider.log_in(leave(visitor)))[0] == status


def test_the_way_back_is_where_people_reach_the_desk(desk_store: Store, provider: FakeProvider) -> None:
    visitor = visitor_of(desk_store, provider, public_url="https://desk.example.org/")
    asked = parse_qs(urlsplit(leave(visitor)).query)
    assert asked["redirect_uri"] == ["https://desk.example.org/login/provider/back"]


def test_log_in_never_leads_away_from_the_desk(visitor: Visitor, provider: FakeProvider) -> None:
    there = leave(visitor, "/login/provider?next=https://evil.example/")
    assert come_back(visitor, provider.log_in(there)) == (303, "/")


def test_without_a_provider_there_is_no_such_page(local: Visitor) -> None:
    for path in ("/login/provider", "/login/provider/back?code=x&state=y"):
        assert local.get(path).status_code == 404
