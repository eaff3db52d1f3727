"""Tables told by their rules: the rows of cells of a page that draws a grid and does not tag it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.lines import lines_in_order
from extractors.read.pdf.span import PageSpans, Span
from extractors.read.pdf.strokes import Stroke
from extractors.read.pdf.tagged import row_of
from models.document import BlockKind

_TOUCH = 3.0
"""Points by which strokes of one grid may miss each other, and by which its lines may be out of line."""
_MOST_STROKES = 1_000
"""Strokes of one page, pieces joined: tables have up to 100, charts and maps thousands."""
_BORDERS = 3
"""Borders that two rows or two columns have."""
_BORDERED = 0.5
"""The share of a cell's width that the stroke above it covers at the least."""
_FILLED = 0.4
"""The share of a grid's cells that hold text at the least; charts and forms have fewer."""
_FULL_ROWS = 2
"""Rows with text in two cells or more that make a table."""


class Grid(NamedTuple):
    """The borders of a table in points from the top left: ``across`` from top to bottom, ``down`` from left to right.

    ``strokes`` are those drawn across it.
    """

    across: list[float]
    down: list[float]
    strokes: list[Stroke]


def ruled_rows(page: PageSpans) -> tuple[list[Draft], set[int]]:
    """The rows of the tables that ``page`` draws, and the ``id`` of each span that they hold."""
    rows: list[Draft] = []
    used: set[int] = set()
    for grid in _grids(page.rules.across, page.rules.down):
        cells = _cells(grid, page.spans)
        if _is_table(grid, cells):
            rows += _drafts(page.number, cells)
            used |= {id(span) for spans in cells.values() for span in spans}
    return rows, used


def _grids(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[Grid]:
    """Each set of strokes that hang together and part two rows and two columns at the least."""
    left_down, left_across = _joined(down), _joined(across)
    if len(left_across) + len(left_down) > _MOST_STROKES:
        return []
    grids = []
    while left_down:
        ours_across, ours_down = _connected(left_down.pop(), left_across, left_down)
        ends = [end for _, *ends in ours_across for end in ends]
        tips = [tip for _, *tips in ours_down for tip in tips]
        rows = _merged([place for place, _, _ in ours_across] + [min(tips), max(tips)])
        columns = _merged([place for place, _, _ in ours_down] + ([min(ends), max(ends)] if ends else []))
        if len(rows) >= _BORDERS and len(columns) >= _BORDERS:
            grids.append(Grid(rows, columns, ours_across))
    return grids


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Strokes that go on where another ends made one: many programs draw the border of each cell by itself."""
    joined: list[Stroke] = []
    for place, start, end in sorted(strokes, key=lambda stroke: (round(stroke[0] / _TOUCH), stroke[1])):
        last = joined[-1] if joined else None
        if last and abs(last[0] - place) <= _TOUCH and start <= last[2] + _TOUCH:
            joined[-1] = (last[0], last[1], max(last[2], end))
        else:
            joined.append((place, start, end))
    return joined


def _connected(first: Stroke, across: list[Stroke], down: list[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """The strokes that touch ``first``, one down the page, and each other; they are taken off both lists."""
    ours_across: list[Stroke] = []
    ours_down, fresh_down = [first], [first]
    while fresh_down:
        fresh_across = [stroke for stroke in across if any(_touch(stroke, other) for other in fresh_down)]
        across[:] = [stroke for stroke in across if stroke not in fresh_across]
        fresh_down = [stroke for stroke in down if any(_touch(other, stroke) for other in fresh_across)]
        down[:] = [stroke for stroke in down if stroke not in fresh_down]
        ours_across += fresh_across
        ours_down += fresh_down
    return ours_across, ours_down


def _touch(across: Stroke, down: Stroke) -> bool:
    y, left, right = across
    x, top, bottom = down
    return left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH


def _merged(places: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _TOUCH:
            merged.append(place)
    return merged


def _cells(grid: Grid, spans: Sequence[Span]) -> dict[tuple[int, int], list[Span]]:
    """The spans in each cell, by 0-based row and column; a cell over several rows is in the first of them."""
    cells: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for span in spans:
        row = bisect_right(grid.across, (span.y0 + span.y1) / 2) - 1
        column = bisect_right(grid.down, span.x0 + _TOUCH) - 1
        if not span.angle and 0 <= row < len(grid.across) - 1 and 0 <= column < len(grid.down) - 1:
            while row and not _has_border(grid, row, column):
                row -= 1
            cells[row, column].append(span)
    return {place: held for place, held in cells.items() if any(span.text.strip() for span in held)}


def _has_border(grid: Grid, row: int, column: int) -> bool:
    """Whether a stroke parts the cell from the one above it."""
    left, right = grid.down[column], grid.down[column + 1]
    covered = sum(
        max(min(right, x1) - max(left, x0), 0.0) for y, x0, x1 in grid.strokes if abs(y - grid.across[row]) <= _TOUCH
    )
    return covered >= _BORDERED * (right - left)


def _is_table(grid: Grid, cells: dict[tuple[int, int], list[Span]]) -> bool:
    filled: dict[int, int] = defaultdict(int)
    for row, _ in cells:
        filled[row] += 1
    full = sum(count > 1 for count in filled.values())
    return full >= _FULL_ROWS and len(cells) >= _FILLED * len(filled) * (len(grid.down) - 1)


def _drafts(number: int, cells: dict[tuple[int, int], list[Span]]) -> list[Draft]:
    rows: dict[int, list[Sequence[Span]]] = defaultdict(list)
    for row, column in sorted(cells):
        rows[row].append(cells[row, column])
    made = (row_of([lines_in_order(number, spans) for spans in held]) for held in rows.values())
    return [Draft(lines, BlockKind.TABLE_ROW) for lines in made if lines]
