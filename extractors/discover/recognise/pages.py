"""What kind of source a web page is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import Tag

from extractors.discover.addresses import address
from extractors.discover.anchors import base_of
from extractors.discover.text import plain
from extractors.read.html.attachment import main_attachment
from extractors.read.html.page import Page
from models.document import Document
from models.item import Item
from models.source import SourceKind

LEAST_ITEMS, LEAST_DATED = 5, 3
"""Links that look like publications, and such with a date beside them, that make a list."""
PROSE_DATED, PROSE_UNDATED = 600, 150
"""Characters of running text for each such link, dated or not, up to which the page is a list: more text has links
beside it. So none of 22 government documents on the web is taken for a list, one of them with 18 long links."""
_PROSE = 200
"""Characters from which a block is running text."""
_FEEDS = {"application/rss+xml": "RSS", "application/atom+xml": "Atom", "application/rdf+xml": "RSS"}
_MOST_FEEDS = 5
_COMMENTS = ("comment", "reactie", "commentaire", "kommentar")


class PageKind(NamedTuple):
    """The kind of source that a page is, and why."""

    kind: SourceKind
    why: str


class NamedFeed(NamedTuple):
    """A feed that a page names: its address, its title and its format."""

    url: str
    title: str
    format: str


def page_kind(document: Document | None, items: Sequence[Item]) -> PageKind:
    """Whether a page is a list, leads to one document, or is one. ``items`` are its links that look like publications.

    ``document`` is the page as it was read, if it has text of its own.
    """
    dated = sum(item.published is not None for item in items)
    attachment = main_attachment(document) if document else None
    prose = sum(len(block.text) for block in document.blocks if len(block.text) >= _PROSE) if document else 0
    enough = dated >= LEAST_DATED or (len(items) >= LEAST_ITEMS and attachment is None)
    if enough and prose <= PROSE_DATED * dated + PROSE_UNDATED * (len(items) - dated):
        return PageKind("listing", f"the page lists {len(items)} publications, {dated} of them with a date")
    if attachment:
        return PageKind("page", f"the page announces one document: {attachment.url}")
    return PageKind("page", "the page is a document itself: running text, and no list of publications")


def named_feeds(page: Page, url: str) -> Iterator[NamedFeed]:
    """The feeds that the page at ``url`` names for programs, but those of comments."""
    base, seen = base_of(page, url), set[str]()
    for tag in page.tree.find_all("link", href=True, limit=200):
        found = _feed(tag, base)
        if found and found.url not in seen and len(seen) < _MOST_FEEDS:
            seen.add(found.url)
            yield found


def _feed(tag: Tag, base: str) -> NamedFeed | None:
    kind = _FEEDS.get(str(tag.get("type") or "").partition(";")[0].strip().lower())
    place, called = address(tag.get("href"), base), plain(tag.get("title")) or ""
    alternate = "alternate" in str(tag.get("rel") or "").lower()
    if not kind or not place or not alternate or any(word in called.lower() for word in _COMMENTS):
        return None
    return NamedFeed(place, called, kind)
