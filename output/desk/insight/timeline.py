"""Where things stand in the timeline chart: owners from top to bottom, quarters from left to right.

The name of an owner stands above its circles, so that a narrow screen shows some quarters beside it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from output.insight.promises import Grid, Quarter

COLUMN_WIDTH = 104
ROW_HEIGHT = 58
TOP = 28
NAME_DEPTH = 18
DOT_DEPTH = 38
"""How far below the upper edge of its row the line of a name is, and the middle of a circle."""
LARGEST = 17.0
SMALLEST = 5.0
_FITS_NUMBER = 10.0
"""The radius from which a number of three digits fits into a circle."""
_LONGEST_NAME = 80


@dataclass(frozen=True)
class Dot:
    """A circle, in the chart's units: its centre, its radius and the number that it stands for."""

    owner: str | None
    quarter: Quarter
    count: int
    x: float
    y: float
    radius: float

    @property
    def holds_number(self) -> bool:
        """Whether the number stands in the circle rather than beside it."""
        return self.radius >= _FITS_NUMBER


@dataclass(frozen=True)
class Row:
    """A row: the owner (None for all others), the name as far as it fits, and the line that it stands on."""

    owner: str | None
    name: str
    y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Timeline:
    """A chart. ``columns`` are quarters with the left edge of each; ``today`` is where this day is, if it is shown."""

    width: int
    height: int
    columns: tuple[tuple[Quarter, float], ...]
    rows: tuple[Row, ...]
    today: float | None


def timeline(grid: Grid, today: date) -> Timeline:
    """The chart of ``grid``. The area of a circle is in proportion to its number."""
    most = max([*grid.counts.values(), *grid.others.values()], default=1)
    owners: list[str | None] = [*grid.owners, *([None] if grid.others else [])]
    columns = tuple((quarter, float(place * COLUMN_WIDTH)) for place, quarter in enumerate(grid.quarters))
    return Timeline(
        width=COLUMN_WIDTH * len(columns),
        height=TOP + ROW_HEIGHT * len(owners) + 8,
        columns=columns,
        rows=tuple(_row(grid, owner, place, columns, most) for place, owner in enumerate(owners)),
        today=_place(grid.quarters, today),
    )


def _row(grid: Grid, owner: str | None, place: int, columns: tuple[tuple[Quarter, float], ...], most: int) -> Row:
    top = TOP + ROW_HEIGHT * place
    counted = [(quarter, left, _count(grid, owner, quarter)) for quarter, left in columns]
    dots = tuple(
        Dot(owner, quarter, count, left + COLUMN_WIDTH / 2, top + DOT_DEPTH, _radius(count, most))
        for quarter, left, count in counted
        if count
    )
    name = owner or ""
    return Row(owner, name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…", top + NAME_DEPTH, dots)


def _count(grid: Grid, owner: str | None, quarter: Quarter) -> int:
    return grid.others.get(str(quarter), 0) if owner is None else grid.counts.get((owner, str(quarter)), 0)


def _radius(count: int, most: int) -> float:
    return round(max(SMALLEST, LARGEST * sqrt(count / most)), 1)


def _place(quarters: tuple[Quarter, ...], day: date) -> float | None:
    for place, quarter in enumerate(quarters):
        begin, end = quarter.first_day, quarter.after(1).first_day
        if begin <= day < end:
            share = (day - begin) / timedelta(days=(end - begin).days)
            return round(COLUMN_WIDTH * (place + share), 1)
    return None
