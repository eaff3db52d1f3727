"""From what a reviewer selected or copied to the passages of the document that it is."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from models.document import Block, Document
from output.desk.source.placing import Span

LONGEST_QUOTE = 5000
"""Characters of one selection: a finding is a sentence or a few, not a chapter."""
MOST_BLOCKS = 12
"""Blocks that one selection may run over."""
_MOST_PLACES = 99
"""Places of a quote after which it does not matter how many more there are."""
_POINT = re.compile(r"(?P<block>[^:]{1,40}):(?P<offset>\d{1,7})")
_FOLDED = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
    }
)
_DROPPED = frozenset("\u00ad\u200b\ufeff")
_LONGEST_WORD = 60
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\w+\Z"), re.compile(rf"\w{{1,{_LONGEST_WORD}}}")
_LINE_END_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=\w)")


class UnclearSelection(Exception):
    """The selection is no passage of the document. ``reason`` names a label, ``values`` fill it in."""

    def __init__(self, reason: str, **values: int) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


def between(document: Document, begin: str, end: str) -> tuple[Span, ...]:
    """The passages from ``begin`` to ``end``, each "block:offset" with a 0-based offset, the last one exclusive.

    Nobody aims at half a word: the selection grows to the ends of the words that it cuts. Raises ``UnclearSelection``.
    """
    first, last = _point(document, begin), _point(document, end)
    if first > last:
        first, last = last, first
    blocks = document.blocks[first[0] : last[0] + 1]
    starts = [_word_start(blocks[0].text, first[1]), *[0] * (len(blocks) - 1)]
    ends = [*[len(block.text) for block in blocks[:-1]], _word_end(blocks[-1].text, last[1])]
    return _checked(document, [Span(b.id, s, e) for b, s, e in zip(blocks, starts, ends, strict=True)])


def quoted(document: Document, quote: str) -> tuple[Span, ...]:
    """The passages that ``quote`` copies: all of it must stand in the document, and once only.

    White space, the kind of quotation marks and dashes, ligatures and hyphens at line ends make no difference.
    Raises ``UnclearSelection``.
    """
    if len(quote) > LONGEST_QUOTE:
        raise UnclearSelection("too_long", most=LONGEST_QUOTE)
    text = _FoldedText(document.blocks)
    wanted = dict.fromkeys(_fold(variant).strip() for variant in (quote, _LINE_END_HYPHEN.sub("", quote)))
    places = next((found for words in wanted if words and (found := text.places(words))), [])
    if not any(wanted):
        raise UnclearSelection("empty")
    if not places:
        raise UnclearSelection("absent")
    if len(places) > 1:
        raise UnclearSelection("ambiguous", n=len(places))
    return _checked(document, places[0])


def _point(document: Document, written: str) -> tuple[int, int]:
    match = _POINT.fullmatch(written)
    index = next((i for i, block in enumerate(document.blocks) if match and block.id == match["block"]), None)
    if match is None or index is None:
        raise UnclearSelection("gone")
    return index, min(int(match["offset"]), len(document.blocks[index].text))


def _word_start(text: str, offset: int) -> int:
    cut = _WORD_BEFORE.search(text, max(0, offset - _LONGEST_WORD), offset)
    return cut.start() if cut and text[offset : offset + 1].isalnum() else offset


def _word_end(text: str, offset: int) -> int:
    cut = _WORD_AFTER.match(text, offset)
    return cut.end() if cut and text[offset - 1 : offset].isalnum() else offset


def _checked(document: Document, spans: Sequence[Span]) -> tuple[Span, ...]:
    texts = {block.id: block.text for block in document.blocks}
    kept = tuple(span for span in spans if texts[span.block][span.start : span.end].strip())
    if not kept:
        raise UnclearSelection("empty")
    if len(kept) > MOST_BLOCKS or sum(span.end - span.start for span in kept) > LONGEST_QUOTE:
        raise UnclearSelection("too_long", most=LONGEST_QUOTE)
    return kept


class _FoldedText:
    """The text of a document without what may get lost in copying, from which one finds back to the blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        folded = [_fold(block.text) for block in blocks]
        self._starts = list(accumulate((len(text) + 1 for text in folded), initial=0))
        self._text = " ".join(folded)

    def places(self, words: str) -> list[list[Span]]:
        """Every place at which the folded ``words`` stand."""
        found: list[list[Span]] = []
        start = self._text.find(words)
        while start >= 0 and len(found) <= _MOST_PLACES:
            found.append(self._spans(start, start + len(words) - 1))
            start = self._text.find(words, start + 1)
        return found

    def _spans(self, first: int, last: int) -> list[Span]:
        """The passages from the folded character ``first`` to ``last``."""
        begin, end = bisect_right(self._starts, first) - 1, bisect_right(self._starts, last) - 1
        spans = []
        for index in range(begin, end + 1):
            block = self._blocks[index]
            start = _origins(block.text)[first - self._starts[begin]] if index == begin else 0
            stop = _origins(block.text)[last - self._starts[end]] + 1 if index == end else len(block.text)
            spans.append(Span(block.id, start, stop))
        return spans


def _fold(text: str) -> str:
    return " ".join("".join(map(_fold_character, text)).split())


def _origins(text: str) -> list[int]:
    """From which character of ``text`` each character of the folded text comes."""
    found: list[int] = []
    previous = " "
    for offset, character in enumerate(text):
        for folded in _fold_character(character):
            if folded != " " or previous != " ":
                found.append(offset)
            previous = folded
    return found


@lru_cache(4096)
def _fold_character(character: str) -> str:
    if character in _DROPPED:
        return ""
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKC", character).translate(_FOLDED)
