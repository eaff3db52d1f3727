"""Rows of publications: entries exactly as they were published, never changed."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, insert, select

from models.entry import Entry
from output.store.derived import PUBLICATION_SEARCH
from output.store.desk_values import Publication, PublicationLine, PublishedPage, PublishedQuery
from output.store.errors import NotPublished
from output.store.facets import chosen, conditions, count
from output.store.keys import key_of
from output.store.moves import load_moves, withdrawal_of
from output.store.queue import snippets_of
from output.store.review_rows import LISTED
from output.store.review_tables import PublicationRow, ReviewRow
from output.store.search import forget, index, matching, texts_of

_FACETS = (
    PublicationRow.jurisdiction,
    PublicationRow.document_type,
    PublicationRow.language,
    PublicationRow.impact,
)
_LINE = [getattr(PublicationRow, name) for name in PublicationLine.model_fields if name not in {"key", "snippet"}]
_IN_FORCE = and_(ReviewRow.work_id == PublicationRow.work_id, ReviewRow.published_number == PublicationRow.number)
_NEWEST_FIRST = (PublicationRow.published_at.desc(), PublicationRow.id.desc())


def append_publication(
    connection: Connection, entry: Entry, unreviewed: Sequence[str], *, by: str, when: datetime
) -> None:
    """Publish ``entry`` in place of what was published of its work before."""
    hide(connection, entry.work_id)
    newest = select(func.coalesce(func.max(PublicationRow.number), 0)).where(PublicationRow.work_id == entry.work_id)
    row = {
        **{name: getattr(entry, name).value for name in LISTED},
        "work_id": entry.work_id,
        "number": connection.execute(newest).scalar_one() + 1,
        "published_at": when,
        "by": by,
        "unreviewed": list(unreviewed),
        "language": entry.language,
        "impact": entry.impact.value.score if entry.impact.value else None,
        "document": entry.model_dump_json(),
    }
    number = connection.execute(insert(PublicationRow).values(row).returning(PublicationRow.id)).scalar_one()
    index(connection, PUBLICATION_SEARCH, number, texts_of(entry))


def hide(connection: Connection, work_id: str) -> None:
    """Let no search find what is published of a work."""
    for number in connection.execute(select(PublicationRow.id).where(PublicationRow.work_id == work_id)).scalars():
        forget(connection, PUBLICATION_SEARCH, number)


def load_lines(connection: Connection, work_id: str) -> tuple[PublicationLine, ...]:
    """All publications of a work, the newest first."""
    wanted = select(*_LINE).where(PublicationRow.work_id == work_id).order_by(PublicationRow.number.desc())
    return tuple(PublicationLine(**row, key=key_of(work_id)) for row in connection.execute(wanted).mappings())


def load_publication(connection: Connection, work_id: str, as_of: datetime | None) -> Publication:
    """The newest publication of a work, or the newest at ``as_of``. Raises ``NotPublished``."""
    wanted = select(PublicationRow.__table__).where(PublicationRow.work_id == work_id)
    if as_of is not None:
        wanted = wanted.where(PublicationRow.published_at <= as_of)
    row = connection.execute(wanted.order_by(PublicationRow.number.desc()).limit(1)).one_or_none()
    if row is None:
        raise NotPublished("Nothing was published of this work" + (" by then." if as_of else "."))
    return _publication(connection, row)


def load_page(connection: Connection, query: PublishedQuery) -> PublishedPage:
    """A page of the publications in force."""
    wanted, others = chosen(_FACETS, query), list(_others(connection, query))
    total, facets = count(connection, _FACETS, others, wanted)
    lines = select(PublicationRow.id.label("row"), *_LINE).where(*others, *conditions(_FACETS, wanted))
    lines = lines.order_by(*_NEWEST_FIRST).limit(query.limit).offset(query.offset)
    rows = [dict(row) for row in connection.execute(lines).mappings()]
    numbers = [row.pop("row") for row in rows]
    snippets = snippets_of(connection, PUBLICATION_SEARCH, numbers, query.text)
    found = (
        PublicationLine(**row, key=key_of(row["work_id"]), snippet=snippets.get(number))
        for number, row in zip(numbers, rows, strict=True)
    )
    return PublishedPage(lines=tuple(found), total=total, facets=facets)


def load_published(connection: Connection, query: PublishedQuery) -> Iterator[Publication]:
    """The publications in force that are asked for, the newest first, read one at a time."""
    wanted = conditions(_FACETS, chosen(_FACETS, query))
    rows = select(PublicationRow.__table__).where(*_others(connection, query), *wanted).order_by(*_NEWEST_FIRST)
    for row in connection.execute(rows.limit(query.limit).offset(query.offset)):
        yield _publication(connection, row)


def in_force() -> Select[tuple[int]]:
    """The numbers of the rows that the public sees."""
    return select(PublicationRow.id).join(ReviewRow, _IN_FORCE)


def _publication(connection: Connection, row: Row[Any]) -> Publication:
    return Publication(
        work_id=row.work_id,
        key=key_of(row.work_id),
        number=row.number,
        published_at=row.published_at,
        by=row.by,
        entry=Entry.model_validate_json(row.document),
        unreviewed=tuple(row.unreviewed),
        withdrawn=withdrawal_of(load_moves(connection, row.work_id), row.number),
    )


def _others(connection: Connection, query: PublishedQuery) -> Iterator[ColumnElement[bool]]:
    yield PublicationRow.id.in_(in_force())
    if query.text is not None:
        yield PublicationRow.id.in_(matching(connection, PUBLICATION_SEARCH, query.text))
    if query.since is not None:
        yield PublicationRow.published_at >= query.since
