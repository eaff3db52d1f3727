"""Rows of decisions: appended after a check, never changed."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, insert, select

from models.decision import Decision
from models.entry import Entry
from output.review import Reviewed, check, review
from output.store.entries import load_entries, load_entry, lock_entry
from output.store.queries import EntryQuery
from output.store.schema import DecisionRow


def append_decision(connection: Connection, decision: Decision) -> Reviewed:
    """Record a decision that fits the entry as it is now; the entry comes back with it applied.

    Raises ``UnknownWork``, or a ``DecisionRefused`` (with nothing recorded).
    """
    entry, earlier = lock_entry(connection, decision.work_id), load_decisions(connection, decision.work_id)
    check(decision, _reviewed(connection, entry, earlier), earlier)
    result = _reviewed(connection, entry, [*earlier, decision])
    connection.execute(insert(DecisionRow).values(decision.model_dump()))
    return result


def load_decisions(connection: Connection, work_id: str) -> tuple[Decision, ...]:
    """All decisions on a work, the oldest first."""
    columns = [getattr(DecisionRow, name) for name in Decision.model_fields]
    wanted = select(*columns).where(DecisionRow.work_id == work_id).order_by(DecisionRow.id)
    return tuple(Decision(**row) for row in connection.execute(wanted).mappings())


def load_reviewed(connection: Connection, work_id: str) -> Reviewed:
    """The current entry of a work with all decisions applied. Raises ``UnknownWork``."""
    return _reviewed(connection, load_entry(connection, work_id), load_decisions(connection, work_id))


def load_all_reviewed(connection: Connection, query: EntryQuery) -> Iterator[Reviewed]:
    """The current entries asked for, the newest first, each with all decisions applied, one at a time."""
    for entry in load_entries(connection, query.model_copy(update={"all_versions": False})):
        yield _reviewed(connection, entry, load_decisions(connection, entry.work_id))


def _reviewed(connection: Connection, entry: Entry, decisions: Sequence[Decision]) -> Reviewed:
    numbers = {decision.entry_version for decision in decisions} - {entry.version}
    versions = {number: load_entry(connection, entry.work_id, number) for number in numbers}
    return review(entry, decisions, {**versions, entry.version: entry})
