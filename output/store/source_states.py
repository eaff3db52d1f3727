"""Rows of what is known of sources from the visits before."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from models.source_state import SourceState
from output.store.replacing import replace
from output.store.watch_tables import SourceStateRow


def load_source_states(connection: Connection) -> Iterator[SourceState]:
    """What is known of every source that was ever visited."""
    for document in connection.execute(select(SourceStateRow.document)).scalars():
        yield SourceState.model_validate_json(document)


def save_source_states(connection: Connection, states: Sequence[SourceState]) -> None:
    """Set what is known of these sources."""
    rows = [
        {"source_id": state.source_id, "due_at": state.due_at, "document": state.model_dump_json()} for state in states
    ]
    replace(connection, SourceStateRow, "source_id", rows)
