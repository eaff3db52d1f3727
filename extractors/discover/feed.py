"""Feeds: RSS and Atom of any version, sound or broken."""

from collections.abc import Mapping
from io import BytesIO
from itertools import islice
from typing import Any

import feedparser

from extractors.discover.addresses import address
from extractors.discover.get import Get
from extractors.discover.languages import language_code
from extractors.discover.moments import of_struct
from extractors.discover.text import LONGEST_SUMMARY, plain
from extractors.failures import TooLarge, UnexpectedShape
from extractors.read.packed import unpacked
from models.item import Alternate, Item, Listing
from models.snapshot import Snapshot
from models.source import Source

MAX_BYTES = 4 * 1024 * 1024
"""Some feeds carry whole documents, a thousand of which are read in a second; nothing but the shortest of entries, and
as many as fit, take half a minute."""
MAX_ENTRIES = 1000
"""Entries that are looked at: feeds carry the newest ten to two hundred."""
_HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
"""What feedparser complains of though nothing is lost."""
_DOCUMENTS = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    }
)


def discover_feed(source: Source, get: Get) -> Listing:
    """The entries of a feed, in its order; never complete, for a feed forgets.

    Raises a ``DocumentFailure``: ``UnexpectedShape`` for what is no feed, ``TooLarge`` above ``MAX_BYTES``.
    """
    snapshot = get(source.url)
    parsed = parse_feed(snapshot)
    entries = list(islice(parsed.entries, MAX_ENTRIES))
    found = [_item(entry, source, snapshot.final_url, language_code(parsed.feed.get("language"))) for entry in entries]
    items = tuple(item for item in found if item is not None)
    return Listing(items=items, warnings=tuple(_warnings(parsed, len(entries), len(items))))


def parse_feed(snapshot: Snapshot) -> feedparser.FeedParserDict:
    """A feed as feedparser reads it, its texts as they are written. Raises as ``discover_feed`` does."""
    content = unpacked(snapshot.content)
    if len(content) > MAX_BYTES:
        raise TooLarge(f"a feed of {len(content)} bytes, the limit is {MAX_BYTES}")
    headers = {"content-location": snapshot.final_url, "content-type": _content_type(snapshot)}
    # Cleaning its texts takes feedparser six times as long as reading the feed; ``plain`` leaves no markup anyhow.
    # It calls itself for each level of nesting, and has errors of its own for some broken encodings and dates.
    try:
        parsed = feedparser.parse(
            BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError, AssertionError) as error:
        raise UnexpectedShape(f"feed: {type(error).__name__}") from error
    if not parsed.get("version") and not parsed.entries:
        raise UnexpectedShape("feed: neither RSS nor Atom")
    return parsed


def _content_type(snapshot: Snapshot) -> str:
    return next((value for name, value in snapshot.headers.items() if name.lower() == "content-type"), "")


def _item(entry: Mapping[str, Any], source: Source, base: str, language: str | None) -> Item | None:
    links = [link for link in entry.get("links") or () if isinstance(link, dict)]
    document = next(
        (found for link in links if _is_document(link) and (found := address(link.get("href"), base))), None
    )
    url = _page(entry, links, base) or document
    if url is None:
        return None
    # As a plain dictionary: asked for a missing date, feedparser's own gives another one instead.
    dates = dict(entry)
    published, updated = of_struct(dates.get("published_parsed")), of_struct(dates.get("updated_parsed"))
    return Item(
        url=url,
        source_id=source.id,
        title=plain(entry.get("title")),
        summary=plain(entry.get("summary"), LONGEST_SUMMARY),
        document_url=document if document != url else None,
        language=language_code((entry.get("title_detail") or {}).get("language")) or language,
        issuer=plain(entry.get("publisher")),
        published=published.date() if published else None,
        updated=updated,
        alternates=tuple(_alternates(links, base, url)),
    )


def _page(entry: Mapping[str, Any], links: list[dict[str, Any]], base: str) -> str | None:
    """The entry's own page: its first link without a language; feedparser's own choice is the last of any language."""
    own = (link.get("href") for link in links if link.get("rel") == "alternate" and not link.get("hreflang"))
    return next(filter(None, (address(written, base) for written in (*own, entry.get("link")))), None)


def _is_document(link: Mapping[str, Any]) -> bool:
    return link.get("rel") == "enclosure" and str(link.get("type", "")).partition(";")[0].strip().lower() in _DOCUMENTS


def _alternates(links: list[dict[str, Any]], base: str, url: str) -> list[Alternate]:
    """The other languages of an entry: its links with a language of their own (RFC 4287, 4.2.7.4)."""
    stated = ((address(link.get("href"), base), language_code(link.get("hreflang"))) for link in links)
    return [Alternate(url=place, language=code) for place, code in stated if place and code and place != url]


def _warnings(parsed: feedparser.FeedParserDict, entries: int, items: int) -> list[str]:
    said = []
    if parsed.bozo and not isinstance(parsed.get("bozo_exception"), _HARMLESS):
        said.append("The feed is not well-formed: what could be read of it was read, and entries may be missing.")
    if items < entries:
        said.append(f"{entries - items} of {entries} entries have no web address and were passed over.")
    if len(parsed.entries) > MAX_ENTRIES:
        said.append(f"The feed has {len(parsed.entries)} entries: only the first {MAX_ENTRIES} were looked at.")
    return said
