"""Rows of snapshots."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from models.snapshot import Snapshot
from output.store.errors import MissingSnapshot
from output.store.replacing import upsert
from output.store.schema import EntryRow, FetchRow, OutcomeRow, SnapshotRow, WorkRow

_OLDEST_FIRST = (SnapshotRow.fetched_at, SnapshotRow.sha256)


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

    A snapshot that a newer one of the same work or address has replaced is not pending, nor is one that was found to
    say what its work's entry says.
    """
    wanted = select(SnapshotRow.sha256).where(*_pending(extractor_version)).order_by(*_OLDEST_FIRST)
    return connection.execute(wanted).scalars().all()


def pending_addresses(connection: Connection, extractor_version: str, works: Sequence[str]) -> Sequence[str]:
    """Where the pending snapshots are from: the address of the current entry, else the one asked for.

    ``works``: only the current entries of these.
    """
    current = and_(WorkRow.id == EntryRow.work_id, WorkRow.current_version == EntryRow.version)
    entries = select(EntryRow.work_id, EntryRow.snapshot_sha256, EntryRow.url).join(WorkRow, current).subquery()
    wanted = (
        select(func.coalesce(entries.c.url, SnapshotRow.requested_url))
        .select_from(SnapshotRow)
        .outerjoin(entries, entries.c.snapshot_sha256 == SnapshotRow.sha256)
        .where(*_pending(extractor_version))
        .order_by(*_OLDEST_FIRST)
    )
    if works:
        wanted = wanted.where(entries.c.work_id.in_(works))
    return connection.execute(wanted).scalars().all()


def _pending(extractor_version: str) -> tuple[ColumnElement[bool], ...]:
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
    said_the_same = exists().where(OutcomeRow.snapshot_sha256 == SnapshotRow.sha256, OutcomeRow.code == "same-content")
    never = ~exists().where(EntryRow.snapshot_sha256 == SnapshotRow.sha256)
    return ~drafted, ~dealt_with, or_(current, and_(never, ~said_the_same, ~_replaced()))


def _replaced() -> ColumnElement[bool]:
    """Whether the address of a snapshot has given other bytes since, and no address gives these any more."""
    given = select(FetchRow.snapshot_sha256).where(FetchRow.snapshot_sha256.is_not(None))
    return and_(SnapshotRow.requested_url.in_(select(FetchRow.url)), SnapshotRow.sha256.not_in(given))
