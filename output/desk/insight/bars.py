"""Where things stand in the chart of weeks: one row of bars for each kind of number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NAMES_WIDTH = 130
BAR_WIDTH = 44
GAP = 12
ROW_HEIGHT = 96
TALLEST = 60


@dataclass(frozen=True)
class Bar:
    """A bar, in the chart's units: its upper left corner, its height and its number."""

    x: float
    y: float
    height: float
    number: int


@dataclass(frozen=True)
class BarRow:
    """The bars of one kind, on the line at ``base``."""

    name: str
    base: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class BarChart:
    """A chart with a row for each kind; each row has a scale of its own."""

    width: int
    height: int
    rows: tuple[BarRow, ...]


def bar_chart(numbers: Mapping[str, Sequence[int]]) -> BarChart:
    """The chart of numbers by kind; all kinds have the same count of them."""
    columns = max((len(row) for row in numbers.values()), default=0)
    rows = tuple(_row(name, row, place) for place, (name, row) in enumerate(numbers.items()))
    return BarChart(NAMES_WIDTH + columns * (BAR_WIDTH + GAP), ROW_HEIGHT * len(rows), rows)


def _row(name: str, numbers: Sequence[int], place: int) -> BarRow:
    most, base = max([*numbers, 1]), ROW_HEIGHT * (place + 1) - 12
    bars = []
    for column, number in enumerate(numbers):
        height = round(TALLEST * number / most, 1)
        bars.append(Bar(NAMES_WIDTH + column * (BAR_WIDTH + GAP), base - height, height, number))
    return BarRow(name, base, tuple(bars))
