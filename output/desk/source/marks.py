"""A text cut at the borders of the quotes in it, so that overlapping quotes can each be lit."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Quoted(NamedTuple):
    """Characters ``start`` (0-based) to ``end`` (exclusive) of a text, quoted by the claim ``target``."""

    start: int
    end: int
    target: str


class Piece(NamedTuple):
    """A part of a text from its character ``start`` on, and the claims that quote all of it, the shortest quote first.

    ``begins`` are those of them whose quote begins here.
    """

    text: str
    start: int
    targets: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def pieces(text: str, quoted: Sequence[Quoted]) -> tuple[Piece, ...]:
    """``text`` in pieces, each wholly inside or wholly outside each quote; joined they are ``text`` again."""
    cuts = sorted({0, len(text), *(q.start for q in quoted), *(q.end for q in quoted)} & set(range(len(text) + 1)))
    return tuple(_piece(text, start, end, quoted) for start, end in pairwise(cuts))


def _piece(text: str, start: int, end: int, quoted: Sequence[Quoted]) -> Piece:
    over = sorted((q for q in quoted if q.start <= start and end <= q.end), key=lambda q: q.end - q.start)
    begins = (q.target for q in over if q.start == start)
    return Piece(text[start:end], start, tuple(dict.fromkeys(q.target for q in over)), tuple(dict.fromkeys(begins)))
