"""Which words of a sentence differ from what it said before."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

MOST_WORDS = 1500
"""Words, marks and spaces of the longer text up to which words are compared, a tenth of a second; more is replaced."""
_TOKEN = re.compile(r"\w+(?:[.,'’\-]\w+)*|\s+|[^\w\s]")

Fate = Literal["same", "removed", "added"]


class Piece(NamedTuple):
    """Some words that stayed, or of the old text only ("removed"), or of the new one only ("added")."""

    text: str
    fate: Fate


def word_diff(old: str | None, new: str | None) -> tuple[Piece, ...]:
    """The old and the new text in one: in order, what was removed before what was added in its place.

    The pieces that are not "added" make up the old text, those that are not "removed" the new one. A text that is
    none is empty.
    """
    before, after = _TOKEN.findall(old or ""), _TOKEN.findall(new or "")
    pieces = _joined(_bridged(list(_pieces(before, after))))
    return tuple(pieces)


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    if max(len(before), len(after)) > MOST_WORDS:
        yield from (Piece("".join(before), "removed"), Piece("".join(after), "added"))
        return
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("".join(before[i:j]), "same")
        else:
            yield from (Piece("".join(before[i:j]), "removed"), Piece("".join(after[k:m]), "added"))


def _bridged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a space between two changes being part of both: words are easier to read together."""
    for position, piece in enumerate(pieces):
        between = 0 < position < len(pieces) - 1
        if piece.fate == "same" and piece.text.isspace() and between:
            yield from (Piece(piece.text, "removed"), Piece(piece.text, "added"))
        else:
            yield piece


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces with all that was removed in one place together, and then all that was added there."""
    for stays, some in groupby(pieces, key=lambda piece: piece.fate == "same"):
        near = list(some)
        fates: tuple[Fate, ...] = ("same",) if stays else ("removed", "added")
        for fate in fates:
            text = "".join(piece.text for piece in near if piece.fate == fate)
            if text:
                yield Piece(text, fate)
