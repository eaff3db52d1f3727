"""Many rows at once: those that are there are replaced."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from output.store.schema import Base


def upsert(connection: Connection) -> "type[sqlite.Insert] | type[postgresql.Insert]":
    """The INSERT of this database that can be told what to do with a row that exists."""
    return postgresql.Insert if connection.dialect.name == "postgresql" else sqlite.Insert


def replace(connection: Connection, table: type[Base], key: str, rows: Sequence[dict[str, Any]]) -> None:
    """Store the rows, all with the same columns, in place of those with their ``key``."""
    if not rows:
        return
    added = upsert(connection)(table)
    fresh = {name: added.excluded[name] for name in rows[0] if name != key}
    connection.execute(added.on_conflict_do_update(index_elements=[key], set_=fresh), list(rows))
