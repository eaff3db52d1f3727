"""Rows of outcomes: a log of every ingestion."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from models.outcome import Outcome
from output.store.queries import OutcomeQuery
from output.store.schema import OutcomeRow


def append_outcome(connection: Connection, outcome: Outcome, extractor_version: str | None) -> None:
    """Add one line to the log; ``extractor_version`` is the one that drafted or failed, if it came to that."""
    row = outcome.model_dump() | {"extractor_version": extractor_version, "recorded_at": datetime.now(UTC)}
    connection.execute(insert(OutcomeRow).values(row))


def outcome_of_reading(connection: Connection, sha: str, extractor_version: str) -> Outcome | None:
    """The newest outcome that this extractor gave for a snapshot."""
    wanted = _columns().where(OutcomeRow.snapshot_sha256 == sha, OutcomeRow.extractor_version == extractor_version)
    row = connection.execute(wanted.order_by(OutcomeRow.id.desc()).limit(1)).mappings().one_or_none()
    return None if row is None else Outcome(**row)


def load_outcomes(connection: Connection, query: OutcomeQuery) -> tuple[Outcome, ...]:
    """The outcomes asked for, the newest first."""
    wanted = _columns()
    for column in (OutcomeRow.url, OutcomeRow.work_id, OutcomeRow.status):
        if (value := getattr(query, column.key)) is not None:
            wanted = wanted.where(column == value)
    if query.since is not None:
        wanted = wanted.where(OutcomeRow.recorded_at >= query.since)
    rows = connection.execute(wanted.order_by(OutcomeRow.id.desc()).limit(query.limit)).mappings()
    return tuple(Outcome(**row) for row in rows)


def _columns() -> Select[Any]:
    return select(*[getattr(OutcomeRow, name) for name in Outcome.model_fields])
