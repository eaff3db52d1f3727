import pytest

from output.desk import DeskOptions
from output.desk.assets import asset_address
from output.desk.limits import LARGEST_BODY
from output.desk.options import TrustedProxy
from output.store import Store
from tests.output.desk.people import add_ada, log_in
from tests.output.desk.visiting import LOCAL_NETWORK, Visitor, desk

PAGES = ["/people", "/nowhere", "/login", "/people/x/role", "/static/0/desk.css", "/api/v1/nowhere", "/%ff"]


@pytest.mark.parametrize("path", [*PAGES, asset_address("desk.css")])
def test_every_answer_forbids_what_the_desk_never_does(local: Visitor, path: str) -> None:
    headers = local.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["img-src"] == "'self' data:"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in headers and "strict-transport-security" not in headers


@pytest.mark.parametrize("path", ["/people", "/audit", "/nowhere"])
def test_no_page_is_kept_by_browsers_or_holds_script_or_style(local: Visitor, path: str) -> None:
    answer = local.get(path)
    assert answer.headers["cache-control"] == "no-store"
    for inline in ("<style", "<script>", " style=", " onclick=", "javascript:"):
        assert inline not in answer.text


def test_styles_and_scripts_are_kept_for_good_at_an_address_of_their_own(local: Visitor) -> None:
    answer = local.get(asset_address("desk.css"))
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/css")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["..%2f..%2fapp.py", "nothing.css", "", "%2e%2e/labels/base.toml"])
def test_nothing_else_is_served_as_a_static_file(local: Visitor, path: str) -> None:
    digest = asset_address("desk.css").split("/")[2]
    assert local.get(f"/static/{digest}/{path}").status_code == 404


def test_a_fault_of_the_program_is_a_page_in_words_that_tells_no_more(desk_store: Store) -> None:
    visitor = Visitor(desk(desk_store), headers={"Accept-Language": "en"})
    visitor.desk.state.store.people.all = lambda: 1 / 0
    answer = visitor.get("/people")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text and "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers


def test_too_much_at_once_is_refused_announced_or_not(local: Visitor) -> None:
    def flood() -> list[bytes]:
        return [b"x" * 65536] * (LARGEST_BODY // 65536 + 1)

    assert local.post("/people", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert local.post("/people", content=iter(flood()), headers=form).status_code == 413


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8600", 200),
        ("localhost:8600", 200),
        ("LOCALHOST", 200),
        ("[::1]:8600", 200),
        ("evil.example", 421),
        ("evil.example:8600", 421),
        ("127.0.0.1.evil.example", 421),
        ("127.0.0.2", 421),
        ("localhost.", 421),
        ("localhost@evil.example", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_the_desk_answers_to_its_own_names_alone(local: Visitor, host: str, status: int) -> None:
    assert local.get("/login", headers={"Host": host}, follow_redirects=True).status_code == status


def test_names_that_were_set_are_its_own(desk_store: Store) -> None:
    add_ada(desk_store)
    options = DeskOptions(allowed_hosts=frozenset({"Desk.intranet"}), public_url="https://desk.example.org")
    visitor = Visitor(desk(desk_store, options))
    for host in ("desk.intranet", "desk.example.org:443", "localhost"):
        assert visitor.get("/login", headers={"Host": host}).status_code == 200


def test_the_cookie_is_for_the_desk_alone(desk_store: Store) -> None:
    add_ada(desk_store)
    cookie = Visitor(desk(desk_store)).get("/login").headers["set-cookie"]
    name, *flags = cookie.split("; ")
    assert name.startswith("desk=") and sorted(flags) == ["HttpOnly", "Path=/", "SameSite=Lax"]


def test_over_https_the_cookie_never_travels_unencrypted(desk_store: Store) -> None:
    add_ada(desk_store)
    secure = {"https": DeskOptions(public_url="https://desk.example.org"), "plain": DeskOptions()}
    for visitor in (
        Visitor(desk(desk_store, secure["https"])),
        Visitor(desk(desk_store, secure["plain"]), base="https://127.0.0.1"),
        Visitor(
            desk(desk_store, DeskOptions(proxy=TrustedProxy((LOCAL_NETWORK,)))), headers={"X-Forwarded-Proto": "https"}
        ),
    ):
        answer = visitor.get("/login")
        name, *flags = answer.headers["set-cookie"].split("; ")
        assert name.startswith("__Host-desk=") and "Secure" in flags
        assert answer.headers["strict-transport-security"]


def test_over_https_one_logs_in_all_the_same(desk_store: Store) -> None:
    add_ada(desk_store)
    options = DeskOptions(public_url="https://127.0.0.1")
    visitor = Visitor(desk(desk_store, options), base="https://127.0.0.1")
    log_in(visitor)
    assert visitor.get("/people").status_code == 200


def test_a_form_comes_from_the_desk_though_a_proxy_changed_the_host(desk_store: Store) -> None:
    add_ada(desk_store)
    visitor = Visitor(desk(desk_store, DeskOptions(public_url="https://desk.example.org")), base="https://127.0.0.1")
    secret = visitor.csrf("/login")
    for origin, status in (("https://desk.example.org", 303), ("https://example.org", 403), ("https://desk", 403)):
        answer = visitor.post("/language", data={"csrf": secret, "language": "nl"}, headers={"Origin": origin})
        assert answer.status_code == status


def test_who_is_no_trusted_proxy_cannot_say_that_the_connection_is_encrypted(desk_store: Store) -> None:
    add_ada(desk_store)
    answer = Visitor(desk(desk_store), headers={"X-Forwarded-Proto": "https"}).get("/login")
    assert "Secure" not in answer.headers["set-cookie"]
