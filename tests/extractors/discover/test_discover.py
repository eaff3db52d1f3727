"""Which way each kind of source is asked, and what comes out of all of them alike."""

from typing import get_args

import pytest

from extractors.discover import discover
from extractors.discover.discover import DISCOVERERS
from models.source import ALONE, Source, SourceKind
from tests.extractors.discover.web import HOME, never, web


def test_there_is_a_way_to_ask_each_kind() -> None:
    assert set(DISCOVERERS) == set(get_args(SourceKind))


@pytest.mark.parametrize("kind", sorted(ALONE))
def test_a_document_or_page_is_its_own_only_item_and_is_not_asked(kind: SourceKind) -> None:
    source = Source(id="plan", url=f"{HOME}/plan", kind=kind, title="Plan", issuer="Harbour Office", language="en")
    found = discover(source, never)
    (item,) = found.items
    assert (item.url, item.source_id, item.title, item.issuer, item.language) == (
        f"{HOME}/plan",
        "plan",
        "Plan",
        "Harbour Office",
        "en",
    )
    assert found.complete


@pytest.mark.parametrize(("languages", "first"), [(("fr", "nl"), "/fr/plan"), (("nl", "fr"), "/nl/plan")])
def test_translations_are_one_item_in_the_language_of_the_profile(languages: tuple[str, ...], first: str) -> None:
    link = '<xhtml:link rel="alternate" hreflang="{0}" href="{1}/{0}/plan"/>'
    links = "".join(link.format(code, HOME) for code in ("nl", "fr"))
    urls = "".join(f"<url><loc>{HOME}/{code}/plan</loc>{links}</url>" for code in ("nl", "fr"))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">{urls}</urlset>'
    url = f"{HOME}/sitemap.xml"
    (item,) = discover(Source(id="s", url=url, kind="sitemap"), web({url: sitemap}), languages).items
    assert item.url == HOME + first


def test_an_address_counts_once_the_first_time_it_is_named() -> None:
    url = f"{HOME}/feed"
    entries = "".join(f"<item><title>{title}</title><link>/a</link></item>" for title in ("First", "Again"))
    feed = f"<rss version='2.0'><channel>{entries}</channel></rss>"
    (item,) = discover(Source(id="f", url=url, kind="feed"), web({url: feed})).items
    assert item.title == "First"
