"""Rows of changes: what became of works between two fetches. Appended, never changed."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, insert, select

from models.change import Change, ChangeKind
from models.value import Value
from output.store.watch_tables import ChangeRow


class ChangeQuery(Value):
    """Which changes: all conditions that are set must hold. ``priority``: this one or more urgent."""

    work_id: str | None = None
    kind: ChangeKind | None = None
    priority: int | None = None
    since: datetime | None = None
    limit: int | None = None
    offset: int = 0


class FoundChange(Value):
    """A change with when it was found; ``number`` names it."""

    number: int
    found_at: datetime
    change: Change


def append_changes(connection: Connection, changes: Sequence[Change], found_at: datetime | None = None) -> None:
    """Store changes of works that are stored, found now or at ``found_at``."""
    moment = found_at or datetime.now(UTC)
    for change in changes:
        row = {"work_id": change.work_id, "kind": change.kind.value, "priority": change.priority, "found_at": moment}
        connection.execute(insert(ChangeRow).values(**row, document=change.model_dump_json()))


def load_changes(connection: Connection, query: ChangeQuery) -> Iterator[FoundChange]:
    """The changes asked for, the newest first."""
    wanted = select(ChangeRow.id, ChangeRow.found_at, ChangeRow.document).where(*asked(query), *of_kind(query))
    newest = wanted.order_by(ChangeRow.id.desc()).limit(query.limit).offset(query.offset)
    for number, found_at, document in connection.execute(newest):
        yield FoundChange(number=number, found_at=found_at, change=Change.model_validate_json(document))


def of_kind(query: ChangeQuery) -> Iterator[ColumnElement[bool]]:
    """The condition on the kind, if there is one."""
    if query.kind is not None:
        yield ChangeRow.kind == query.kind


def asked(query: ChangeQuery) -> Iterator[ColumnElement[bool]]:
    """The conditions of ``query`` but for that on the kind."""
    if query.work_id is not None:
        yield ChangeRow.work_id == query.work_id
    if query.priority is not None:
        yield ChangeRow.priority <= query.priority
    if query.since is not None:
        yield ChangeRow.found_at >= query.since
