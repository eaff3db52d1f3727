"""The letters of a page, to be laid unseen over its picture, so that what is seen can be selected."""

from typing import NamedTuple

from models.document import Block, Document, Line

_RISE = 0.8
"""The share of a line's box that lies above the baseline."""
_DOWNWARDS, _UPSIDE_DOWN, _UPWARDS = 90, 180, 270
_TINY = 0.5
"""Points below which a box holds nothing that could be selected."""


class LineOfText(NamedTuple):
    """A line: where it starts, ``x`` and ``y`` in points on the baseline, its ``length`` and the ``size`` of its type.

    ``turn`` is an SVG transform for sideways text. ``start`` is the line's place in the text of its ``block``.
    """

    block: str
    start: int
    text: str
    x: float
    y: float
    length: float
    size: float
    turn: str | None


def lines_of_text(document: Document, page: int) -> tuple[LineOfText, ...]:
    """The lines on the 1-based ``page``, in reading order."""
    found = (_line(block, line) for block in document.blocks for line in block.lines if line.page == page)
    return tuple(line for line in found if line.length > _TINY and line.size > _TINY)


def _line(block: Block, line: Line) -> LineOfText:
    box, text = line.box, block.text[line.start : line.end]
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if line.angle == 0:
        baseline = round(box.y0 + _RISE * height, 1)
        return LineOfText(block.id, line.start, text, box.x0, baseline, round(width, 1), round(height, 1), None)
    # Sideways text is set at the origin, then turned and moved to the corner at which it begins.
    across = line.angle == _UPSIDE_DOWN
    size, length = (height, width) if across else (width, height)
    corners = {
        _DOWNWARDS: (box.x1 - _RISE * size, box.y0),
        _UPSIDE_DOWN: (box.x1, box.y1 - _RISE * size),
        _UPWARDS: (box.x0 + _RISE * size, box.y1),
    }
    x, y = corners[line.angle]
    turn = f"translate({x:.1f} {y:.1f}) rotate({line.angle})"
    return LineOfText(block.id, line.start, text, 0, 0, round(length, 1), round(size, 1), turn)
