"""Counting how many rows each value would leave that could be filtered by."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, func, select
from sqlalchemy.orm import InstrumentedAttribute

Columns = Sequence[InstrumentedAttribute[Any]]


def chosen(columns: Columns, query: object) -> dict[str, Any]:
    """What ``query`` asks of ``columns``, by their names, which its own fields share."""
    values = {column.key: getattr(query, column.key) for column in columns}
    return {name: value for name, value in values.items() if value is not None}


def conditions(columns: Columns, wanted: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    """The conditions that columns have these values; "" and 0 stand for none."""
    named = {column.key: column for column in columns}
    return [func.coalesce(named[name], _none(value)) == value for name, value in wanted.items()]


def count(
    connection: Connection, columns: Columns, others: Sequence[ColumnElement[bool]], wanted: Mapping[str, Any]
) -> tuple[int, dict[str, dict[str, int]]]:
    """How many rows meet all conditions, and for each column how many each of its values would leave.

    ``wanted`` are the conditions on ``columns``, ``others`` all else that is asked. The values of a column are counted
    with the conditions on the other columns, but without its own.
    """
    # Counted here, as each of so many GROUP BYs would go over the table, or do the search, once more.
    rows = connection.execute(select(*columns).where(*others)).all()
    places = {column.key: place for place, column in enumerate(columns)}
    asked = {places[name]: {value} if value else {value, None} for name, value in wanted.items()}
    counts = {}
    for name, place in places.items():
        left = _meeting(rows, {other: values for other, values in asked.items() if other != place})
        counts[name] = _most_first(Counter(row[place] for row in left), "0" if _numeric(columns[place]) else "")
    return len(_meeting(rows, asked)), counts


def _meeting(rows: Sequence[Row[Any]], asked: Mapping[int, Container[Any]]) -> Sequence[Row[Any]]:
    for place, values in asked.items():
        rows = [row for row in rows if row[place] in values]
    return rows


def _numeric(column: InstrumentedAttribute[Any]) -> bool:
    return isinstance(column.type, Integer)


def _none(value: object) -> str | int:
    return 0 if isinstance(value, int) else ""


def _most_first(counter: Counter[Any], none: str) -> dict[str, int]:
    """Counts by values in words, the most first; what is empty is counted with what is not there."""
    words: Counter[str] = Counter()
    for value, number in counter.items():
        words[none if value is None else str(value)] += number
    return dict(sorted(words.items(), key=lambda item: (-item[1], item[0])))
