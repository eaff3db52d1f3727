"""What governments said that they would do, by whom and by when, over all entries."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic import Field
from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select

from models.value import Value
from output.store.engine import reading
from output.store.insight_tables import ActionPointRow
from output.store.review_tables import ReviewRow
from output.store.schema import WorkRow

_MONTHS_IN_QUARTER = 3
_SHOWN_OWNERS = 12
_MOST_OWNERS_TO_CHOOSE = 200


class Quarter(NamedTuple):
    """A quarter of a year; ``number`` from 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that holds ``day``."""
        return cls(day.year, (day.month - 1) // _MONTHS_IN_QUARTER + 1)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """The quarter written as "2027-Q1". Raises ``ValueError``."""
        year, _, number = text.partition("-Q")
        quarter = cls(int(year), int(number))
        if not (date.min.year <= quarter.year < date.max.year and quarter.number in range(1, 5)):
            raise ValueError(f"{text!r} is no quarter")
        return quarter

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"

    def after(self, count: int) -> "Quarter":
        """The quarter ``count`` quarters later."""
        quarters = self.year * 4 + self.number - 1 + count
        return Quarter(quarters // 4, quarters % 4 + 1)

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return date(self.year, (self.number - 1) * _MONTHS_IN_QUARTER + 1, 1)


class PromiseQuery(Value):
    """Which action points with a deadline: all conditions that are set must hold.

    ``owner`` in any case, "" for those of which it is not known who acts; ``start`` is the first day and ``end`` the
    first day no more in which they are due.
    """

    jurisdiction: str | None = None
    owner: str | None = None
    kind: str | None = None
    start: date | None = None
    end: date | None = None
    limit: int = Field(default=50, ge=1, le=500)
    offset: int = Field(default=0, ge=0)


class Promise(Value):
    """An action point with a deadline. ``key`` names the work in the desk's addresses, ``finding_id`` the claim.

    ``deadline`` is as written; ``due`` its last day, ``starts`` its first.
    """

    work_id: str
    key: str
    finding_id: str
    title: str | None
    jurisdiction: str | None
    kind: str
    owner: str | None
    text: str
    deadline: str
    starts: date | None
    due: date
    page: int | None


class Cell(NamedTuple):
    """How many action points of an owner ("" where it is not known) are due in a quarter."""

    owner: str
    quarter: Quarter
    promises: int


class Promises(Value):
    """The action points asked for: a page of them, the soonest first; ``total`` is how many there are.

    ``owners`` and ``jurisdictions`` are what could be chosen, with how many there are of each, the most first.
    ``undated`` is how many action points have no deadline that could be worked out.
    """

    lines: tuple[Promise, ...]
    total: int
    owners: dict[str, int]
    jurisdictions: dict[str, int]
    undated: int


class Grid(Value):
    """How many action points are due by quarter, for those owners with the most; the others are counted together."""

    quarters: tuple[Quarter, ...]
    owners: tuple[str, ...]
    counts: dict[tuple[str, str], int]
    others: dict[str, int]


_OWNER = func.lower(func.coalesce(ActionPointRow.owner, ""))


def promises(engine: Engine, query: PromiseQuery) -> Promises:
    """The action points asked for, with what they could be narrowed down by."""
    dated = _conditions(query)
    with reading(engine) as connection:
        lines = _lines(connection, query, dated)
        total = connection.execute(_counting(func.count()).where(*dated)).scalar_one()
        owners = _facet(connection, func.min(ActionPointRow.owner), _OWNER, _conditions(query, "owner"))
        code = ActionPointRow.jurisdiction
        jurisdictions = _facet(connection, code, code, _conditions(query, "jurisdiction"))
        undated = connection.execute(_counting(func.count()).where(ActionPointRow.due.is_(None))).scalar_one()
    return Promises(lines=lines, total=total, owners=owners, jurisdictions=jurisdictions, undated=undated)


def grid(engine: Engine, query: PromiseQuery, first: Quarter, quarters: int) -> Grid:
    """The action points asked for by owner and quarter, from ``first`` on."""
    shown = [first.after(number) for number in range(quarters)]
    begin, end = first.first_day, first.after(quarters).first_day
    conditions = _conditions(query.model_copy(update={"start": begin, "end": end}))
    month = func.substr(ActionPointRow.due, 1, 7)
    wanted = _counting(func.min(ActionPointRow.owner), month, func.count()).where(*conditions).group_by(_OWNER, month)
    with reading(engine) as connection:
        rows = connection.execute(wanted).all()
    cells = [Cell(owner or "", Quarter.of(date.fromisoformat(f"{month}-01")), count) for owner, month, count in rows]
    return _grid(cells, shown)


def _grid(cells: Sequence[Cell], quarters: Sequence[Quarter]) -> Grid:
    names: dict[str, str] = {}
    totals: dict[str, int] = {}
    for owner, _, count in cells:
        names.setdefault(owner.casefold(), owner)
        totals[owner.casefold()] = totals.get(owner.casefold(), 0) + count
    most = sorted((name for name in totals if name), key=lambda name: (-totals[name], name))[:_SHOWN_OWNERS]
    counts: dict[tuple[str, str], int] = {}
    others: dict[str, int] = {}
    for owner, quarter, count in cells:
        if owner.casefold() in most:
            place = (names[owner.casefold()], str(quarter))
            counts[place] = counts.get(place, 0) + count
        else:
            others[str(quarter)] = others.get(str(quarter), 0) + count
    return Grid(quarters=tuple(quarters), owners=tuple(names[name] for name in most), counts=counts, others=others)


def _lines(connection: Connection, query: PromiseQuery, dated: Sequence[ColumnElement[bool]]) -> tuple[Promise, ...]:
    columns = {
        "work_id": ActionPointRow.work_id,
        "key": WorkRow.key,
        "title": ReviewRow.title,
        **{
            name: getattr(ActionPointRow, name)
            for name in ("finding_id", "kind", "owner", "text", "deadline", "starts", "due", "page", "jurisdiction")
        },
    }
    wanted = (
        _counting(*(column.label(name) for name, column in columns.items()))
        .join(WorkRow, WorkRow.id == ActionPointRow.work_id)
        .join(ReviewRow, ReviewRow.work_id == ActionPointRow.work_id)
        .where(*dated)
        .order_by(ActionPointRow.due, ActionPointRow.id)
    )
    rows = connection.execute(wanted.limit(query.limit).offset(query.offset)).mappings()
    return tuple(Promise(**row) for row in rows)


def _counting(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(ActionPointRow)


def _facet(
    connection: Connection,
    shown: Any,
    by: Any,
    conditions: Sequence[ColumnElement[bool]],
) -> dict[str, int]:
    count = func.count()
    wanted = _counting(shown, count).where(*conditions).group_by(by).order_by(count.desc(), shown)
    rows = connection.execute(wanted.limit(_MOST_OWNERS_TO_CHOOSE))
    return {str(value or ""): number for value, number in rows}


def _conditions(query: PromiseQuery, but: str = "") -> list[ColumnElement[bool]]:
    """What an action point must be; ``but`` names the condition that is left out."""
    conditions: list[ColumnElement[bool]] = [ActionPointRow.due.is_not(None)]
    if query.jurisdiction is not None and but != "jurisdiction":
        conditions.append(ActionPointRow.jurisdiction == query.jurisdiction)
    if query.owner is not None and but != "owner":
        conditions.append(func.lower(query.owner) == _OWNER)
    if query.kind is not None:
        conditions.append(ActionPointRow.kind == query.kind)
    if query.start is not None:
        conditions.append(ActionPointRow.due >= query.start.isoformat())
    if query.end is not None:
        conditions.append(ActionPointRow.due < query.end.isoformat())
    return conditions
