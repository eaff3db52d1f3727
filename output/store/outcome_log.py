"""The log of outcomes as it grows: for those who watch others take documents in."""

from sqlalchemy import Engine, func, select

from models.outcome import Outcome
from output.store.engine import reading
from output.store.schema import OutcomeRow

_OVERTAKEN = 200
"""Rows that are read again, for a row that got its number earlier may appear later than its successors."""


class OutcomeLog:
    """What is recorded from the moment this is made, by any process. All methods raise a ``StoreFailure``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with reading(engine) as connection:
            self._start = connection.execute(select(func.coalesce(func.max(OutcomeRow.id), 0))).scalar_one()
        self._read = self._start
        self._seen: dict[int, Outcome] = {}

    def news(self) -> tuple[Outcome, ...]:
        """What was recorded since the last time this was asked, the oldest first."""
        columns = [getattr(OutcomeRow, name) for name in Outcome.model_fields]
        since = max(self._start, self._read - _OVERTAKEN)
        wanted = select(OutcomeRow.id, *columns).where(OutcomeRow.id > since).order_by(OutcomeRow.id)
        with reading(self._engine) as connection:
            rows = [dict(row) for row in connection.execute(wanted).mappings()]
        fresh = {row.pop("id"): Outcome(**row) for row in rows if row["id"] not in self._seen}
        self._read = max([self._read, *fresh])
        self._seen = {number: outcome for number, outcome in self._seen.items() if number > self._read - _OVERTAKEN}
        self._seen |= fresh
        return tuple(fresh.values())
