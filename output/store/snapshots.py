"""Rows of snapshots and of fetches."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Connection, and_, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from models.snapshot import Snapshot
from output.store.errors import MissingSnapshot
from output.store.queries import FetchState
from output.store.schema import EntryRow, FetchRow, OutcomeRow, SnapshotRow, WorkRow


def insert_snapshot(connection: Connection, snapshot: Snapshot) -> None:
    """Add the row of a snapshot, unless its bytes are known: then the first row stays."""
    row = snapshot.model_dump() | {"size": len(snapshot.content)}
    connection.execute(upsert(connection)(SnapshotRow).values(row).on_conflict_do_nothing())


def load_snapshot(connection: Connection, sha: str, content: bytes) -> Snapshot:
    """The snapshot with its bytes. Raises ``MissingSnapshot``."""
    columns = [getattr(SnapshotRow, name) for name in Snapshot.model_fields if name != "content"]
    row = connection.execute(select(*columns).where(SnapshotRow.sha256 == sha)).mappings().one_or_none()
    if row is None:
        raise MissingSnapshot(f"No snapshot {sha[:12]} is stored. Ingest the document again.")
    return Snapshot(content=content, **row)


def require_snapshot(connection: Connection, sha: str) -> None:
    """Raise ``MissingSnapshot`` unless the row is there."""
    if not connection.execute(select(exists().where(SnapshotRow.sha256 == sha))).scalar_one():
        raise MissingSnapshot(f"No snapshot {sha[:12]} is stored: store the snapshot before its entry.")


def pending_snapshots(connection: Connection, extractor_version: str) -> Sequence[str]:
    """Hashes of snapshots that this extractor has neither an entry nor an outcome for, the oldest first.

    A snapshot that a newer one of the same work has replaced is not pending.
    """
    drafted = exists().where(
        EntryRow.snapshot_sha256 == SnapshotRow.sha256, EntryRow.extractor_version == extractor_version
    )
    dealt_with = exists().where(
        OutcomeRow.snapshot_sha256 == SnapshotRow.sha256, OutcomeRow.extractor_version == extractor_version
    )
    current = exists().where(
        EntryRow.snapshot_sha256 == SnapshotRow.sha256,
        and_(WorkRow.id == EntryRow.work_id, WorkRow.current_version == EntryRow.version),
    )
    never = ~exists().where(EntryRow.snapshot_sha256 == SnapshotRow.sha256)
    wanted = select(SnapshotRow.sha256).where(~drafted, ~dealt_with, or_(current, never))
    return connection.execute(wanted.order_by(SnapshotRow.fetched_at, SnapshotRow.sha256)).scalars().all()


def save_fetch(connection: Connection, state: FetchState) -> None:
    """Set what is known of a URL."""
    row = state.model_dump() | {"id": _url_key(state.url)}
    connection.execute(upsert(connection)(FetchRow).values(row).on_conflict_do_update(index_elements=["id"], set_=row))


def load_fetch(connection: Connection, url: str) -> FetchState | None:
    """What is known of a URL, if it was ever asked for."""
    columns = [getattr(FetchRow, name) for name in FetchState.model_fields]
    row = connection.execute(select(*columns).where(FetchRow.id == _url_key(url))).mappings().one_or_none()
    return None if row is None else FetchState(**row)


def _url_key(url: str) -> str:
    return sha256(url.encode()).hexdigest()


def upsert(connection: Connection) -> "type[sqlite.Insert] | type[postgresql.Insert]":
    """The INSERT of this database that can be told to leave a row that exists."""
    return postgresql.Insert if connection.dialect.name == "postgresql" else sqlite.Insert
