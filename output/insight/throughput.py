"""How much passes through the desk: drafts, decisions and publications by week, and how soon drafts are looked at."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

from sqlalchemy import Connection, Engine, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from models.value import Value
from output.store.engine import reading
from output.store.review_tables import PublicationRow
from output.store.schema import DecisionRow, EntryRow, WorkRow

WEEKS = 12
_WEEK = timedelta(days=7)


class Week(Value):
    """What happened in the seven days from ``monday`` on.

    ``days_to_decision`` is the median, over the works first decided on in that week, of the days since they came in;
    none when there were no such works.
    """

    monday: date
    drafts: int
    decisions: int
    published: int
    days_to_decision: float | None


def throughput(engine: Engine, today: date, weeks: int = WEEKS) -> tuple[Week, ...]:
    """The last ``weeks`` weeks, the one of ``today`` last. Weeks begin on Monday, at midnight UTC."""
    mondays = [today - timedelta(days=today.weekday()) - _WEEK * back for back in reversed(range(weeks))]
    with reading(engine) as connection:
        drafts = _counts(connection, mondays, EntryRow.created_at)
        decisions = _counts(connection, mondays, DecisionRow.when)
        published = _counts(connection, mondays, PublicationRow.published_at)
        waits = _waits(connection, mondays)
    return tuple(
        Week(
            monday=monday,
            drafts=drafts[number],
            decisions=decisions[number],
            published=published[number],
            days_to_decision=median(waits[number]) if waits[number] else None,
        )
        for number, monday in enumerate(mondays)
    )


def _counts(connection: Connection, mondays: list[date], moment: InstrumentedAttribute[datetime]) -> Counter[int]:
    """How many rows fall into each week, by its place in ``mondays``."""
    week = case(*((moment >= _midnight(day), number) for number, day in reversed(list(enumerate(mondays)))))
    wanted = select(week, func.count()).where(moment >= _midnight(mondays[0])).group_by(week)
    return Counter(dict(connection.execute(wanted).tuples().all()))


def _waits(connection: Connection, mondays: list[date]) -> dict[int, list[float]]:
    """Days from a work's coming in to the first decision on it, by the week of that decision."""
    first = (
        select(DecisionRow.work_id, func.min(DecisionRow.when).label("first"))
        .group_by(DecisionRow.work_id)
        .having(func.min(DecisionRow.when) >= _midnight(mondays[0]))
        .subquery()
    )
    wanted = select(WorkRow.created_at, first.c.first).join(first, first.c.work_id == WorkRow.id)
    return _by_week(((created, decided) for created, decided in connection.execute(wanted)), mondays[0])


def _by_week(moments: Iterable[tuple[datetime, datetime]], first_monday: date) -> dict[int, list[float]]:
    waits: dict[int, list[float]] = defaultdict(list)
    for created, decided in moments:
        week = (decided.date() - first_monday) // _WEEK
        waits[week].append((decided - created) / timedelta(days=1))
    return waits


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
