"""The changes as people look through them: a page of lines, each with its work, and one change by its number."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from models.change import Change
from models.value import Value
from output.store.changes import ChangeQuery, FoundChange, asked, of_kind
from output.store.review_tables import ReviewRow
from output.store.schema import WorkRow
from output.store.watch_tables import ChangeRow


class ChangeLine(FoundChange):
    """A change and its work, as reviewed. ``key`` names the work in addresses."""

    key: str
    title: str | None
    language: str
    jurisdiction: str | None
    impact: int | None


class ChangePage(Value):
    """A page of the changes asked for, the newest first, of ``total``.

    ``kinds`` counts what each kind would leave, if it were asked for instead of the kind that was.
    """

    lines: tuple[ChangeLine, ...]
    total: int
    kinds: dict[str, int]


def load_change_page(connection: Connection, query: ChangeQuery) -> ChangePage:
    """The page of changes that is asked for."""
    counted = select(ChangeRow.kind, func.count()).where(*asked(query)).group_by(ChangeRow.kind)
    kinds = dict(sorted(connection.execute(counted).tuples().all()))
    total = kinds.get(query.kind, 0) if query.kind else sum(kinds.values())
    wanted = _lines().where(*asked(query), *of_kind(query)).order_by(ChangeRow.id.desc())
    lines = tuple(_read(connection, wanted.limit(query.limit).offset(query.offset)))
    return ChangePage(lines=lines, total=total, kinds=kinds)


def load_change(connection: Connection, number: int) -> ChangeLine | None:
    """The change of that number; none when there is none."""
    return next(_read(connection, _lines().where(ChangeRow.id == number)), None)


def _lines() -> Select[Any]:
    work = (WorkRow.key, ReviewRow.title, ReviewRow.language, ReviewRow.jurisdiction, ReviewRow.impact)
    return (
        select(ChangeRow.id.label("number"), ChangeRow.found_at, ChangeRow.document, *work)
        .join(WorkRow, WorkRow.id == ChangeRow.work_id)
        .join(ReviewRow, ReviewRow.work_id == ChangeRow.work_id)
    )


def _read(connection: Connection, wanted: Select[Any]) -> Iterator[ChangeLine]:
    for row in connection.execute(wanted).mappings():
        kept = {name: value for name, value in row.items() if name != "document"}
        yield ChangeLine(change=Change.model_validate_json(row["document"]), **kept)
