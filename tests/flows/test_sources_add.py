"""``policy-monitor sources add``: six addresses of different kinds, each recognised for what it is."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.cli import main
from flows.cli.ending import Ending
from flows.sources import load_sources
from tests.flows.watched_pages import watched_site
from tests.web import serving, site


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    """The address of a site with all six, without a slash at its end."""
    with serving(site(watched_site())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def add(web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs ``sources add`` with an address of the site and options; the list is ``sources.toml`` in the test's folder."""
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("POLICY_MONITOR_SOURCES", str(tmp_path / "sources.toml"))
    monkeypatch.setenv("POLICY_MONITOR_FETCH_ALLOW", '["127.0.0.1"]')
    monkeypatch.setenv("POLICY_MONITOR_FETCH_PORTS", f"[{web.rpartition(':')[2]}]")
    monkeypatch.setenv("POLICY_MONITOR_FETCH_PAUSE_SECONDS", "0")
    monkeypatch.setenv("POLICY_MONITOR_WORKER_COUNT", "1")

    def run(path: str, *options: str) -> Done:
        address = path if ":" in path else web + path
        monkeypatch.setattr(sys, "argv", ["policy-monitor", "sources", "add", address, *options])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run


SIX = [
    pytest.param(
        "/plan.pdf",
        {
            "kind": "document",
            "title": "Plan pour une intelligence artificielle de confiance dans les ports",
            "issuer": "Ministère de la Transition numérique",
            "language": "fr",
            "jurisdiction": "FR",
            "every": 168,
        },
        "leads to a PDF",
        id="a document",
    ),
    pytest.param(
        "/visie",
        {
            "kind": "page",
            "title": "Visie op slimme havens",
            "issuer": "Ministerie van Infrastructuur en Waterstaat",
            "language": "nl",
            "jurisdiction": "NL",
            "every": 24,
        },
        "/visie.pdf",
        id="a landing page",
    ),
    pytest.param(
        "/veroeffentlichungen",
        {
            "kind": "listing",
            "title": "Veröffentlichungen",
            "issuer": "Bundesministerium für Häfen und Digitales",
            "language": "de",
            "jurisdiction": "DE",
            "every": 168,
            "silent_days": 42,
        },
        "lists 5 publications, 5 of them with a date",
        id="a list with something new every two weeks",
    ),
    pytest.param(
        "/publications.rss",
        {
            "kind": "feed",
            "title": "Department for Transport: publications",
            "issuer": "Department for Transport",
            "language": "en",
            "jurisdiction": "GB",
            "every": 72,
            "silent_days": 30,
        },
        "every 7 days",
        id="a feed with something new every week",
    ),
    pytest.param(
        "/sitemap.xml",
        {"kind": "sitemap", "title": "Sitemap of 127.0.0.1", "issuer": None, "language": "nl", "every": 24},
        "names 12 addresses",
        id="a sitemap",
    ),
    pytest.param(
        "/register",
        {
            "kind": "page",
            "title": "Register of algorithms",
            "issuer": "Digital Agency of Ireland",
            "language": "en",
            "jurisdiction": "IE",
            "every": 24,
        },
        "policy-monitor sources add http://127.0.0.1",
        id="a page that names a feed",
    ),
]


@pytest.mark.parametrize(("path", "expected", "because"), SIX)
def test_an_address_is_recognised_for_what_it_is(
    path: str, expected: dict[str, Any], because: str, add: Command, tmp_path: Path
) -> None:
    done = add(path)
    assert done.code == Ending.GOOD, done.stderr
    (source,) = load_sources(tmp_path / "sources.toml")
    assert {name: getattr(source, name) for name in expected} == expected
    assert (source.url.endswith(path), source.verified) == (True, True)
    assert because in done.stderr
    assert done.stdout in (tmp_path / "sources.toml").read_text()


def test_what_stands_in_the_list_stays_as_it_is(add: Command, tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    before = '# Ours.\n[[source]]  # the first\nurl = "https://example.org/a"\nid   = "a"\n\n# The end.\n'
    listed.write_text(before)
    add("/visie", "--id", "havens")
    assert listed.read_text().startswith(before)
    assert [source.id for source in load_sources(listed)] == ["a", "havens"]


@pytest.mark.parametrize("twice", ["/visie", "/visie?utm_source=mail", "/visie#top"])
def test_an_address_is_not_added_twice(twice: str, add: Command, tmp_path: Path) -> None:
    add("/visie", "--id", "havens")
    before = (tmp_path / "sources.toml").read_text()
    done = add(twice)
    assert (done.code, "'havens'" in done.stderr) == (Ending.USAGE, True)
    assert (tmp_path / "sources.toml").read_text() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("/nowhere",), Ending.FAILED, "no document at this address"),
        (("ftp://example.org/",), Ending.USAGE, "https: or http:"),
        (("/visie", "--id", "Not an id"), Ending.USAGE, "is no id"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], code: Ending, said: str, add: Command, tmp_path: Path
) -> None:
    done = add(*arguments)
    assert (done.code, said in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "sources.toml").exists()


def test_a_dry_run_writes_nothing_and_suggests_no_feed_of_comments(add: Command, tmp_path: Path) -> None:
    done = add("/register", "--dry-run")
    assert 'kind = "page"' in done.stdout
    assert "comments.rss" not in done.stderr
    assert not (tmp_path / "sources.toml").exists()


def test_an_id_that_is_taken_gets_a_number_or_is_refused(add: Command, tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text('[[source]]\nid = "nl-visie-slimme-havens"\nurl = "https://example.org/a"\n')
    assert add("/visie", "--id", "nl-visie-slimme-havens").code == Ending.USAGE
    add("/visie")
    assert load_sources(listed)[1].id == "nl-visie-slimme-havens-2"
