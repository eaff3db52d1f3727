"""What an address is a source of: its kind by its bytes, and the parts that make up the proposal."""

import contextlib
import gzip
import subprocess
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.recognise import Recognition, free_id, recognise
from extractors.discover.recognise.rhythm import rhythm
from extractors.discover.recognise.short_id import LONGEST, short_id
from extractors.failures import DocumentFailure, UnknownFormat
from models.source import Source, SourceKind
from tests.extractors.discover.web import HOME, snapshot
from tests.fixtures import pdfs

PROSE = "<p>" + "The harbour office says in this paper how it will use software that learns from what it sees. " * 30
LINKS = "".join(f'<li><a href="/d/{n}">A report on learning systems in harbours, number {n}</a></li>' for n in range(6))
DATED = "".join(f'<li><a href="/d/{n}">Report number {n} on cranes</a> {n} May 2024</li>' for n in range(1, 4))
FEED = "<channel><title>News</title><item><title>One</title><link>/1</link></item></channel>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(pdfs.sound(), "document", id="PDF"),
        pytest.param(f"<html><main><h1>Paper</h1>{PROSE}</main></html>", "page", id="running text"),
        pytest.param(
            f"<html><main><h1>Paper</h1>{PROSE}<ul>{LINKS}</ul></main></html>", "page", id="text with links below"
        ),
        pytest.param(f"<html><main><h1>Reports</h1><ul>{LINKS}</ul></main></html>", "listing", id="many links"),
        pytest.param(
            f"<html><main><h1>Reports</h1><ul>{DATED}</ul></main></html>", "listing", id="few links with dates"
        ),
        pytest.param(
            '<html><main><h1>Harbour vision</h1><p>Read it here.</p><a href="/v.pdf">Harbour vision (PDF)</a></main></html>',
            "page",
            id="landing page",
        ),
        pytest.param(
            f'<?xml version="1.0"?><!-- made by hand --><rss version="2.0">{FEED}</rss>', "feed", id="RSS 2.0"
        ),
        pytest.param('<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>', "feed", id="Atom"),
        pytest.param(
            f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">{FEED}</rdf:RDF>',
            "feed",
            id="RSS 1.0",
        ),
        pytest.param("<urlset><url><loc>/a</loc></url></urlset>", "sitemap", id="sitemap"),
        pytest.param('<s:sitemapindex xmlns:s="x"></s:sitemapindex>', "sitemap", id="index with a prefix"),
        pytest.param(gzip.compress(b"<urlset><url><loc>/a</loc></url></urlset>"), "sitemap", id="packed sitemap"),
        pytest.param(
            f"<!doctype html><html><main><h1>On feeds</h1><pre>&lt;rss&gt;</pre>{PROSE}<rss ></rss></main></html>",
            "page",
            id="a page that speaks of feeds",
        ),
    ],
)
def test_the_kind_is_told_by_the_bytes(content: str | bytes, kind: SourceKind) -> None:
    assert recognise(snapshot(content)).source.kind == kind


def test_each_field_has_a_reason() -> None:
    found = recognise(snapshot(f"<html><main><h1>Reports</h1><ul>{LINKS}</ul></main></html>"))
    assert [reason.field for reason in found.reasons] == [
        "kind",
        "title",
        "issuer",
        "language",
        "jurisdiction",
        "every",
    ]
    assert all(reason.why for reason in found.reasons)


@pytest.mark.parametrize(
    "path", ["/rss?type=news&lang=nl", "/rss;$(id)", "/it's`id`", "/rss|id>f", "/rss*?a=[b]!c#d"], ids=repr
)
def test_a_feed_is_suggested_with_a_command_that_a_shell_takes_as_it_is(path: str, tmp_path: Path) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" title="News; $(id)" href="{HOME}{path}">'
    content = f"<html><head>{link}</head><main><h1>Reports</h1><ul>{LINKS}</ul></main></html>"
    (suggestion,) = recognise(snapshot(content)).suggestions
    arguments = suggestion.partition("run: policy-monitor ")[2]
    shell = ["sh", "-c", f"printf '%s\\n' {arguments}"]
    *words, url = subprocess.run(shell, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.splitlines()
    assert words == ["sources", "add"]
    assert unquote(url).startswith(f"{HOME}{path}".partition("#")[0])


def test_what_is_watched_by_nobody_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        recognise(snapshot(b"\x89PNG\r\n\x1a\n" + bytes(99), media_type="image/png"))


@given(st.one_of(st.binary(max_size=200), st.sampled_from(["<rss>", "<urlset>", "<html>", "<feed>", "%PDF-1.7"])))
def test_any_bytes_are_recognised_or_a_named_failure(content: bytes | str) -> None:
    with contextlib.suppress(DocumentFailure):
        assert isinstance(recognise(snapshot(content)), Recognition)


TODAY = date(2031, 6, 1)


def back(*days: int) -> list[date]:
    return [TODAY - timedelta(days=day) for day in days]


@pytest.mark.parametrize(
    ("kind", "days", "every", "silent_days"),
    [
        pytest.param("document", [], 168, None, id="a document once a week"),
        pytest.param("feed", [], 12, None, id="nothing known: as is usual"),
        pytest.param("feed", back(1, 8, 15), 12, None, id="two gaps are no rhythm"),
        pytest.param("feed", back(*range(1, 20)), 24, 30, id="daily"),
        pytest.param("feed", back(1, 1, 1, 2, 3, 4), 24, 30, id="several on one day count once"),
        pytest.param("listing", back(*range(1, 60, 7)), 72, 30, id="weekly: each third day"),
        pytest.param("listing", back(*range(1, 99, 14)), 168, 42, id="every other week: weekly"),
        pytest.param("listing", back(10, 100, 190, 280), 336, 270, id="quarterly: every other week, and no seldomer"),
        pytest.param("listing", back(1, 2, 3, 4, 100), 24, 288, id="the longest silence so far is nothing new"),
        pytest.param("listing", back(900, 907, 914, 921), 72, None, id="silent for years: no alert at once"),
        pytest.param("sitemap", back(-5, -4, -3, -2, -1), 24, None, id="days to come do not count"),
    ],
)
def test_how_often_to_visit(kind: SourceKind, days: list[date], every: float, silent_days: int | None) -> None:
    found = rhythm(kind, days, TODAY)
    assert (found.every, found.silent_days) == (every, silent_days)


@pytest.mark.parametrize(
    ("url", "title", "jurisdiction", "expected"),
    [
        (f"{HOME}/a", "Visie op slimme havens", "NL", "nl-visie-slimme-havens"),
        (f"{HOME}/a", "AI in the harbour", None, "example-ai-the-harbour"),
        (f"{HOME}/a", "Stratégie numérique de l'État", "BE-VLG", "be-vlg-strategie-numerique-etat"),
        ("https://www.gov.uk/a", None, "GB", "gb"),
        ("https://127.0.0.1:80/a", None, None, "source"),
        (f"{HOME}/a", "戦略", None, "example"),
    ],
)
def test_a_short_id(url: str, title: str | None, jurisdiction: str | None, expected: str) -> None:
    assert short_id(url, title, jurisdiction) == expected


@given(st.text(max_size=200), st.sampled_from([None, "NL", "BE-VLG"]))
def test_a_short_id_is_always_an_id(title: str, jurisdiction: str | None) -> None:
    made = short_id(f"{HOME}/a", title, jurisdiction)
    assert Source(id=made, url=HOME).id == made
    assert len(made) <= LONGEST


def test_an_id_that_is_taken_gets_the_next_number() -> None:
    assert free_id("a", {"a", "a-2"}) == "a-3"
