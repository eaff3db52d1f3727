"""What a page says of itself, each with where it says so."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import cast

from bs4 import Tag
from htmldate import find_date

from extractors.read.html.inline import tidy
from extractors.read.html.json_ld import json_ld
from extractors.read.html.markup import MARKUP, names, words
from extractors.read.html.page import Page
from extractors.read.html.piece import Piece
from models.document import Metadatum, MetadatumName

_LONGEST = 2000
"""Characters kept of a value: longer ones are misused fields."""
_ITEM_PROPERTIES: dict[str, MetadatumName] = {"datepublished": "published", "datemodified": "modified"}
"""Properties of schema.org as attributes of the elements that show them."""
_BEFORE = 60
"""Characters before a date in which the words that say what it is stand."""


def page_metadata(page: Page, url: str, title: Piece | None) -> tuple[Metadatum, ...]:
    """The metadata of ``page`` in order of trust: the ``title`` it shows, JSON-LD, ``meta``, dates it shows, guesses.

    ``origin`` reads e.g. "html:h1", "json-ld:headline", "meta:dcterms.issued", "html:time", "htmldate";
    "html:history" for an entry of the publisher's list of changes. A date is only guessed (by htmldate) when the
    page states none.
    """
    found = [Metadatum(name="title", value=title.text, origin=f"html:{title.element.name}")] if title else []
    found += [*json_ld(page.tree), *_meta(page), *_shown_dates(page)]
    heading = page.tree.find("title")
    if isinstance(heading, Tag) and (text := tidy(heading.get_text())):
        found.append(Metadatum(name="title", value=text, origin="html:title"))
    if not any(item.name == "published" for item in found) and page.body.get_text(strip=True):
        found += _guessed_date(page, url)
    return tuple(dict.fromkeys(found))


def _meta(page: Page) -> Iterator[Metadatum]:
    stated: dict[str, list[str]] = {}
    for tag in page.tree.find_all("meta"):
        named = (tag.get("name"), tag.get("property"), tag.get("itemprop"), tag.get("http-equiv"))
        key = str(next(filter(None, named), "")).lower()
        if value := tidy(str(tag.get("content") or ""))[:_LONGEST]:
            stated.setdefault(key, []).append(value)
    for name, keys in _meta_names().items():
        for key in keys:
            yield from (Metadatum(name=name, value=value, origin=f"meta:{key}") for value in stated.get(key, ()))


def _shown_dates(page: Page) -> Iterator[Metadatum]:
    """Dates in ``time`` elements whose words around say that they are the date of publication or of change."""
    for tag in page.tree.find_all("time", limit=200):
        value = tidy(str(tag.get("datetime") or tag.get_text()))[:_LONGEST]
        if value and _is_change(tag):
            yield Metadatum(name="modified", value=value, origin="html:history")
        elif value and (name := _meaning(tag)):
            yield Metadatum(name=name, value=value, origin="html:time")


def _is_change(tag: Tag) -> bool:
    """Whether ``tag`` dates one entry of a list of the document's changes."""
    around = (parent for parent in tag.parents if parent.name not in {"body", "html", "main", "[document]"})
    return any(not MARKUP.history_words.isdisjoint(words(*names(parent))) for parent in around)


def _meaning(tag: Tag) -> MetadatumName | None:
    stated = str(tag.get("itemprop") or "").lower()
    if stated in _ITEM_PROPERTIES:
        return _ITEM_PROPERTIES[stated]
    before = _words_before(tag)
    return next((name for name, pattern in _dated_lines().items() if pattern.search(before)), None)


def _words_before(tag: Tag) -> str:
    """The words just before ``tag`` in its own line, and in the line before: ``<dt>Published</dt><dd><time>``."""
    before = ""
    for node in tag.find_all_previous(string=True, limit=6):
        before = f"{node} {before}"
        if len(before.strip()) > _BEFORE:
            break
    return tidy(before)[-_BEFORE:].lower()


def _guessed_date(page: Page, url: str) -> list[Metadatum]:
    # Its extensive search reads dates in two hundred languages: 6 seconds for the first page, as for a large one.
    guess = find_date(page.source, url=url, original_date=True, extensive_search=False)
    return [Metadatum(name="published", value=guess, origin="htmldate")] if guess else []


@cache
def _meta_names() -> dict[MetadatumName, tuple[str, ...]]:
    data = tomllib.loads((files("extractors.read.html") / "data" / "metadata.toml").read_text(encoding="utf-8"))
    return {cast(MetadatumName, name): tuple(table["names"]) for name, table in data.items()}


@cache
def _dated_lines() -> dict[MetadatumName, re.Pattern[str]]:
    data = tomllib.loads((files("extractors.read.html") / "data" / "dated_lines.toml").read_text(encoding="utf-8"))
    # Only a word or two may stand between the words and the date: "Last updated on:".
    return {
        cast(MetadatumName, name): re.compile(
            rf"\b(?:{'|'.join(map(re.escape, words))})\b\W{{0,4}}(?:\w{{1,4}}\W{{0,3}})?$"
        )
        for name, words in sorted(data.items())
    }
