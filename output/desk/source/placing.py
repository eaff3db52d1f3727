"""Where a quote stands in a document, also when the document has been read anew since it was quoted."""

from typing import NamedTuple

from models.document import Block, Document
from models.evidence import CONTEXT, Evidence


class Span(NamedTuple):
    """Characters ``start`` (0-based) to ``end`` (exclusive) of a block's text."""

    block: str
    start: int
    end: int


class Placing:
    """Finds quotes in one document."""

    def __init__(self, document: Document) -> None:
        self._sha = document.snapshot_sha256
        self._blocks = {block.id: block for block in document.blocks}

    def place(self, evidence: Evidence) -> Span | None:
        """Where ``evidence`` stands; none when the document does not hold its quote.

        A better reader may have numbered the blocks anew. Then the quote is looked for by its words, and among several
        places the one whose surroundings most resemble those of the quote is taken (as W3C's TextQuoteSelector means).
        """
        if evidence.snapshot_sha256 != self._sha:
            return None
        block = self._blocks.get(evidence.block)
        if block is not None and _holds(block.text, evidence):
            return Span(evidence.block, evidence.start, evidence.end)
        found = [span for block in self._blocks.values() for span in _occurrences(block, evidence.exact)]
        return max(found, key=lambda span: self._resemblance(span, evidence), default=None)

    def _resemblance(self, span: Span, evidence: Evidence) -> tuple[int, bool]:
        text = self._blocks[span.block].text
        before = _common(text[max(0, span.start - CONTEXT) : span.start][::-1], evidence.prefix[::-1])
        after = _common(text[span.end : span.end + CONTEXT], evidence.suffix)
        return before + after, span.block == evidence.block


def _holds(text: str, evidence: Evidence) -> bool:
    start, end = evidence.start, evidence.end
    around = (text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
    return text[start:end] == evidence.exact and around == (evidence.prefix, evidence.suffix)


def _occurrences(block: Block, quote: str) -> list[Span]:
    found, start = [], block.text.find(quote)
    while start >= 0:
        found.append(Span(block.id, start, start + len(quote)))
        start = block.text.find(quote, start + 1)
    return found


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
