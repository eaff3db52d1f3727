"""Feeds: what an entry says, what is not believed, and what is no feed."""

import contextlib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.feed import MAX_BYTES, MAX_ENTRIES, discover_feed
from extractors.failures import DocumentFailure, TooLarge, UnexpectedShape
from models.item import Alternate, Listing
from models.source import Source
from tests.extractors.discover.web import HOME, web

URL = f"{HOME}/feed.xml"


def listed(feed: str | bytes) -> Listing:
    return discover_feed(Source(id="harbour", url=URL, kind="feed"), web({URL: feed}))


def rss(*items: str, language: str = "nl-NL") -> str:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>Haven</title><language>{language}</language>{body}</channel></rss>'


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Ports</title>
<entry><title>Stratégie des quais</title><link rel="alternate" href="/s"/>
<link rel="alternate" hreflang="en-GB" href="/en/s"/><link rel="enclosure" type="application/pdf" href="{HOME}/s.pdf"/>
<published>2031-05-03T23:30:00-02:00</published><updated>2031-05-06T08:00:00Z</updated><summary>Ce que veut le port.</summary>
</entry></feed>"""


def test_an_entry_keeps_its_dates_languages_and_document() -> None:
    (item,) = listed(ATOM).items
    assert (item.url, item.document_url, item.title) == (f"{HOME}/s", f"{HOME}/s.pdf", "Stratégie des quais")
    assert (item.language, item.summary) == ("fr", "Ce que veut le port.")
    assert (item.published, item.updated) == (date(2031, 5, 4), datetime(2031, 5, 6, 8, tzinfo=UTC))
    assert item.alternates == (Alternate(url=f"{HOME}/en/s", language="en"),)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("<title>Plan</title><link>/p?utm_source=rss&amp;id=1#x</link>", {"url": f"{HOME}/p?id=1", "title": "Plan"}),
        ("<title>A &lt;b&gt;bold&lt;/b&gt; plan</title><link>/p</link>", {"title": "A bold plan"}),
        ("<title>&lt;script&gt;steal()&lt;/script&gt;Plan</title><link>/p</link>", {"title": "Plan"}),
        ("<title><![CDATA[<img src=x onerror=steal()>Plan]]></title><link>/p</link>", {"title": "Plan"}),
        ("<title>Rules for AI &lt; 10 staff</title><link>/p</link>", {"title": "Rules for AI < 10 staff"}),
        ("<title>Q&amp;amp;A on cranes</title><link>/p</link>", {"title": "Q&A on cranes"}),
        ("<title>Two\n lines</title><link>/p</link>", {"title": "Two lines"}),
        ("<title></title><link>/p</link>", {"title": None}),
        ("<guid>https://harbours.example.org/g</guid>", {"url": f"{HOME}/g"}),
        ("<link>/p</link><pubDate>Sat, 03 May 2031 10:00:00 +0200</pubDate>", {"published": date(2031, 5, 3)}),
        ("<link>/p</link><pubDate>yesterday, or so</pubDate>", {"published": None, "updated": None}),
        ("<link>/p</link>", {"published": None, "language": "nl"}),
        (
            '<enclosure url="https://harbours.example.org/d.pdf" type="application/pdf" length="1"/>',
            {"url": f"{HOME}/d.pdf", "document_url": None},
        ),
    ],
)
def test_an_entry_is_read_as_plain_text(entry: str, expected: dict[str, Any]) -> None:
    (item,) = listed(rss(entry)).items
    assert {name: getattr(item, name) for name in expected} == expected


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "mailto:port@example.org", "http://user:word@example.org/", ""]
)
def test_an_entry_without_a_web_address_is_passed_over_and_said(link: str) -> None:
    found = listed(rss(f"<title>Plan</title><link>{link}</link>", "<link>/p</link>"))
    assert [item.url for item in found.items] == [f"{HOME}/p"]
    assert "1 of 2 entries" in found.warnings[0]


def test_a_feed_is_never_complete() -> None:
    assert not listed(rss("<link>/p</link>")).complete


def test_a_broken_feed_gives_what_can_be_read_and_says_so() -> None:
    found = listed(rss("<title>Plan</title><link>/p</link>", "<title>Cut off</tit"))
    assert found.items[0].title == "Plan"
    assert "not well-formed" in found.warnings[0]


def test_an_empty_feed_is_a_feed() -> None:
    assert listed(rss()).items == ()


@pytest.mark.parametrize(
    "content",
    ["<html><body><p>Sorry", "{}", "not a feed", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'],
)
def test_what_is_no_feed_is_refused(content: str) -> None:
    with pytest.raises(UnexpectedShape, match="feed"):
        listed(content)


def test_entities_are_not_multiplied() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>' + rss("<title>&b;</title><link>/p</link>")
    assert len(listed(bomb).items[0].title or "") < len("haha" * 4)


def test_no_local_file_is_read() -> None:
    feed = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + rss("<title>&f;</title><link>/p</link>")
    assert "root" not in str(listed(feed))


def test_bounds_are_kept() -> None:
    assert len(listed(rss(*["<link>/p</link>"] * (MAX_ENTRIES + 5))).items) == MAX_ENTRIES
    with pytest.raises(TooLarge):
        listed(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize("part", ["<item>", "<a:b xmlns:a='c'>", "&lt;b&gt;" * 10])
def test_deep_nesting_ends(part: str) -> None:
    try:
        listed(rss(part * 20_000))
    except DocumentFailure as failure:
        assert failure.code == "unexpected-shape"


FRAGMENTS = st.sampled_from(
    ["<rss version='2.0'>", "<channel>", "<item>", "<link>/p</link>", "<title>", "</item>", "<entry>", "<pubDate>", "&#0;",
     "2031-02-30", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "xml:base='http://[::1'",
     "<link href='http://[' hreflang='xx'/>", "<?xml version='1.0' encoding='klingon'?>", "\x00", "é", "<![CDATA["]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=300), st.lists(FRAGMENTS, max_size=20).map("".join)))
def test_any_bytes_are_a_listing_or_a_named_failure(content: bytes | str) -> None:
    with contextlib.suppress(DocumentFailure):
        assert isinstance(listed(content), Listing)
