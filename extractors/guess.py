"""A guess at what a piece of text that a reviewer picked out is: an action point, a principle, a pillar...

The rules read the text alone, without the sections around it, so that the reviewer has the last word.
"""

import re
from typing import Literal

from extractors.find.actions import find_actions
from extractors.find.cue import rulebook
from extractors.find.mentions import find_mentions
from extractors.find.provisions import find_provisions
from extractors.outline import outline
from extractors.rules import languages
from models.document import Block, BlockKind, Document
from models.finding import Mention

FindingKind = Literal["action", "principle", "pillar", "provision", "mention"]

LONGEST = 4000
"""Characters that are read: no sentence is longer."""
LONGEST_TITLE = 12
"""Words of a heading: a longer text without a full stop is a list item."""
LONGEST_VIRTUE = 8
"""Words of a principle's label: in a longer text the word for a virtue is part of a sentence."""
_MOST = 0.4
"""Share of the text that a mention must cover: a sentence that names a law says something of its own."""
_OVERSIGHT = frozenset({"supervision", "enforcement"})
"""Provisions that are worded as duties; what sets up a body or an instrument is an action point first."""
_SENTENCE_END = re.compile(r"[.;!?:]\s*$")


def guess_kind(text: str, language: str) -> FindingKind:
    """What ``text`` most likely is; "action" when nothing tells. ``language`` is ISO 639-1."""
    text = " ".join(text[:LONGEST].split())
    if not any(map(str.isalpha, text)) or language not in languages():
        return "action"
    document = _alone(text, language)
    tree = outline(document)
    if any(_covers(mention, text) for mention in find_mentions(document, tree)):
        return "mention"
    provisions = find_provisions(document, tree)
    if any(provision.kind in _OVERSIGHT for provision in provisions):
        return "provision"
    if find_actions(document, tree, ()):
        return "action"
    return "provision" if provisions else _title_kind(text, language)


def _title_kind(text: str, language: str) -> FindingKind:
    words = len(text.split())
    if words > LONGEST_TITLE or _SENTENCE_END.search(text):
        return "action"
    book = rulebook(language, "principles")
    virtue = book is not None and "virtue" in book.read(text).marks
    return "principle" if virtue and words <= LONGEST_VIRTUE else "pillar"


def _covers(mention: Mention, text: str) -> bool:
    return len(mention.text) >= _MOST * len(text)


def _alone(text: str, language: str) -> Document:
    """A document that says nothing but ``text``, as an item of a list, where imperatives are measures."""
    return Document(
        snapshot_sha256="0" * 64,
        url="selection:",
        media_type="text/plain",
        language=language,
        language_origin="the document selected from",
        blocks=(Block(id="b1", kind=BlockKind.LIST_ITEM, text=text, level=1, path="selection"),),
        reader="selection",
    )
