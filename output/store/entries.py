"""Rows of entries: versions appended, never changed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, null, select, update

from models.entry import Entry
from output.store.errors import UnknownWork
from output.store.keys import key_of
from output.store.queries import EntryLine, EntryQuery
from output.store.replacing import upsert
from output.store.review_tables import ReviewRow
from output.store.schema import EntryRow, WorkRow

_CURRENT = and_(WorkRow.id == EntryRow.work_id, WorkRow.current_version == EntryRow.version)
_REVIEWED_VERSION = and_(ReviewRow.work_id == EntryRow.work_id, ReviewRow.version == EntryRow.version)
_REVIEWED = ("title", "jurisdiction", "document_type", "published", "impact")
"""Fields of a line that a reviewer may have changed."""
_NEWEST_FIRST = (EntryRow.created_at.desc(), EntryRow.id.desc())


def append_entry(connection: Connection, draft: Entry) -> Entry:
    """The draft as a stored version of its work; a draft of the same snapshot and extractor is not stored twice.

    The version returned becomes the work's current one. The work must be locked.
    """
    entry = _stored_twin(connection, draft)
    if entry is None:
        newest = select(func.coalesce(func.max(EntryRow.version), 0)).where(EntryRow.work_id == draft.work_id)
        entry = draft.model_copy(update={"version": connection.execute(newest).scalar_one() + 1})
        connection.execute(insert(EntryRow).values(row_of(entry)))
    connection.execute(update(WorkRow).where(WorkRow.id == entry.work_id).values(current_version=entry.version))
    return entry


def lock_work(connection: Connection, work_id: str) -> int | None:
    """Lock a work, made if it is new, until the transaction ends; the version of its current entry, if it has one."""
    new = {"id": work_id, "key": key_of(work_id), "current_version": 1, "created_at": datetime.now(UTC)}
    connection.execute(upsert(connection)(WorkRow).values(new).on_conflict_do_nothing())
    connection.execute(select(WorkRow.id).where(WorkRow.id == work_id).with_for_update())
    # A statement of its own: on PostgreSQL the one that waited for the lock sees what was there before it waited.
    current = select(EntryRow.version).join(WorkRow, _CURRENT).where(EntryRow.work_id == work_id)
    return connection.execute(current).scalar_one_or_none()


def current_version(connection: Connection, work_id: str) -> int | None:
    """The version of a work's current entry; none for a work that has none yet."""
    return connection.execute(select(WorkRow.current_version).where(WorkRow.id == work_id)).scalar_one_or_none()


def lock_entry(connection: Connection, work_id: str) -> Entry:
    """The work's current entry, with the work locked until the transaction ends. Raises ``UnknownWork``."""
    connection.execute(select(WorkRow.id).where(WorkRow.id == work_id).with_for_update())
    return load_entry(connection, work_id)


def load_entry(connection: Connection, work_id: str, version: int | None = None) -> Entry:
    """One version of a work's entry, the current one without ``version``. Raises ``UnknownWork``."""
    wanted = select(EntryRow.document).where(EntryRow.work_id == work_id)
    wanted = wanted.join(WorkRow, _CURRENT) if version is None else wanted.where(EntryRow.version == version)
    document = connection.execute(wanted).scalar_one_or_none()
    if document is None:
        which = "entry" if version is None else f"version {version}"
        raise UnknownWork(f"No {which} of this work is stored. `policy-monitor entries list` shows what there is.")
    return _entry(document)


def load_entries(connection: Connection, query: EntryQuery) -> Iterator[Entry]:
    """The entries asked for, as drafted, the newest first, read one at a time."""
    wanted = _asked(select(EntryRow.document), query)
    for document in connection.execute(wanted).scalars():
        yield Entry.model_validate_json(document)


def earlier_snapshots(connection: Connection, entry: Entry) -> Iterator[str]:
    """The other snapshots of which the work of ``entry`` has or had an entry, the newest first."""
    last = func.max(EntryRow.version).desc()
    drawn = select(EntryRow.snapshot_sha256).where(EntryRow.work_id == entry.work_id).group_by(EntryRow.snapshot_sha256)
    for sha in connection.execute(drawn.order_by(last)).scalars():
        if sha != entry.snapshot_sha256:
            yield sha


def list_entries(connection: Connection, query: EntryQuery) -> tuple[EntryLine, ...]:
    """A line for each of the entries asked for, the newest first; current ones as reviewed."""
    fields = [getattr(_fields(query), name) for name in _REVIEWED]
    names = [name for name in EntryLine.model_fields if name not in {*_REVIEWED, "state"}]
    state = null() if query.all_versions else ReviewRow.state
    columns = [*fields, *(getattr(EntryRow, name) for name in names), state.label("state")]
    rows = connection.execute(_asked(select(*columns), query)).mappings()
    return tuple(EntryLine(**row) for row in rows)


def current_entry_of(connection: Connection, sha: str, extractor_version: str, work_id: str | None) -> Entry | None:
    """The current entry that this extractor drafted from this snapshot, of ``work_id`` or of any work."""
    wanted = (
        select(EntryRow.document)
        .join(WorkRow, _CURRENT)
        .where(EntryRow.snapshot_sha256 == sha, EntryRow.extractor_version == extractor_version)
        .order_by(EntryRow.id)
        .limit(1)
    )
    if work_id is not None:
        wanted = wanted.where(EntryRow.work_id == work_id)
    document = connection.execute(wanted).scalar_one_or_none()
    return None if document is None else _entry(document)


def work_with(connection: Connection, sha: str) -> str | None:
    """The work whose current entry is from this snapshot, by any extractor; the first drafted of them, if several."""
    wanted = select(EntryRow.work_id).join(WorkRow, _CURRENT).where(EntryRow.snapshot_sha256 == sha)
    return connection.execute(wanted.order_by(EntryRow.id).limit(1)).scalar_one_or_none()


@lru_cache(maxsize=1)
def _entry(document: str) -> Entry:
    """The entry in a row. Whoever looks into an entry asks for it several times in a row, and checking a long one
    takes a tenth of a second."""
    return Entry.model_validate_json(document)


def _stored_twin(connection: Connection, draft: Entry) -> Entry | None:
    wanted = select(EntryRow.document).where(
        EntryRow.work_id == draft.work_id,
        EntryRow.snapshot_sha256 == draft.snapshot_sha256,
        EntryRow.extractor_version == draft.extractor_version,
    )
    document = connection.execute(wanted).scalar_one_or_none()
    return None if document is None else _entry(document)


def row_of(entry: Entry) -> dict[str, object]:
    """The row of an entry, made now."""
    impact = entry.impact.value
    return {
        "work_id": entry.work_id,
        "version": entry.version,
        "snapshot_sha256": entry.snapshot_sha256,
        "extractor_version": entry.extractor_version,
        "url": entry.url,
        "language": entry.language,
        "title": entry.title.value,
        "jurisdiction": entry.jurisdiction.value,
        "document_type": entry.document_type.value,
        "published": entry.published.value,
        "impact": impact.score if impact else None,
        "created_at": datetime.now(UTC),
        "document": entry.model_dump_json(),
    }


def _fields(query: EntryQuery) -> type[EntryRow | ReviewRow]:
    """Where the fields are as they are to be listed and compared: of the current version as reviewed."""
    return EntryRow if query.all_versions else ReviewRow


def _asked(wanted: Select[Any], query: EntryQuery) -> Select[Any]:
    if not query.all_versions:
        wanted = wanted.join(ReviewRow, _REVIEWED_VERSION)
    wanted = wanted.where(*_conditions(query)).order_by(*_NEWEST_FIRST)
    return wanted.limit(query.limit).offset(query.offset)


def _conditions(query: EntryQuery) -> Iterator[ColumnElement[bool]]:
    fields = _fields(query)
    for column in (EntryRow.work_id, EntryRow.language, fields.jurisdiction, fields.document_type, fields.impact):
        if (value := getattr(query, column.key)) is not None:
            yield column == value
    if query.title is not None:
        yield func.lower(fields.title).contains(query.title.lower(), autoescape=True)
    if query.since is not None:
        yield EntryRow.created_at >= query.since
