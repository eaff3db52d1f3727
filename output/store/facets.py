"""Counting how many rows each value would leave that could be filtered by."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, func, select
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
    with the conditions on the other columns, but without its own. All is counted in one pass over the table.
    """
    found = connection.execute(select(*columns, func.count()).where(*others).group_by(*columns)).all()
    names = [column.key for column in columns]
    numeric = [isinstance(column.type, Integer) for column in columns]
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    asked = [(place, _word(wanted[name], numeric[place])) for place, name in enumerate(names) if name in wanted]
    total = 0
    for *values, number in found:
        words = [_word(value, is_number) for value, is_number in zip(values, numeric, strict=True)]
        missed = [place for place, word in asked if words[place] != word]
        if not missed:
            total += number
        for place, name in enumerate(names):
            if not missed or missed == [place]:
                counts[name][words[place]] += number
    return total, {name: _most_first(counter) for name, counter in counts.items()}


def _none(value: object) -> str | int:
    return 0 if isinstance(value, int) else ""


def _word(value: object, is_number: bool) -> str:
    if value is None:
        return "0" if is_number else ""
    return str(value)


def _most_first(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
