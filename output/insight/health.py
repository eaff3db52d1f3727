"""How the watched sources are: when they last answered, and for how long they have failed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, select

from models.outcome import Status
from models.source import Source
from models.value import Value
from output.store.engine import reading
from output.store.ingestions import LANDING_PAGE
from output.store.schema import OutcomeRow

_AT_ONCE = 500
"""Addresses in one question: databases take no list without end."""
SPAN = timedelta(days=30)
"""How far back is looked: a source that gave nothing for so long needs no exact count of its failures."""


class _Line(NamedTuple):
    """A line of the log."""

    url: str
    recorded_at: datetime
    status: str
    code: str
    sentence: str
    work_id: str | None


class SourceHealth(Value):
    """What is known of a source since ``SPAN`` ago.

    ``answered_at`` is when it was last taken in well, ``asked_at`` when it was last asked; none when it never was.
    ``failures`` counts those since it last answered; ``code`` and ``sentence`` are those of the last outcome.
    ``works`` is how many works it yielded.
    """

    source: Source
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    failures: int = 0
    code: str | None = None
    sentence: str | None = None
    works: int = 0

    @property
    def state(self) -> str:
        """How the source is: "never-asked", "failing", "well", or "quiet" when it yields less than expected."""
        if self.asked_at is None:
            return "never-asked"
        if self.failures:
            return "failing"
        return "quiet" if self.works < self.source.least_items else "well"


def source_health(engine: Engine, sources: Sequence[Source], now: datetime) -> tuple[SourceHealth, ...]:
    """How each source is, those with the most failures in a row first."""
    lines = _lines(engine, [source.url for source in sources], now - SPAN)
    found = [_health(source, lines.get(source.url, [])) for source in sources]
    return tuple(sorted(found, key=lambda health: -health.failures))


def _health(source: Source, lines: Sequence[_Line]) -> SourceHealth:
    if not lines:
        return SourceHealth(source=source)
    good = [number for number, line in enumerate(lines) if line.status != Status.FAILED.value]
    return SourceHealth(
        source=source,
        asked_at=lines[0].recorded_at,
        answered_at=lines[good[0]].recorded_at if good else None,
        failures=good[0] if good else len(lines),
        code=lines[0].code,
        sentence=lines[0].sentence,
        works=len({line.work_id for line in lines} - {None}),
    )


def _lines(engine: Engine, urls: Sequence[str], since: datetime) -> dict[str, list[_Line]]:
    """The log of each address, the newest line first."""
    columns = [getattr(OutcomeRow, name) for name in _Line._fields]
    asked = select(*columns).where(OutcomeRow.recorded_at >= since, OutcomeRow.code != LANDING_PAGE)
    lines: dict[str, list[_Line]] = defaultdict(list)
    with reading(engine) as connection:
        for begin in range(0, len(urls), _AT_ONCE):
            wanted = asked.where(OutcomeRow.url.in_(urls[begin : begin + _AT_ONCE])).order_by(OutcomeRow.id.desc())
            for row in connection.execute(wanted):
                lines[row.url].append(_Line(*row))
    return lines
