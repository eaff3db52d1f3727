"""Rows of the documents that sources name."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, select

from models.item_state import ItemState
from models.value import Value
from output.store.replacing import replace
from output.store.watch_tables import ItemRow


class ItemQuery(Value):
    """Which documents: all conditions that are set must hold. ``due`` at that moment, ``checked_since`` it."""

    source_id: str | None = None
    work_id: str | None = None
    due: datetime | None = None
    checked_since: datetime | None = None


def load_items(connection: Connection, query: ItemQuery) -> Iterator[ItemState]:
    """The documents asked for, in no particular order."""
    wanted = select(ItemRow.document)
    for column, value in ((ItemRow.source_id, query.source_id), (ItemRow.work_id, query.work_id)):
        if value is not None:
            wanted = wanted.where(column == value)
    if query.due is not None:
        wanted = wanted.where(ItemRow.due_at <= query.due)
    if query.checked_since is not None:
        wanted = wanted.where(ItemRow.checked_at >= query.checked_since)
    for document in connection.execute(wanted).scalars():
        yield ItemState.model_validate_json(document)


def save_items(connection: Connection, states: Sequence[ItemState]) -> None:
    """Set what is known of these documents."""
    replace(connection, ItemRow, "id", [_row(state) for state in states])


def _row(state: ItemState) -> dict[str, object]:
    item = state.item
    return {
        "id": sha256(f"{item.source_id} {item.url}".encode()).hexdigest(),
        "source_id": item.source_id,
        "url": item.url,
        "phase": state.phase,
        "work_id": state.work_id,
        "due_at": state.due_at,
        "checked_at": state.checked_at,
        "document": state.model_dump_json(),
    }
