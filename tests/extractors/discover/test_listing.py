"""Pages that list documents: what counts as one of them, and what is said of each."""

import contextlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.listing import MAX_ITEMS, MAX_PAGES, discover_listing
from extractors.failures import BadQuery, DocumentFailure, NotFound, TooLarge
from models.item import Alternate, Item, Listing
from models.source import Source
from tests.extractors.discover.web import HOME, web

URL = f"{HOME}/list"

DUTCH_CARDS = """<html lang="nl"><body>
<nav><ul><li><a href="/contact-met-de-haven">Contact met de havendienst</a></li></ul></nav>
<div class="breadcrumb"><a href="/onderwerpen-overzicht">Overzicht van onderwerpen</a></div>
<main><h1>Publicaties</h1>
<p>De dienst geeft hier uit wat zij maakt. Lees ook <a href="/uitleg-over-dit">de uitleg over deze publicaties</a>.</p>
<form><a href="?type=rapport">Toon alleen de rapporten</a></form>
<ul class="facets"><li><a href="/t/1">Digitale overheid</a></li><li><a href="/t/2">Kunstmatige intelligentie</a></li></ul>
<div class="list">
  <article class="teaser first"><h2><a href="/p/1?utm_source=lijst#top">Havenvisie voor slimme kades</a></h2>
    <p>Wat de haven wil.</p><time datetime="2031-05-03">3 mei</time> <a href="/t/2">Kunstmatige intelligentie</a></article>
  <article class="teaser"><h2><a href="/p/2">Toezicht op algoritmen</a></h2><p class="date">28 april 2031</p>
    <a href="/files/2.pdf">Download (PDF, 2 MB)</a> <a href="/en/p/2" hreflang="en-GB">English</a></article>
  <article class="teaser"><a href="/p/3"><img src="3.png" alt=""></a><h2>Plan zonder link in de kop</h2>
    <p class="date">2 april 2031</p><a href="/p/3">Lees meer</a></article>
</div></main>
<footer><a href="/privacyverklaring-van-de-haven">Privacyverklaring van de haven</a></footer></body></html>"""

FRENCH_TABLE = (
    "<h1>Rapports</h1><table>"
    + "".join(
        f'<tr><td>{day:02}/04/2031</td><td><a href="/r{day}.pdf">Rapport sur les quais, numéro {day}</a></td></tr>'
        for day in (14, 7)
    )
    + "</table>"
)

GERMAN_LIST = """<main><ul class="liste">
<li><a href="/a">Eckpunkte für lernende Systeme in Häfen</a> <span>(3. Mai 2031)</span></li>
<li><a href="/b">Digitalstrategie</a> <span>(1. Mai 2031)</span></li>
<li><a href="javascript:alert(1)">Nicht folgen, auch wenn es so aussieht</a> <span>(1. Mai 2031)</span></li>
<li><a href="mailto:hafen@example.org">Schreiben Sie der Hafenbehörde</a></li></ul></main>"""

DUTCH_LINKED_CARDS = "".join(
    f"""<a class="publication" href="/publicaties/{number}"><h3>{title}</h3><p>Wat het kabinet met havens wil.</p>
    <p class="meta">Rapport | {number:02}-04-2031</p></a>"""
    for number, title in ((9, "Visie op slimme havens"), (2, "Algoritmen in de sluis"))
)

ENGLISH_SECTIONS = """<body><div><h2>2031</h2><p><a href="/one">A strategy for learning systems in harbours</a></p>
<p><a href="/two">Guidance on buying software that learns</a></p><h2>2030</h2>
<p><a href="/three">A report on cranes that see for themselves</a></p></div></body>"""


def listed(page: str | bytes, **fields: Any) -> Listing:
    return discover_listing(Source(id="harbour", url=URL, kind="listing", **fields), web({URL: page}))


def told(items: tuple[Item, ...]) -> list[tuple[str, str | None, date | None]]:
    return [(item.url.removeprefix(HOME), item.title, item.published) for item in items]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            DUTCH_CARDS,
            [
                ("/p/1", "Havenvisie voor slimme kades", date(2031, 5, 3)),
                ("/p/2", "Toezicht op algoritmen", date(2031, 4, 28)),
                ("/p/3", "Plan zonder link in de kop", date(2031, 4, 2)),
            ],
            id="cards: no menus, filters, topics or sentences; a heading names what 'Lees meer' leads to",
        ),
        pytest.param(
            FRENCH_TABLE,
            [
                ("/r14.pdf", "Rapport sur les quais, numéro 14", date(2031, 4, 14)),
                ("/r7.pdf", "Rapport sur les quais, numéro 7", date(2031, 4, 7)),
            ],
            id="table: the date stands in a cell of its own",
        ),
        pytest.param(
            GERMAN_LIST,
            [
                ("/a", "Eckpunkte für lernende Systeme in Häfen", date(2031, 5, 3)),
                ("/b", "Digitalstrategie", date(2031, 5, 1)),
            ],
            id="list: only web addresses; a short title among dated ones counts",
        ),
        pytest.param(
            f"<main><h1>Documenten</h1><div class='results'>{DUTCH_LINKED_CARDS}</div></main>",
            [
                ("/publicaties/9", "Visie op slimme havens", date(2031, 4, 9)),
                ("/publicaties/2", "Algoritmen in de sluis", date(2031, 4, 2)),
            ],
            id="cards that are links as a whole: the heading in each is its title",
        ),
        pytest.param(
            ENGLISH_SECTIONS,
            [
                ("/one", "A strategy for learning systems in harbours", None),
                ("/two", "Guidance on buying software that learns", None),
                ("/three", "A report on cranes that see for themselves", None),
            ],
            id="no dates at all: long titles are enough",
        ),
    ],
)
def test_publications_are_told_by_their_looks(page: str, expected: list[tuple[str, str, date]]) -> None:
    assert told(listed(page).items) == expected


def test_files_and_languages_beside_a_title_belong_to_its_item() -> None:
    second = listed(DUTCH_CARDS).items[1]
    assert second.document_url == f"{HOME}/files/2.pdf"
    assert second.alternates == (Alternate(url=f"{HOME}/en/p/2", language="en"),)


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("h2 > a", ["/p/1", "/p/2"]),
        (".list article", ["/p/1", "/p/2", "/p/3"]),
        (".facets a", ["/t/1", "/t/2"]),
        (".absent a", []),
    ],
)
def test_a_selector_names_links_or_what_holds_one(select: str, expected: list[str]) -> None:
    assert [item.url.removeprefix(HOME) for item in listed(DUTCH_CARDS, select=select).items] == expected


def test_a_selector_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(BadQuery, match="select"):
        listed(DUTCH_CARDS, select="li >> a[")


def test_nothing_found_says_what_to_do() -> None:
    assert "select" in listed("<main><p>Under construction.</p></main>").warnings[0]
    assert "'.absent'" in listed(DUTCH_CARDS, select=".absent").warnings[0]


def page_of(number: int, following: str = "") -> str:
    return f"<main><ul><li><a href='/d/{number}'>A report on harbours, number {number}</a></li></ul>{following}</main>"


@pytest.mark.parametrize(
    "following",
    [
        "<link rel='next' href='?page={}'>",
        "<a rel='next' href='?page={}'>&gt;</a>",
        "<div class='pager'><a href='?page={}'>Volgende ›</a></div>",
        "<a aria-label='Page suivante' href='?page={}'>→</a>",
    ],
)
def test_the_next_pages_are_read_to_the_last(following: str) -> None:
    pages = {
        URL: page_of(1, following.format(2)),
        f"{URL}?page=2": page_of(2, following.format(3)),
        f"{URL}?page=3": page_of(3),
    }
    found = discover_listing(Source(id="harbour", url=URL, kind="listing"), web(pages))
    assert [item.url for item in found.items] == [f"{HOME}/d/{number}" for number in (1, 2, 3)]
    assert found.complete


def test_a_list_without_end_is_read_so_far_and_not_called_complete() -> None:
    endless = {f"{URL}?page={n}": page_of(n, f"<a rel=next href='?page={n + 1}'>next</a>") for n in range(2, 99)}
    pages = {URL: page_of(1, "<a rel=next href='?page=2'>next</a>")} | endless
    found = discover_listing(Source(id="harbour", url=URL, kind="listing"), web(pages))
    assert (len(found.items), found.complete) == (MAX_PAGES, False)


def test_a_list_that_is_too_long_is_not_called_complete() -> None:
    links = "".join(f"<li><a href='/d/{n}'>Plan {n}</a>" for n in range(MAX_ITEMS + 1))
    listed = Source(id="harbour", url=URL, kind="listing", select="li a")
    found = discover_listing(listed, web({URL: f"<main><ul>{links}</ul></main>"}))
    assert (len(found.items), found.complete) == (MAX_ITEMS, False)
    assert any(str(MAX_ITEMS) in warning for warning in found.warnings)


def test_a_next_page_that_cannot_be_had_is_said_and_what_was_found_is_kept() -> None:
    found = listed(page_of(1, "<a rel=next href='?page=2'>next</a>"))
    assert (len(found.items), found.complete) == (1, False)
    assert "not-found" in found.warnings[0]


def test_a_next_page_of_another_host_is_not_followed() -> None:
    found = listed(page_of(1, "<a rel=next href='https://elsewhere.example.net/list'>next</a>"))
    assert found.complete


def test_a_first_page_that_cannot_be_had_is_a_failure() -> None:
    with pytest.raises(NotFound):
        discover_listing(Source(id="harbour", url=URL, kind="listing"), web({}))


@pytest.mark.parametrize("page", ["<b>" * 5000, "<a href=/x>" * 5000], ids=["deep", "links in links"])
def test_hostile_nesting_is_refused_or_read(page: str) -> None:
    try:
        assert listed(page).items is not None
    except DocumentFailure as failure:
        assert failure.code == "unexpected-shape"


def test_a_page_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        listed(b"<main>" + b" " * 5_000_001)


@given(st.one_of(st.binary(max_size=300), st.text(alphabet="<>ahref='\"/:&#;lip tmn=1\u202e\x00é", max_size=300)))
def test_any_bytes_are_a_listing_or_a_named_failure(content: bytes | str) -> None:
    with contextlib.suppress(DocumentFailure):
        assert isinstance(listed(content), Listing)
