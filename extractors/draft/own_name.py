"""The name that a document gives itself in its text, for when its cover is a picture that was badly recognised."""

import re
from collections.abc import Sequence

from extractors.draft.document_type import names_a_kind
from models.document import Block, Document
from models.evidence import Evidence

CLEAR = 0.9
"""Confidence of recognition below which a cover's line is not trusted: clean print is recognised at 0.95 and more."""
LEAST_WORDS, LEAST_SHARED = 3, 2
"""Words of a name, and words that it must share with the cover: a document names many other documents too."""
_CAPITALISED = r"[A-ZÀ-Ý][\w’'-]*"
_LINKS = "of|for|on|the|and|in|to|towards|van|voor|de|het|en|des|du|la|le|les|et|pour|für|und|der|zur"
_OPENERS = "The|This|Our|Its|De|Het|Dit|Deze|Le|La|Les|Ce|Cette|Der|Die|Das|Dieser|Diese|Dieses|In|For|Under|With"
_FURTHER = rf"(?:\s(?:(?:{_LINKS})\s){{0,2}}{_CAPITALISED}){{2,11}}"
_NAME = re.compile(rf"(?:\b(?:{_OPENERS})\s)?(?P<name>{_CAPITALISED}{_FURTHER})")


def own_name(document: Document, cover: Sequence[Block]) -> Evidence | None:
    """The first place of the capitalised name of a kind of document that shares most words with the ``cover``.

    None unless the text uses the name twice.
    """
    seen = {word for block in cover for word in _words(block.text)}
    places: dict[str, list[Evidence]] = {}
    for block in document.blocks:
        if block.confidence < CLEAR:
            continue
        for match in _NAME.finditer(block.text):
            name = match["name"]
            if len(_words(name)) >= LEAST_WORDS and len(_words(name) & seen) >= LEAST_SHARED and names_a_kind(name):
                places.setdefault(name, []).append(Evidence.of(document, block, *match.span("name")))
    repeated = {name: found for name, found in places.items() if len(found) > 1}
    best = max(repeated, key=lambda name: (len(_words(name) & seen), len(repeated[name])), default=None)
    return repeated[best][0] if best else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", text.lower())) - set(_LINKS.split("|"))
