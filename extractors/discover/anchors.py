"""The links of a page that may lead to a document."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bs4 import Tag

from extractors.discover.addresses import address, same_place
from extractors.discover.text import plain
from extractors.failures import UnexpectedShape
from extractors.read.html.flow import MAX_DEPTH
from extractors.read.html.inline import raw_text, tidy
from extractors.read.html.markup import names, words
from extractors.read.html.page import Page
from extractors.read.html.pruning import is_chrome, is_pruned
from models.value import Value

_TEASERS = {"teaser", "teasers", "promo"}
"""Words in class names that elsewhere mark a part of the site, and in a list of publications its entries."""
_SIZE = re.compile(r"[\[(][^\[\]()]{0,60}[\])]\s*$")
"""What often follows "Download": "(PDF, 2 MB)"."""


class Anchor(NamedTuple):
    """A link: its element, its address, and what it says; "" where it only says "Read more" or nothing."""

    tag: Tag
    url: str
    text: str


class _Words(Value):
    get: frozenset[str]
    next: frozenset[str]


def base_of(page: Page, url: str) -> str:
    """What the addresses on the page at ``url`` are relative to."""
    tag = page.tree.find("base", href=True)
    return (address(tag.get("href"), url) if isinstance(tag, Tag) else None) or url


def content_of(page: Page) -> Tag:
    """The element that holds the page's main content: the one marked as main, or the whole body.

    Raises ``UnexpectedShape`` for elements nested deeper than any site of a government nests them.
    """
    if page.is_deeper_than(MAX_DEPTH):
        raise UnexpectedShape(f"page: elements nested deeper than {MAX_DEPTH}")
    marked = page.tree.find_all("main") or page.tree.find_all(role="main")
    return marked[0] if len(marked) == 1 and isinstance(marked[0], Tag) else page.body


def anchors(root: Tag, base: str) -> Iterator[Anchor]:
    """The links under ``root`` that lead elsewhere, without those in menus, footers and forms, in order."""
    pending = [root]
    while pending:
        tag = pending.pop()
        if tag.name == "a" and tag.has_attr("href"):
            yield from anchor(tag, base)
        elif tag is root or not _is_apart(tag):
            pending.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def anchor(tag: Tag, base: str) -> Iterator[Anchor]:
    """The link of an ``a`` element, unless it leads to its own page or to none."""
    url = address(tag.get("href"), base)
    if url and not same_place(url, base):
        text = plain(tidy(raw_text(tag.children))) or plain(tag.get("title")) or ""
        yield Anchor(tag, url, "" if said(text) in link_words().get else text)


def said(text: str) -> str:
    """What a link says, as it stands in the word lists: in lower case, without arrows and sizes around it."""
    return _SIZE.sub("", text).lower().strip(" \t.:…›»→>‹«←<|-")


def is_next(tag: Tag) -> bool:
    """Whether an ``a`` element leads to the next page of a list."""
    stated = (tag.get_text(" ", strip=True), str(tag.get("aria-label") or ""), str(tag.get("title") or ""))
    return "next" in str(tag.get("rel") or "").lower() or any(said(text) in link_words().next for text in stated)


def _is_apart(tag: Tag) -> bool:
    if tag.name in {"form", "nav", "footer"} or is_pruned(tag):
        return True
    return is_chrome(tag) and _TEASERS.isdisjoint(words(*names(tag)))


@cache
def link_words() -> _Words:
    """The words of links in lists of publications: data of ``data/listing.toml``."""
    text = (files("extractors.discover") / "data" / "listing.toml").read_text(encoding="utf-8")
    return _Words.model_validate(tomllib.loads(text))
