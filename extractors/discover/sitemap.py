"""Sitemaps (sitemaps.org, protocol 0.9): lists of addresses, and lists of such lists."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from extractors.discover.addresses import address
from extractors.discover.get import Get
from extractors.discover.languages import language_code
from extractors.discover.moments import moment
from extractors.discover.text import plain
from extractors.failures import DocumentFailure, TooLarge, UnexpectedShape
from extractors.read.packed import unpacked
from models.item import Alternate, Item, Listing
from models.snapshot import Snapshot
from models.source import Source

UNDER = "under"
"""The parameter of ``Source.query`` that holds the path with which the addresses that count begin."""
MAX_BYTES = 50 * 1024 * 1024
"""Of one sitemap, unpacked: what the protocol allows."""
MAX_SITEMAPS = 50
"""Sitemaps of an index that are read at one visit, those that changed last before the others."""
MAX_ITEMS = 50_000
"""Addresses kept of one visit: as many as the protocol allows in one sitemap."""
MAX_ALTERNATES = 40
"""Other languages of one page: the European Union has 24."""
_SAME_MOMENT = 10
"""Addresses from which on one moment for all of them is when the sitemap was made, and says nothing of the pages."""
_LONGEST_TEXT = 4000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIELDS = frozenset({"loc", "lastmod", "title", "publication_date", "language"})


class Place(NamedTuple):
    """One ``url`` or ``sitemap`` element: its address, when it changed, and the rest as written, by element name."""

    url: str
    updated: datetime | None
    fields: dict[str, str]
    alternates: tuple[Alternate, ...]


class Sitemap(NamedTuple):
    """What one file says. ``is_index``: its places are sitemaps. ``whole``: it was read to its end."""

    places: tuple[Place, ...]
    is_index: bool
    whole: bool


def discover_sitemap(source: Source, get: Get) -> Listing:
    """The addresses of a sitemap, or of the sitemaps in an index, in their order.

    ``query`` may hold ``UNDER``, such as "/en/publications/". Complete when all of it was read.
    Raises a ``DocumentFailure``: ``UnexpectedShape`` for what is no sitemap, ``TooLarge`` above ``MAX_BYTES``; for an
    index only when none of its sitemaps can be had.
    """
    first = parse_sitemap(get(source.url))
    warnings: list[str] = [] if first.whole else ["The sitemap is damaged: only its beginning was read."]
    places = _of_index(first.places, get, warnings) if first.is_index else first.places
    if len(places) > MAX_ITEMS:
        warnings.append(f"There are more than {MAX_ITEMS} addresses: only so many were looked at.")
    complete = not warnings
    under = source.query.get(UNDER, "")
    kept: dict[str, Place] = {}
    for place in places[:MAX_ITEMS]:
        if urlsplit(place.url).path.startswith(under):
            kept.setdefault(place.url, place)
    moments = {place.updated for place in kept.values()}
    dated = len(kept) < _SAME_MOMENT or len(moments) > 1
    if not dated and moments != {None}:
        warnings.append("All addresses have the same date, that of the sitemap: it was left out.")
    items = tuple(_item(place, source, dated) for place in kept.values())
    return Listing(items=items, complete=complete, warnings=tuple(warnings))


def parse_sitemap(snapshot: Snapshot) -> Sitemap:
    """The places that a sitemap or an index names. Raises as ``discover_sitemap`` does."""
    content = unpacked(snapshot.content)
    if len(content) > MAX_BYTES:
        raise TooLarge(f"a sitemap of {len(content)} bytes, the limit is {MAX_BYTES}")
    places: list[Place] = []
    root, whole = "", True
    # Neither entities nor anything from elsewhere is read, and each element is dropped once it was.
    events = etree.iterparse(
        BytesIO(content), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for event, element in events:
            root = root or _name(element)
            if event == "end" and _name(element) in {"url", "sitemap"}:
                places += _place(element, snapshot.final_url)
                _drop(element)
    except (etree.XMLSyntaxError, ValueError):
        whole = False
    if root not in {"urlset", "sitemapindex"}:
        raise UnexpectedShape("sitemap: no urlset or sitemapindex element")
    return Sitemap(tuple(places), root == "sitemapindex", whole)


def _of_index(index: tuple[Place, ...], get: Get, warnings: list[str]) -> tuple[Place, ...]:
    """The places of an index's sitemaps, those that changed last first; what failed goes to ``warnings``."""
    newest = sorted(index, key=lambda place: place.updated or _EPOCH, reverse=True)
    if len(newest) > MAX_SITEMAPS:
        warnings.append(f"The index names {len(newest)} sitemaps: only {MAX_SITEMAPS} were read.")
    places: list[Place] = []
    failures: list[DocumentFailure] = []
    for child in dict.fromkeys(place.url for place in newest[:MAX_SITEMAPS]):
        try:
            found = parse_sitemap(get(child))
        except DocumentFailure as failure:
            failures.append(failure)
            continue
        places += () if found.is_index else found.places
        if found.is_index or not found.whole:
            warnings.append("A sitemap of the index is damaged, or an index itself: not all of it was read.")
        if len(places) > MAX_ITEMS:
            break
    if failures and not places:
        raise failures[0]
    if failures:
        warnings.append(f"{len(failures)} sitemaps of the index could not be had ({failures[0].code}).")
    return tuple(places)


def _place(element: etree._Element, base: str) -> Iterator[Place]:
    fields: dict[str, str] = {}
    alternates: list[Alternate] = []
    for child in element.iter():
        name = _name(child)
        if name in _FIELDS and child.text:
            fields.setdefault(name, child.text[:_LONGEST_TEXT])
        elif name == "link" and child.get("hreflang") and len(alternates) < MAX_ALTERNATES:
            alternates += _alternate(child, base)
    url = address(fields.get("loc"), base)
    if url:
        yield Place(url, moment(fields.get("lastmod")), fields, tuple(a for a in alternates if a.url != url))


def _alternate(link: etree._Element, base: str) -> Iterator[Alternate]:
    url, language = address(link.get("href"), base), language_code(link.get("hreflang"))
    if url and language:
        yield Alternate(url=url, language=language)


def _item(place: Place, source: Source, dated: bool) -> Item:
    published = moment(place.fields.get("publication_date"))
    return Item(
        url=place.url,
        source_id=source.id,
        title=plain(place.fields.get("title")),
        language=language_code(place.fields.get("language")),
        published=published.date() if published else None,
        updated=place.updated if dated else None,
        alternates=place.alternates,
    )


def _name(element: etree._Element) -> str:
    """The element's name without its namespace; "" for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _drop(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
