"""Sitemaps: addresses with their moments and languages, indexes, bounds."""

import contextlib
import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.sitemap import MAX_SITEMAPS, discover_sitemap
from extractors.failures import DocumentFailure, NotFound, TooLarge, UnexpectedShape
from models.item import Alternate, Listing
from models.source import Source
from tests.extractors.discover.web import HOME, web

URL = f"{HOME}/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def urlset(*urls: str) -> str:
    return f"<urlset {SPACE}>{''.join(f'<url>{url}</url>' for url in urls)}</urlset>"


def index(*names: str) -> str:
    return f"<sitemapindex {SPACE}>{''.join(f'<sitemap>{name}</sitemap>' for name in names)}</sitemapindex>"


def listed(pages: dict[str, str | bytes] | str | bytes, under: str | None = None) -> Listing:
    source = Source(id="harbour", url=URL, kind="sitemap", query={"under": under} if under else {})
    return discover_sitemap(source, web(pages if isinstance(pages, dict) else {URL: pages}))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-05-03", datetime(2031, 5, 3, tzinfo=UTC)),
        ("2031-05", datetime(2031, 5, 1, tzinfo=UTC)),
        ("2031-05-03T10:00:00+02:00", datetime(2031, 5, 3, 8, tzinfo=UTC)),
        ("2031-05-03T10:00:00.5Z", datetime(2031, 5, 3, 10, 0, 0, 500_000, tzinfo=UTC)),
        (" 2031-05-03\n", datetime(2031, 5, 3, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("3 May", None),
    ],
)
def test_when_a_page_changed(written: str, expected: datetime | None) -> None:
    (item,) = listed(urlset(f"<loc>{HOME}/a</loc><lastmod>{written}</lastmod>")).items
    assert item.updated == expected


def test_other_languages_are_alternates() -> None:
    link = '<xhtml:link rel="alternate" hreflang="{}" href="{}"/>'
    links = link.format("fr-BE", f"{HOME}/fr/a") + link.format("nl", f"{HOME}/a") + link.format("x-default", f"{HOME}/")
    (item,) = listed(urlset(f"<loc>{HOME}/a</loc>{links}")).items
    assert item.alternates == (Alternate(url=f"{HOME}/fr/a", language="fr"),)


def test_only_web_addresses_count_and_each_once() -> None:
    places = [
        f"<loc>{place}</loc>" for place in ("ftp://x.example/a", f"{HOME}/a", "", f"{HOME}/a#b", "javascript:a()")
    ]
    assert [item.url for item in listed(urlset(*places)).items] == [f"{HOME}/a"]


def test_a_part_of_a_site_can_be_watched() -> None:
    found = listed(
        urlset(*(f"<loc>{HOME}/{path}</loc>" for path in ("en/plans/1", "en/news/2", "nl/plans/3"))), "/en/plans/"
    )
    assert [item.url for item in found.items] == [f"{HOME}/en/plans/1"]
    assert found.complete


def test_one_moment_for_all_is_that_of_the_sitemap() -> None:
    found = listed(urlset(*(f"<loc>{HOME}/{n}</loc><lastmod>2031-05-03</lastmod>" for n in range(10))))
    assert {item.updated for item in found.items} == {None}
    assert "same date" in found.warnings[0]


def test_a_packed_sitemap_is_unpacked() -> None:
    assert len(listed(gzip.compress(urlset(f"<loc>{HOME}/a</loc>").encode())).items) == 1


def test_an_index_leads_to_its_sitemaps_the_latest_first() -> None:
    old = f"<loc>{HOME}/old.xml</loc><lastmod>2030-01-01</lastmod>"
    new = f"<loc>{HOME}/new.xml.gz</loc><lastmod>2031-01-01</lastmod>"
    found = listed(
        {
            URL: index(old, new),
            f"{HOME}/old.xml": urlset(f"<loc>{HOME}/o</loc>"),
            f"{HOME}/new.xml.gz": gzip.compress(urlset(f"<loc>{HOME}/n</loc>").encode()),
        }
    )
    assert [item.url for item in found.items] == [f"{HOME}/n", f"{HOME}/o"]
    assert found.complete


def test_a_sitemap_of_an_index_that_cannot_be_had_is_said() -> None:
    pages: dict[str, str | bytes] = {
        URL: index(f"<loc>{HOME}/gone.xml</loc>", f"<loc>{HOME}/there.xml</loc>"),
        f"{HOME}/there.xml": urlset(f"<loc>{HOME}/a</loc>"),
    }
    found = listed(pages)
    assert (len(found.items), found.complete) == (1, False)
    assert "not-found" in found.warnings[0]
    with pytest.raises(NotFound):
        listed({URL: index(f"<loc>{HOME}/gone.xml</loc>")})


@pytest.mark.parametrize("inner", [index(f"<loc>{URL}</loc>"), "<urlset><url><loc>https://a.example/"])
def test_indexes_in_indexes_and_damage_are_said(inner: str) -> None:
    found = listed({URL: index(f"<loc>{HOME}/inner.xml</loc>"), f"{HOME}/inner.xml": inner})
    assert not found.complete


def test_a_long_index_is_read_so_far() -> None:
    pages: dict[str, str | bytes] = {f"{HOME}/{n}.xml": urlset(f"<loc>{HOME}/p{n}</loc>") for n in range(60)}
    found = listed({URL: index(*(f"<loc>{place}</loc>" for place in pages)), **pages})
    assert (len(found.items), found.complete) == (MAX_SITEMAPS, False)


def test_a_damaged_sitemap_gives_its_beginning() -> None:
    found = listed(urlset(f"<loc>{HOME}/a</loc>", f"<loc>{HOME}/b</loc>")[:-40])
    assert [item.url for item in found.items] == [f"{HOME}/a"]
    assert not found.complete


@pytest.mark.parametrize("content", ["<html><p>Sorry", "<rss/>", "https://x.example/a", "{}"])
def test_what_is_no_sitemap_is_refused(content: str) -> None:
    with pytest.raises(UnexpectedShape, match="sitemap"):
        listed(content)


def test_bombs_do_not_go_off() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    found = listed(bomb + urlset(f"<loc>{HOME}/&e9;&f;</loc>", f"<loc>{HOME}/b</loc>"))
    assert "root" not in str(found)
    with pytest.raises(TooLarge):
        listed(gzip.compress(b" " * 60_000_000))


FRAGMENTS = st.sampled_from(
    [f"<urlset {SPACE}>", "<url>", "<loc>http://[</loc>", f"<loc>{HOME}/a</loc>", "</url>", "</urlset>", "<sitemapindex>", "&e;",
     "<lastmod>9999-12-31T23:59:59-23:59</lastmod>", "<xhtml:link hreflang='nl' href='/b'/>", "<!-- c -->", "<?pi?>", "\x00", "é"]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=300), st.lists(FRAGMENTS, max_size=20).map("".join)))
def test_any_bytes_are_a_listing_or_a_named_failure(content: bytes | str) -> None:
    with contextlib.suppress(DocumentFailure):
        assert isinstance(listed(content), Listing)
