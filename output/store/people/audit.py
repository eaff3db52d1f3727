"""The audit log: who did what, when. Lines are added and never changed."""

from datetime import UTC, datetime
from typing import NamedTuple

from pydantic import Field, JsonValue
from sqlalchemy import Connection, insert, select
from sqlalchemy.engine import Engine

from models.value import Value
from output.store.engine import reading, writing
from output.store.people.tables import AuditRow

PAGE_SIZE = 50


class AuditLine(Value):
    """One act. ``subject`` is whom or what it was done to: a name, or the id of a work."""

    id: int
    when: datetime
    who: str
    act: str
    subject: str | None
    details: dict[str, JsonValue]


class AuditQuery(Value):
    """Which lines: of one person, of one kind of act, about one subject; ``before`` the line with this number."""

    who: str | None = None
    act: str | None = None
    subject: str | None = None
    before: int | None = None
    limit: int = Field(default=PAGE_SIZE, ge=1, le=1000)


class AuditPage(NamedTuple):
    """Lines, the newest first. ``older`` is what to ask ``before`` for the next ones, None on the last page."""

    lines: tuple[AuditLine, ...]
    older: int | None


class Audit:
    """The audit log of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, who: str, act: str, subject: str | None = None, **details: JsonValue) -> None:
        """Add a line about what ``who`` just did; ``act`` is a short stable name such as "people.add"."""
        with writing(self._engine) as connection:
            append_audit(connection, who, act, subject, **details)

    def page(self, query: AuditQuery | None = None) -> AuditPage:
        """The lines asked for."""
        query = query or AuditQuery()
        wanted = select(*(getattr(AuditRow, name) for name in AuditLine.model_fields))
        for column in ("who", "act", "subject"):
            value = getattr(query, column)
            if value is not None:
                wanted = wanted.where(getattr(AuditRow, column) == value)
        if query.before is not None:
            wanted = wanted.where(AuditRow.id < query.before)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(AuditRow.id.desc()).limit(query.limit + 1)).mappings().all()
        lines = tuple(AuditLine(**row) for row in rows[: query.limit])
        return AuditPage(lines, lines[-1].id if len(rows) > query.limit else None)

    def acts(self) -> tuple[str, ...]:
        """The kinds of acts that the log holds, by name."""
        with reading(self._engine) as connection:
            return tuple(connection.execute(select(AuditRow.act).distinct().order_by(AuditRow.act)).scalars())


def append_audit(connection: Connection, who: str, act: str, subject: str | None = None, **details: JsonValue) -> None:
    """Add a line in a transaction that is under way, so that it is kept if and only if the act is."""
    row = {"when": datetime.now(UTC), "who": who, "act": act, "subject": subject, "details": details}
    connection.execute(insert(AuditRow).values(row))
