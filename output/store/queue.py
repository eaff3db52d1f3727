"""The queue: which works there are, in the order in which a reviewer should see them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from output.store.derived import REVIEW_SEARCH
from output.store.desk_values import QueueLine, QueuePage, QueueQuery, Snippet
from output.store.facets import chosen, conditions, count
from output.store.folding import phrases
from output.store.review_tables import ReviewRow
from output.store.schema import WorkRow
from output.store.search import matching, texts_found
from output.store.snippets import snippet

_FACETS = (
    ReviewRow.jurisdiction,
    ReviewRow.document_type,
    ReviewRow.language,
    ReviewRow.source,
    ReviewRow.impact,
    ReviewRow.state,
    ReviewRow.assignee,
)
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "priority": (ReviewRow.priority.desc(), ReviewRow.created_at.desc(), ReviewRow.id.desc()),
    "changed": (ReviewRow.changed_at.desc(), ReviewRow.id.desc()),
    "title": (ReviewRow.title.is_(None), func.lower(ReviewRow.title), ReviewRow.id.asc()),
}


def load_queue(connection: Connection, query: QueueQuery) -> QueuePage:
    """The page of the queue that is asked for."""
    wanted, others = chosen(_FACETS, query), list(_others(connection, query))
    total, facets = count(connection, _FACETS, others, wanted)
    # numbers alone first: whole rows would take long to sort
    ordered = select(ReviewRow.id).where(*others, *conditions(_FACETS, wanted)).order_by(*_ORDERS[query.order])
    numbers = connection.execute(ordered.limit(query.limit).offset(query.offset)).scalars().all()
    snippets = snippets_of(connection, REVIEW_SEARCH, numbers, query.text)
    rows = _rows(connection, numbers)
    lines = (QueueLine(**rows[number], snippet=snippets.get(number)) for number in numbers)
    return QueuePage(lines=tuple(lines), total=total, facets=facets)


def _rows(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What lines say of the works of these numbers, but for the snippet."""
    names = [name for name in QueueLine.model_fields if name not in {"key", "snippet"}]
    columns = (WorkRow.key, *(getattr(ReviewRow, name) for name in names))
    wanted = select(ReviewRow.id, *columns).join(WorkRow, WorkRow.id == ReviewRow.work_id)
    found = connection.execute(wanted.where(ReviewRow.id.in_(numbers))).mappings()
    return {row["id"]: {name: row[name] for name in ("key", *names)} for row in found}


def snippets_of(
    connection: Connection, table: str, numbers: Sequence[int], text: str | None
) -> dict[int, Snippet | None]:
    """For each row of a search index the place that shows why ``text`` found it; nothing without a search."""
    if text is None or not numbers:
        return {}
    found = texts_found(connection, table, numbers)
    return {number: snippet(texts, phrases(text)) for number, texts in found.items()}


def _others(connection: Connection, query: QueueQuery) -> Iterator[ColumnElement[bool]]:
    if query.text is not None:
        yield ReviewRow.id.in_(matching(connection, REVIEW_SEARCH, query.text))
    if query.changed_since is not None:
        yield ReviewRow.changed_at >= query.changed_since
    if query.returned_only:
        yield ReviewRow.returned > 0
