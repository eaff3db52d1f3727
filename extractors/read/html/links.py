"""The links of a page's main content, and files that it offers beside it."""

import mimetypes
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from extractors.read.html.inline import raw_text, tidy
from extractors.read.html.page import Page
from extractors.read.html.piece import Piece
from extractors.read.html.pruning import is_pruned
from models.document import Link

MOST = 2000
"""Links kept: indexes of whole archives offer tens of thousands."""
DOCUMENT_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}
_SITE_PARTS = frozenset({"nav", "footer", "header"})


def page_links(page: Page, url: str, pieces: Sequence[Piece]) -> tuple[Link, ...]:
    """The links in ``pieces``, in order, then links to document files elsewhere but in menus and footers.

    Addresses are absolute, with the page's ``base`` or its own ``url`` in front; only http, https and file.
    """
    base = _base(page, url)
    elements = {id(piece.element) for piece in pieces}
    own: dict[str, Link] = {}
    offered: dict[str, Link] = {}
    for tag, inside in _anchors(page.body, elements):
        link = _link(tag, base)
        if link is not None and inside:
            own.setdefault(link.url, link)
        elif link is not None and link.media_type in DOCUMENT_TYPES.values():
            offered.setdefault(link.url, link)
    return tuple({**own, **{key: link for key, link in offered.items() if key not in own}}.values())[:MOST]


def _base(page: Page, url: str) -> str:
    """What relative addresses are relative to; a ``base`` that is no address counts as none."""
    tag = page.tree.find("base", href=True)
    try:
        return urljoin(url, str(tag["href"])) if isinstance(tag, Tag) else url
    except ValueError:
        return url


def _anchors(body: Tag, elements: set[int]) -> Iterator[tuple[Tag, bool]]:
    """The links of ``body`` outside menus and footers, in order, each with whether it is in one of ``elements``."""
    pending = [(body, False)]
    while pending:
        tag, inside = pending.pop()
        inside = inside or id(tag) in elements
        if tag.name == "a" and tag.has_attr("href"):
            yield tag, inside
        elif inside or tag.name not in _SITE_PARTS:
            pending.extend((child, inside) for child in reversed(tag.contents) if isinstance(child, Tag))


def _link(tag: Tag, base: str) -> Link | None:
    href = str(tag["href"]).strip()
    if not href or href.startswith("#"):
        return None
    try:
        address = urljoin(base, href)
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https", "file"}:
        return None
    text = tidy(raw_text(tag.children)) if not is_pruned(tag) else ""
    return Link(url=address, text=text or tidy(str(tag.get("title") or "")), media_type=_media_type(tag, parts.path))


def _media_type(tag: Tag, path: str) -> str | None:
    stated = str(tag.get("type") or "").lower()
    if "/" in stated:
        return stated
    name = unquote(path).lower()
    known = next((kind for suffix, kind in DOCUMENT_TYPES.items() if name.endswith(suffix)), None)
    return known or mimetypes.guess_type(name)[0]
