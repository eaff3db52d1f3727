"""Rows of decisions: appended, never changed."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from models.decision import Decision
from output.store.schema import DecisionRow


def append_decisions(connection: Connection, decisions: Sequence[Decision]) -> None:
    """Add decisions that were checked."""
    connection.execute(insert(DecisionRow), [decision.model_dump() for decision in decisions])


def load_decisions(connection: Connection, work_id: str) -> tuple[Decision, ...]:
    """All decisions on a work, the oldest first."""
    columns = [getattr(DecisionRow, name) for name in Decision.model_fields]
    wanted = select(*columns).where(DecisionRow.work_id == work_id).order_by(DecisionRow.id)
    return tuple(Decision(**row) for row in connection.execute(wanted).mappings())
