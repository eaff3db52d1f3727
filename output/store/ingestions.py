"""Rows of ingestions: what people asked the desk to take in, from the asking to the outcome."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, func, insert, select, update

from models.outcome import Outcome, Status
from models.value import Value
from output.store.engine import reading, writing
from output.store.insight_tables import IngestionRow
from output.store.outcomes import append_outcome
from output.store.schema import OutcomeRow

LANDING_PAGE = "landing-page"
"""The code of outcomes that only say that a page led on to a document: no ingestion of their own."""


class Step(Value):
    """A stage that an ingestion came to: since when, and a sentence on it."""

    stage: str
    sentence: str
    since: datetime


class Ingestion(Value):
    """An address that somebody asked to be taken in. ``outcome`` is none until it has ended."""

    id: str
    url: str
    same: str
    who: str
    asked_at: datetime
    steps: tuple[Step, ...] = ()
    ended_at: datetime | None = None
    outcome: Outcome | None = None


class Ended(Value):
    """One line of the log of all ingestions, by night or by hand."""

    recorded_at: datetime
    outcome: Outcome


class Ingestions:
    """The ingestions that were asked for at a desk, and the log of all. All methods raise a ``StoreFailure``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, ingestion: Ingestion) -> None:
        """Store an ingestion, in place of what was stored under its id."""
        row = ingestion.model_dump() | ingestion.model_dump(mode="json", include={"steps", "outcome"})
        with writing(self._engine) as connection:
            known = update(IngestionRow).where(IngestionRow.id == ingestion.id).values(row)
            if connection.execute(known).rowcount == 0:
                connection.execute(insert(IngestionRow).values(row))

    def get(self, ingestion_id: str) -> Ingestion | None:
        """The ingestion with this id."""
        found = self._select(IngestionRow.id == ingestion_id)
        return found[0] if found else None

    def unfinished(self) -> tuple[Ingestion, ...]:
        """Those that have not ended, the newest first."""
        return self._select(IngestionRow.ended_at.is_(None))

    def recent(self, limit: int) -> tuple[Ingestion, ...]:
        """The newest, whether or not they have ended."""
        return self._select(limit=limit)

    def asked_since(self, who: str, moment: datetime) -> tuple[datetime, ...]:
        """When ``who`` asked for something since ``moment``, the latest first."""
        wanted = select(IngestionRow.asked_at).where(IngestionRow.who == who, IngestionRow.asked_at >= moment)
        with reading(self._engine) as connection:
            return tuple(connection.execute(wanted.order_by(IngestionRow.asked_at.desc())).scalars())

    def log(self, *, failed_only: bool = False, limit: int = 50, offset: int = 0) -> tuple[Ended, ...]:
        """How ingestions ended, the newest first."""
        columns = [getattr(OutcomeRow, name) for name in Outcome.model_fields]
        wanted = select(OutcomeRow.recorded_at, *columns).where(*_of_log(failed_only))
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(OutcomeRow.id.desc()).limit(limit).offset(offset)).mappings()
            return tuple(Ended(recorded_at=row["recorded_at"], outcome=_outcome(row)) for row in rows)

    def log_length(self, *, failed_only: bool = False) -> int:
        """How many lines the log has."""
        with reading(self._engine) as connection:
            counted = select(func.count()).select_from(OutcomeRow).where(*_of_log(failed_only))
            return connection.execute(counted).scalar_one()

    def last_outcome(self, url: str, since: datetime) -> Outcome | None:
        """The newest outcome for this address that was recorded since then."""
        columns = [getattr(OutcomeRow, name) for name in Outcome.model_fields]
        wanted = select(*columns).where(
            OutcomeRow.recorded_at >= since, OutcomeRow.url == url, OutcomeRow.code != LANDING_PAGE
        )
        with reading(self._engine) as connection:
            row = connection.execute(wanted.order_by(OutcomeRow.id.desc()).limit(1)).mappings().first()
            return Outcome(**row) if row else None

    def record(self, outcome: Outcome) -> None:
        """Add an outcome to the log."""
        with writing(self._engine) as connection:
            append_outcome(connection, outcome, None)

    def _select(self, *conditions: ColumnElement[bool], limit: int | None = None) -> tuple[Ingestion, ...]:
        columns = [getattr(IngestionRow, name) for name in Ingestion.model_fields]
        wanted = select(*columns).where(*conditions).order_by(IngestionRow.asked_at.desc(), IngestionRow.id)
        with reading(self._engine) as connection:
            return tuple(Ingestion(**row) for row in connection.execute(wanted.limit(limit)).mappings())


def _of_log(failed_only: bool) -> list[ColumnElement[bool]]:
    shown = [OutcomeRow.code != LANDING_PAGE]
    return [*shown, OutcomeRow.status == Status.FAILED.value] if failed_only else shown


def _outcome(row: object) -> Outcome:
    values = dict(row)  # type: ignore[call-overload]
    return Outcome(**{name: values[name] for name in Outcome.model_fields})


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
