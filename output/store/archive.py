"""What a backup file is: a tar of one manifest, one JSON Lines file a table, and the blobs.

It belongs to no database: a backup of SQLite can be restored into PostgreSQL and the other way round.
"""

from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Column, Connection, DateTime, MetaData, Table

from models.value import Value
from output.store.derived import is_derived

MANIFEST = "manifest.json"
BLOB_FOLDER = "blobs/"
_ALEMBIC = "alembic_version"


class TableFile(Value):
    """A table in the backup: how many rows, and the SHA-256 of its file."""

    rows: int
    sha256: str


class Manifest(Value):
    """What a backup holds. ``missing`` are hashes of blobs that the store had lost when the backup was made."""

    format: Literal[1] = 1
    made_at: datetime
    revision: str
    tables: dict[str, TableFile]
    blobs: int
    missing: tuple[str, ...] = ()


def table_file(name: str) -> str:
    """The name in the tar of the file with the rows of a table."""
    return f"tables/{name}.jsonl"


def tables_of(connection: Connection) -> list[Table]:
    """The tables as they are, each after those that it refers to, without those that can be made from the others."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: not is_derived(name))
    return [table for table in metadata.sorted_tables if table.name != _ALEMBIC]


def to_json(value: Any) -> Any:
    """A column's value as JSON; moments in ISO 8601, in UTC."""
    if isinstance(value, datetime):
        return (value.replace(tzinfo=UTC) if value.tzinfo is None else value).astimezone(UTC).isoformat()
    return value


def from_json(column: Column[Any], value: Any, *, zoned: bool) -> Any:
    """The value for ``column``; ``zoned`` says whether the database keeps time zones."""
    if value is None or not isinstance(column.type, DateTime):
        return value
    moment = datetime.fromisoformat(value)
    return moment if zoned else moment.replace(tzinfo=None)
