"""Paragraphs that are list items by the marker they begin with."""

from collections.abc import Iterator, Sequence

from extractors.read.html.piece import Piece
from extractors.read.markers import Nesting, split_marker
from models.document import BlockKind

_LEAST = 40
"""Characters from which a line numbered "1." without a full stop is an item and not a heading in disguise."""
_ENDS = (".", ";", ":", ",", "?", "!", ")", "”", '"')


def with_items(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with paragraphs such as "(a) the name;" and "1. The agency shall" turned into list items.

    Their depth comes from how they count, anew under each heading; a marked list right below stands inside them.
    """
    nesting = Nesting()
    around = 0
    for piece in pieces:
        marker, text = split_marker(piece.text) if piece.kind is BlockKind.PARAGRAPH else (None, piece.text)
        if piece.kind is BlockKind.HEADING:
            nesting = Nesting()
        if marker and (not marker.endswith(".") or len(text) >= _LEAST or text.endswith(_ENDS)):
            around = nesting.depth(marker)
            yield piece._replace(kind=BlockKind.LIST_ITEM, text=text, marker=marker, level=around)
        elif piece.kind is BlockKind.LIST_ITEM:
            yield piece._replace(level=(piece.level or 1) + around)
        else:
            around = 0
            yield piece
