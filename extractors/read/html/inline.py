"""The text of a run of inline markup, as a person reads it."""

import re
from collections.abc import Iterable, Iterator

from bs4 import CData, NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from extractors.read.html.pruning import is_pruned

_NOTE_TEXT = re.compile(
    r"[\s\u00a0]*[\[(]?[\s\u00a0]*(?:\d{1,3}|[*†‡]{1,3}|[a-z]|[ivx]{1,5})[\s\u00a0]*[\])]?[\s\u00a0]*"
)
_WORD_END = re.compile(r"(?:[^\W\d_]{3}|[.,;:)”»\"])$")
_NOTE_TARGET = re.compile(r"#_?(?:ftn|fn|edn|en|note|nt|foot|end|cite|sdfoot)", re.IGNORECASE)
_PERMALINK = {"§", "¶", "#", "🔗", "↩", "↑"}
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_MARK = "\x01"
_DROPPED = re.compile(r"[ \n]{0,9}\x01[ \n]{0,9}(?=[.,;:!?)])|\x01")
"""A dropped footnote mark, with the spaces that would otherwise stand before a comma or full stop."""
_NEW_ITEM = r"(?<=[.;:?!])[ ]{0,9}\n(?=[ ]{0,9}(?:\(?(?:[a-z]{1,2}|\d{1,3}|[ivx]{1,5})[).°]|[-–•*]|§|Art\.|[A-ZÀ-Ý]))"
"""A break between a finished sentence and a marker or capital: gazettes set items and paragraphs so."""
BREAK = "\n"
"""What a ``<br>`` leaves in raw text; all other white space is already a space there."""


def raw_text(nodes: Iterable[PageElement], *, buttons: bool = False) -> str:
    """The text of ``nodes`` with white space as spaces, each ``<br>`` as a newline, and footnote marks dropped.

    Text on ``buttons`` counts only where asked for: in headings that fold their section out.
    """
    parts: list[str] = []
    pending = list(nodes)[::-1]
    while pending:
        node = pending.pop()
        if isinstance(node, Tag):
            if node.name == "br":
                parts.append(BREAK)
            elif is_mark(node):
                parts.append(_MARK)
            elif not is_pruned(node) or (buttons and node.name == "button"):
                pending.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and _shown(node):
            parts.append(re.sub(r"[\s\u00a0]", " ", str(node)))
    return "".join(parts)


def _shown(node: NavigableString) -> bool:
    return isinstance(node, CData) or not isinstance(node, PreformattedString)


def tidy(raw: str) -> str:
    """Raw text as one line: white space collapsed, soft hyphens and other invisible characters gone."""
    return " ".join(_INVISIBLE.sub("", _DROPPED.sub("", raw)).split())


def paragraphs(raw: str) -> list[str]:
    """Raw text as tidy paragraphs: an empty line, made by two breaks, parts them; so does one break before an item."""
    parts = re.split(r"\n[ \x01]*\n|" + _NEW_ITEM, raw) if BREAK in raw else [raw]
    return [text for part in parts if (text := tidy(part))]


def is_mark(tag: Tag) -> bool:
    """Whether ``tag`` is only a reference to a footnote or a heading's link to itself."""
    if tag.name == "sup":
        linked = tag.find("a", href=True) is not None or tag.find_parent("a", href=True) is not None
        return _NOTE_TEXT.fullmatch(tag.get_text()) is not None and (linked or _follows_word(tag))
    if tag.name != "a":
        return False
    text = tag.get_text().strip()
    href = str(tag.get("href", ""))
    if text in _PERMALINK:
        return True
    # Only fragments: a link to an anchor of this page, however the address before it is written.
    return _NOTE_TARGET.search(href) is not None and _NOTE_TEXT.fullmatch(text) is not None


def _follows_word(tag: Tag) -> bool:
    """Whether a raised number stands right behind a word or full stop, not behind a unit ("km") or a number."""
    before = tag.previous_sibling
    text = str(before)[-8:] if isinstance(before, NavigableString) else ""
    return tag.get_text().strip("[]() ").isdecimal() and _WORD_END.search(text) is not None


def shares_of(names: frozenset[str], tag: Tag, nodes: list[PageElement], texts: list[str]) -> list[float]:
    """The share (0 to 1) of each of ``texts``, made of ``nodes`` in ``tag``, that stands in elements of ``names``.

    Of several paragraphs in one run each counts whole or not at all: as one such element, or none.
    """
    if tag.name in names or tag.find_parent(names) is not None:
        return [1.0] * len(texts)
    inside = [tidy(raw_text([node])) for node in _outermost(names, nodes)]
    if len(texts) == 1:
        return [min(1.0, sum(map(len, inside)) / len(texts[0]))]
    whole = set(inside)
    return [float(text in whole) for text in texts]


def _outermost(names: frozenset[str], nodes: list[PageElement]) -> Iterator[Tag]:
    pending = list(nodes)
    while pending:
        node = pending.pop()
        if isinstance(node, Tag) and node.name in names:
            yield node
        elif isinstance(node, Tag):
            pending.extend(node.children)
