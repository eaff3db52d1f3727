"""Which body issued a document, as it names itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.draft.fields import empty, stated, suggested
from extractors.draft.front import LONG, Front
from extractors.draft.words import load
from models.document import Block, Document, Metadatum
from models.entry import EntryField
from models.evidence import Evidence, RuleRef

RULE = RuleRef(id="draft.issuer", version=1)
ALONE, BY, ON_COVER, OPENING, CLOSING = 4.0, 3.0, 2.0, 1.0, 1.2
"""A body's name that is nearly all of its block is a letterhead or signature; after "by" or "©" it is an imprint."""
RUNNING = 0.3
"""What a name in running text has of this: there bodies are mostly only mentioned."""
HEADED = 0.4
"""A name that begins with its kind ("Ministry of ...") is surer than one that ends with it."""
GENERIC = 0.3
"""What "United Nations" has of this beside the name of one of its bodies, and a parent beside its office."""
REPEATED = 0.3
"""For each further mention in the opening, up to five."""
LEAST = 1.8
"""Less is a body that is only spoken of."""
LONGEST_NAME = 12
"""Words of a body's name; that of the longest Dutch ministry has ten."""
EXTRA_WORDS = 3
"""Words that a letterhead may add to a body's name."""


@dataclass(frozen=True)
class _Name:
    block: Block
    start: int
    end: int
    weight: float

    @property
    def text(self) -> str:
        return " ".join(self.block.text[self.start : self.end].split())


CREATOR = ".creator"
"""The Dublin Core term for who made a document: on pages of governments its ministry, where the publisher is the
whole government."""


def issuer(document: Document, front: Front) -> EntryField[str]:
    """The issuing body: what a page states, else the body that letterhead, cover or signature names most strongly."""
    authors = [m for m in document.metadata if m.name == "author" and _names_a_body(m)]
    creator = next((m for m in authors if m.origin.endswith(CREATOR)), None)
    page = creator or next((m for m in document.metadata if m.name == "issuer"), None)
    if page is not None:
        return stated(page)
    author = next(iter(authors), None)
    names = list(_names(front))
    counts = Counter(name.text.casefold() for name in names if name.block in front.opening)
    best = max(names, key=lambda n: n.weight + REPEATED * min(max(counts[n.text.casefold()] - 1, 0), 5), default=None)
    if author is not None and (best is None or best.weight < ALONE):
        return stated(author)
    if best is None or best.weight + REPEATED * counts[best.text.casefold()] < LEAST:
        return empty("issuer")
    return suggested(best.text, RULE, [Evidence.of(document, best.block, best.start, best.end, RULE)])


def is_a_body(text: str) -> bool:
    """Whether ``text`` is hardly more than the name of a public body."""
    match = _pattern().search(_readable(text))
    return match is not None and _count(text) - _count(match[0]) <= EXTRA_WORDS


def inside_a_name(text: str, start: int, end: int) -> bool:
    """Whether characters ``start`` to ``end`` of ``text`` only tell apart a body: "Registry" in "Registry Office".

    Not the word that says what the body is: "Office" there, or "Autorité" in "Autorité des ports".
    """
    for match in _pattern().finditer(text):
        kind_first = bool(match["headed"])
        says_what = start == match.start() + _article(match[0]) if kind_first else end == match.end()
        if match.start() <= start and end <= match.end():
            return not says_what
    return False


def _names_a_body(item: Metadatum) -> bool:
    return _pattern().search(item.value) is not None


def _names(front: Front) -> Iterator[_Name]:
    cover = {block.id for block in front.cover}
    for block in front.opening:
        yield from _in_block(block, ON_COVER if block.id in cover else OPENING)
    for block in reversed(front.closing):
        yield from _in_block(block, CLOSING)


def _in_block(block: Block, base: float) -> Iterator[_Name]:
    text = _readable(block.text)
    for match in _pattern().finditer(text):
        if match[0].casefold() in load("issuers")["not_issuers"]:
            continue
        weight = base * (RUNNING if len(text) > LONG else 1.0)
        if _count(text) - _count(match[0]) <= EXTRA_WORDS and not _set_up_by().search(text[: match.start()]):
            weight += ALONE
        elif _imprint().search(text[: match.start()]):
            weight += BY
        weight += HEADED * bool(match["headed"])
        start, end = match.start() + _article(match[0]), _with_adjectives(text, match.end())
        generic = match[0].casefold() in load("issuers")["generic"]
        yield _Name(block, start, end, weight * (GENERIC if generic else 1.0))


def _article(name: str) -> int:
    """The length of an article before a name."""
    match = re.match(r"(?:the|de|het|la|le|les|die|das|der)\s", name, re.IGNORECASE)
    return match.end() if match else 0


def _with_adjectives(text: str, end: int) -> int:
    """The end of a name with the words in lower case that end its block: "Ministère de la Transition écologique"."""
    match = re.fullmatch(r"(?:\s[a-zà-ÿ][\w’'-]*){1,3}\s*", text[end:])
    return end + len(text[end:].rstrip()) if match else end


def _count(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _readable(text: str) -> str:
    """``text`` with its words in capitals as they would stand in a sentence, so that names can be told; same length."""
    if sum(c.isupper() for c in text) <= sum(c.islower() for c in text):
        return text
    connectors = set(load("issuers")["connectors"])
    return re.sub(r"[^\W\d_]{2,}", lambda word: _cased(word[0], connectors), text)


def _cased(word: str, connectors: set[str]) -> str:
    if word in load("issuers")["whole"]:
        return word
    cased = word.lower() if word.lower() in connectors else word.capitalize()
    return cased if len(cased) == len(word) else word


@cache
def _pattern() -> re.Pattern[str]:
    words = load("issuers")
    heads, tails, whole, connectors = (
        "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words[key], key=len, reverse=True))
        for key in ("heads", "tails", "whole", "connectors")
    )
    capital = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
    link = rf"(?:(?:(?:{connectors})\s|&\s|[dl]['’])){{0,3}}"
    address = "|".join(words["address"])
    word = rf",?\s(?!(?:{address})\b){link}{capital}"
    more = rf"(?:{word}){{0,{LONGEST_NAME - 2}}}"
    # The next name in a list of bodies begins with the same word.
    apart = rf"(?:(?!\s(?P=headed)\b){word}){{0,{LONGEST_NAME - 2}}}"
    head = rf"(?P<headed>{heads})\s?{link}{capital}{apart}"
    tail = rf"(?:{capital}\s(?:{link}{capital}\s){{0,5}})(?:{tails})(?:\s(?:on|for|of)\s{link}{capital}{more})?"
    return re.compile(rf"\b(?:(?:{whole})|{head}|{tail})(?!\w)")


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(load('issuers')['imprint'])})\W{{0,3}}(?:the |de |het |la |le |das |die )?$", re.IGNORECASE
    )


@cache
def _set_up_by() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(load('issuers')['not_by'])})\W{{0,3}}(?:the |de |het |la |le |das |die |an |à )?$",
        re.IGNORECASE,
    )
