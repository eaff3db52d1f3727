"""The complete sentences of a document's running text, with where each stands: the material of abstracts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.draft.lexicon import Lexicon
from extractors.draft.words import load
from extractors.language.sentences import sentences as split
from models.document import Block, BlockKind, Document
from models.outline import Outline, SectionRole

LEAST_WORDS, MOST_WORDS = 7, 70
"""Shorter sentences are labels, longer ones are lists or recitals that read badly in an abstract."""
_BEGINS = re.compile(r"[\"“„«‘'(]?\s?[A-ZÀ-ÖØ-Þ0-9]")
_ENDS = re.compile(r"[.!?][\"”“»’')\]]{0,2}(?:\s?\d{1,3}|[¹²³⁴-⁹⁰]{1,3})?$")
_ADDRESS = re.compile(r"https?://|www\.|@|\.{4,}|\|")
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
NUMBERED_WORDS = 20
"""A numbered item this long is a numbered paragraph, as reports and recitals have them."""
SKIPPED_ROLES: frozenset[SectionRole] = frozenset({"contents", "references", "annex"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A complete sentence: characters ``start`` to ``end`` of block ``index``, in the section at ``section``.

    ``order`` counts the document's sentences from 0; ``first`` is true of the first one in its section.
    """

    block: Block
    index: int
    start: int
    end: int
    section: int
    role: SectionRole
    order: int
    first: bool

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.block.text[self.start : self.end]


def running_sentences(document: Document, outline: Outline, within: range | None = None) -> tuple[Sentence, ...]:
    """The complete sentences of paragraphs outside contents, references, annexes, in reading order.

    ``within`` are the 0-based indexes of the blocks to read, by default all. Not: headings, list items, fragments,
    greetings, legal formulas, what the publisher adds, repeated sentences.
    """
    found: list[Sentence] = []
    said: set[str] = set()
    blocks = within if within is not None else range(len(document.blocks))
    for number, section in enumerate(outline.sections):
        if section.role in SKIPPED_ROLES:
            continue
        first = True
        for index in range(max(section.start, blocks.start), min(section.stop, blocks.stop)):
            block = document.blocks[index]
            for start, end in _complete(block, document.language):
                key = " ".join(re.findall(r"\w+", block.text[start:end].lower()))
                if key not in said:
                    said.add(key)
                    found.append(Sentence(block, index, start, end, number, section.role, len(found), first))
                    first = False
    return tuple(found)


def _complete(block: Block, language: str) -> Iterator[tuple[int, int]]:
    numbered = block.kind is BlockKind.LIST_ITEM and _NUMBER.fullmatch(block.marker or "")
    if block.kind is not BlockKind.PARAGRAPH and not (numbered and len(block.text.split()) >= NUMBERED_WORDS):
        return
    for start, end in split(block.text, language):
        if is_complete(block.text[start:end]):
            yield start, end


def is_complete(text: str) -> bool:
    """Whether ``text`` is a whole sentence that could stand in an abstract."""
    words = len(text.split())
    if not LEAST_WORDS <= words <= MOST_WORDS or not _BEGINS.match(text) or not _ENDS.search(text):
        return False
    letters = [c for c in text if c.isalpha()]
    shouting = sum(c.isupper() for c in letters) > len(letters) / 3
    return not shouting and not _ADDRESS.search(text) and not any(_boilerplate().hits(text))


@cache
def _boilerplate() -> Lexicon:
    return Lexicon(("boilerplate", phrase) for phrase in load("summary")["boilerplate"])
