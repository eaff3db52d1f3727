"""Counting how many rows each value would leave that could be filtered by."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

Columns = Sequence[InstrumentedAttribute[Any]]
_AT_ONCE = 500


def chosen(columns: Columns, query: object) -> dict[str, Any]:
    """What ``query`` asks of ``columns``, by their names, which its own fields share."""
    values = {column.key: getattr(query, column.key) for column in columns}
    return {name: value for name, value in values.items() if value is not None}


def conditions(columns: Columns, wanted: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    """The conditions that columns have these values; "" and 0 stand for none."""
    named = {column.key: column for column in columns}
    return [
        named[name] == value if value else or_(named[name].is_(None), named[name] == value)
        for name, value in wanted.items()
    ]


def count(
    connection: Connection, columns: Columns, others: Sequence[ColumnElement[bool]], wanted: Mapping[str, Any]
) -> tuple[int, dict[str, dict[str, int]]]:
    """How many rows meet all conditions, and for each column how many each of its values would leave.

    ``wanted`` are the conditions on ``columns``, ``others`` all else that is asked. The values of a column are counted
    with the conditions on the other columns, but without its own.
    """
    free = [column for column in columns if column.key not in wanted]
    found = dict(zip(free, _together(connection, free, [*others, *conditions(columns, wanted)]), strict=True))
    for column in columns:
        if column not in found:
            rest = {name: value for name, value in wanted.items() if name != column.key}
            found[column] = _alone(connection, column, [*others, *conditions(columns, rest)])
    facets = {column.key: _most_first(found[column], column) for column in columns}
    first = columns[0]
    of_first = facets[first.key].values() if first in free else [facets[first.key].get(str(wanted[first.key]), 0)]
    return sum(of_first), facets


def _together(
    connection: Connection, columns: Columns, asked: Sequence[ColumnElement[bool]]
) -> Sequence[Mapping[Any, int]]:
    """How often each value of each column occurs in the rows that are asked for."""
    if not columns:
        return []
    if not asked:
        return [_alone(connection, column, ()) for column in columns]  # each from its own index
    # Counted here, as each of so many GROUP BYs would do the search once more.
    # A few rows at a time: all of them at once would keep the garbage collector busy.
    counts: list[Counter[Any]] = [Counter() for _ in columns]
    for rows in connection.execute(select(*columns).where(*asked)).partitions(_AT_ONCE):
        for counter, values in zip(counts, zip(*rows, strict=True), strict=True):
            counter.update(values)
    return counts


def _alone(
    connection: Connection, column: InstrumentedAttribute[Any], asked: Sequence[ColumnElement[bool]]
) -> Mapping[Any, int]:
    rows = connection.execute(select(column, func.count()).where(*asked).group_by(column))
    return dict(rows.tuples().all())


def _most_first(counts: Mapping[Any, int], column: InstrumentedAttribute[Any]) -> dict[str, int]:
    """Counts by values in words, the most first; what is empty is counted with what is not there."""
    none = "0" if isinstance(column.type, Integer) else ""
    words: Counter[str] = Counter()
    for value, number in counts.items():
        words[none if value is None else str(value)] += number
    return dict(sorted(words.items(), key=lambda item: (-item[1], item[0])))
