"""The bytes at an address in, a source for the list out, with the reason for each of its fields."""

import re
import shlex
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from extractors.discover.feed import MAX_ENTRIES, parse_feed
from extractors.discover.listing import page_items, parse_page
from extractors.discover.moments import of_struct
from extractors.discover.recognise.facts import Facts, facts
from extractors.discover.recognise.pages import named_feeds, page_kind
from extractors.discover.recognise.rhythm import rhythm
from extractors.discover.recognise.short_id import short_id
from extractors.discover.recognise.stand_in import stand_in
from extractors.discover.sitemap import parse_sitemap
from extractors.discover.text import plain
from extractors.failures import NoText
from extractors.read import read
from extractors.read.format import Format, sniff
from extractors.read.packed import unpacked
from models.document import Document
from models.snapshot import Snapshot
from models.source import Source, SourceKind
from models.value import Value

_MARK_WITHIN = 4096
"""Bytes in which the root element of a feed or sitemap begins, after comments and instructions."""
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FORMAT_NAMES = {Format.PDF: "PDF", Format.DOCX: "Word document", Format.ODT: "OpenDocument text"}
_FEED_NAMED = (
    "The page names a feed ({}, {!r}), which is surer to watch than a page. "
    "To watch it instead, run: policy-monitor sources add {}"
)


class _Sight(NamedTuple):
    """What was seen at an address: the kind of source and why, what it says, when it had something new, and hints."""

    kind: SourceKind
    why: str
    facts: Facts
    days: Sequence[date] = ()
    suggestions: Sequence[str] = ()


class Reason(Value):
    """Why a field has its value, or has none."""

    field: str
    why: str


class Recognition(Value):
    """A source as it would stand in the list, why it is so, and what the analyst may want to do instead.

    ``found_at`` is the address to which the source's own leads on, or the same.
    """

    source: Source
    found_at: str
    reasons: tuple[Reason, ...]
    suggestions: tuple[str, ...] = ()


def recognise(snapshot: Snapshot) -> Recognition:
    """What the address of ``snapshot`` is a source of.

    Raises a ``DocumentFailure`` for what cannot be read, ``UnknownFormat`` for what is none of what is watched.
    """
    start = unpacked(snapshot.content)[:_MARK_WITHIN]
    if _HTML.search(start) is None:
        if _SITEMAP.search(start):
            return _recognition(snapshot, _sitemap(snapshot))
        if _FEED.search(start):
            return _recognition(snapshot, _feed(snapshot))
    kind = sniff(unpacked(snapshot.content), snapshot.media_type)
    sight = _page(snapshot) if kind is Format.HTML else _document(snapshot, _FORMAT_NAMES[kind])
    return _recognition(snapshot, sight)


def _document(snapshot: Snapshot, name: str) -> _Sight:
    return _Sight("document", f"the address leads to a {name}", facts(read(snapshot)))


def _page(snapshot: Snapshot) -> _Sight:
    page = parse_page(snapshot)
    items = page_items(page, snapshot.final_url, Source(id="new", url=snapshot.requested_url, kind="listing"))
    try:
        document: Document | None = read(snapshot)
    except NoText:
        if not items:
            raise
        document = None
    kind, why = page_kind(document, items)
    heading = page.tree.find("title")
    names = [plain(heading.get_text()) or ""] if heading else []
    told = document or stand_in(snapshot, names, (item.title or "" for item in items))
    lists = kind == "listing"
    days = [item.published for item in items if item.published] if lists else []
    named = named_feeds(page, snapshot.final_url)
    feeds = [_FEED_NAMED.format(feed.format, feed.title, shlex.quote(feed.url)) for feed in named]
    return _Sight(kind, why, facts(told, names=names if lists else ()), days, feeds)


def _feed(snapshot: Snapshot) -> _Sight:
    parsed = parse_feed(snapshot)
    about, entries = parsed.feed, parsed.entries[:MAX_ENTRIES]
    names = [plain(about.get(name)) or "" for name in ("title", "subtitle", "publisher", "author", "rights")]
    told = stand_in(snapshot, names, (plain(entry.get("title")) or "" for entry in entries), about.get("language"))
    moments = [of_struct(dict(entry).get(name)) for entry in entries for name in ("published_parsed", "updated_parsed")]
    why = f"a feed ({parsed.version or 'of no known version'}) with {len(entries)} entries"
    return _Sight("feed", why, facts(told, names=names), [found.date() for found in moments if found])


def _sitemap(snapshot: Snapshot) -> _Sight:
    found = parse_sitemap(snapshot)
    words = (re.sub(r"[-_/.+]", " ", urlsplit(place.url).path) for place in found.places)
    title = f"Sitemap of {urlsplit(snapshot.final_url).hostname or 'this machine'}"
    days = [place.updated.date() for place in found.places if place.updated]
    why = f"a sitemap that names {len(found.places)} {'sitemaps' if found.is_index else 'addresses'}"
    return _Sight("sitemap", why, facts(stand_in(snapshot, (title,), words)), days)


def _recognition(snapshot: Snapshot, sight: _Sight) -> Recognition:
    pace = rhythm(sight.kind, sight.days, snapshot.fetched_at.date())
    values = {name: fact.value for name, fact in sight.facts._asdict().items()}
    source = Source(
        id=short_id(snapshot.requested_url, values["title"], values["jurisdiction"]),
        url=snapshot.requested_url,
        kind=sight.kind,
        every=pace.every,
        silent_days=pace.silent_days,
        verified=True,
        **values,
    )
    reasons = {"kind": sight.why, **{name: fact.why for name, fact in sight.facts._asdict().items()}, "every": pace.why}
    return Recognition(
        source=source,
        found_at=snapshot.final_url,
        reasons=tuple(Reason(field=field, why=why) for field, why in reasons.items()),
        suggestions=tuple(sight.suggestions),
    )
