"""Headings that are only a number, joined with the title that stands in a heading of its own below."""

from collections.abc import Iterator, Sequence

from bs4 import Tag

from extractors.outline.number import parse_number
from extractors.read.html.piece import Piece
from models.document import BlockKind


def join_labels(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Headings that are only a number ("Article 4", "CHAPTER I") joined with the title in the next heading."""
    label: Piece | None = None
    for piece in pieces:
        if label is not None:
            if piece.kind is BlockKind.HEADING and parse_number(piece.text) is None:
                yield label._replace(text=f"{label.text} {piece.text}", element=_common(label, piece))
                label = None
                continue
            yield label
            label = None
        number = parse_number(piece.text) if piece.kind is BlockKind.HEADING else None
        if number is not None and not number.title:
            label = piece
        else:
            yield piece
    if label is not None:
        yield label


def _common(first: Piece, second: Piece) -> Tag:
    around = {id(tag) for tag in (first.element, *first.element.parents)}
    return next(tag for tag in (second.element, *second.element.parents) if id(tag) in around)
