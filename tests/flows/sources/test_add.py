"""``policy-monitor sources add``: six addresses of different kinds, each recognised for what it is."""

from pathlib import Path
from typing import Any

import pytest

from flows.cli.ending import Ending
from flows.sources.sources import load_sources
from tests.flows.sources.conftest import Command


@pytest.fixture
def add(sources_command: Command, web: str) -> Command:
    """Runs ``sources add`` with an address, or a path of the site, and options."""
    return lambda address, *options: sources_command("add", address if ":" in address else web + address, *options)


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
