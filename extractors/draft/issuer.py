"""Which body issued a document, as it names itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.draft.fields import empty, stated, suggested
from extractors.draft.front import Front
from extractors.draft.words import load
from models.document import Block, Document, Metadatum
from models.entry import EntryField
from models.evidence import Evidence, RuleRef

RULE = RuleRef(id="draft.issuer", version=1)
ALONE, ON_COVER, OPENING, CLOSING = 4.0, 2.0, 1.0, 1.2
"""A body's name that is nearly all of its block is a letterhead or a signature; others are often only mentioned."""
REPEATED = 0.3
"""For each further mention in the opening and closing, up to five."""
LONGEST_NAME = 12
"""Words of a body's name; that of the longest Dutch ministry has ten."""


@dataclass(frozen=True)
class _Name:
    block: Block
    start: int
    end: int
    weight: float

    @property
    def text(self) -> str:
        return " ".join(self.block.text[self.start : self.end].split())


def issuer(document: Document, front: Front) -> EntryField[str]:
    """The issuing body: what a page states, else the body that letterhead, cover or signature names most strongly."""
    page = next((m for m in document.metadata if m.name == "issuer"), None)
    if page is not None:
        return stated(page)
    names = list(_names(front))
    author = next((m for m in document.metadata if m.name == "author" and _names_a_body(m)), None)
    if not names:
        return stated(author) if author else empty("issuer")
    counts = Counter(name.text.casefold() for name in names)
    best = max(names, key=lambda n: n.weight + REPEATED * min(counts[n.text.casefold()] - 1, 5))
    if author is not None and best.weight < ALONE:
        return stated(author)
    return suggested(best.text, RULE, [Evidence.of(document, best.block, best.start, best.end, RULE)])


def is_a_body(text: str) -> bool:
    """Whether ``text`` is hardly more than the name of a public body."""
    match = _pattern().search(text if not text.isupper() else text.title())
    return match is not None and len(re.findall(r"\w+", text)) - len(re.findall(r"\w+", match[0])) <= EXTRA_WORDS


EXTRA_WORDS = 3
"""Words that a letterhead may add to a body's name."""


def _names_a_body(item: Metadatum) -> bool:
    return _pattern().search(item.value) is not None


def _names(front: Front) -> Iterator[_Name]:
    cover = {block.id for block in front.cover}
    for block in front.opening:
        base = ON_COVER if block.id in cover else OPENING
        yield from _in_block(block, base)
    for block in front.closing:
        yield from _in_block(block, CLOSING)


def _in_block(block: Block, base: float) -> Iterator[_Name]:
    for match in _pattern().finditer(block.text):
        start, end = match.span()
        rest = len(re.findall(r"\w+", block.text)) - len(re.findall(r"\w+", match[0]))
        whole = ALONE if rest <= EXTRA_WORDS else 0.0
        yield _Name(block, start, end, base + whole)


@cache
def _pattern() -> re.Pattern[str]:
    words = load("issuers")
    heads, tails, whole, connectors = (
        "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words[key], key=len, reverse=True))
        for key in ("heads", "tails", "whole", "connectors")
    )
    capital = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
    link = rf"(?:(?:{connectors}|d['’]|l['’])\s?){{0,3}}"
    more = rf"(?:,?\s{link}{capital}){{0,{LONGEST_NAME - 2}}}"
    head = rf"(?:{heads})\s?{link}{capital}{more}"
    tail = rf"(?:{capital}\s(?:{link}{capital}\s){{0,5}})(?:{tails})(?:\s(?:on|for|of)\s{link}{capital}{more})?"
    return re.compile(rf"\b(?:{head}|(?:{whole})|{tail})(?!\w)")
