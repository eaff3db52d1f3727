"""Rows of comments."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from output.review.errors import EmptyComment, UnknownTarget
from output.review.targets import claim_of
from output.store.desk_values import Comment
from output.store.dossiers import load_dossier
from output.store.errors import UnknownComment
from output.store.review_rows import unresolved
from output.store.review_tables import CommentRow, ReviewRow
from output.store.schema import WorkRow

_COLUMNS = [getattr(CommentRow, name) for name in Comment.model_fields]


def append_comment(connection: Connection, work_id: str, target: str | None, who: str, text: str) -> Comment:
    """Add a comment. Raises ``UnknownWork``, ``UnknownTarget`` or ``EmptyComment``."""
    if not text.strip():
        raise EmptyComment("The comment has no words. Write what you want to say.")
    dossier = load_dossier(connection, work_id, lock=True)
    if target is not None and target not in dossier.reviewed.standings and claim_of(dossier.draft, target) is None:
        raise UnknownTarget(f"The entry has no field or finding {target!r}.")
    row = {"work_id": work_id, "target": target, "who": who, "when": datetime.now(UTC), "text": text}
    added = connection.execute(insert(CommentRow).values(row).returning(*_COLUMNS)).mappings().one()
    _count(connection, work_id)
    return Comment(**added)


def resolve(connection: Connection, number: int, who: str) -> Comment:
    """Mark a comment as dealt with, unless it is so already. Raises ``UnknownComment``."""
    comment = _comment(connection, number)
    if comment.resolved_by is not None:
        return comment
    connection.execute(select(WorkRow.id).where(WorkRow.id == comment.work_id).with_for_update())
    open_still = (CommentRow.id == number, CommentRow.resolved_by.is_(None))
    connection.execute(update(CommentRow).where(*open_still).values(resolved_by=who, resolved_at=datetime.now(UTC)))
    _count(connection, comment.work_id)
    return _comment(connection, number)


def load_comments(connection: Connection, work_id: str) -> tuple[Comment, ...]:
    """All comments on a work, the oldest first."""
    wanted = select(*_COLUMNS).where(CommentRow.work_id == work_id).order_by(CommentRow.id)
    return tuple(Comment(**row) for row in connection.execute(wanted).mappings())


def _comment(connection: Connection, number: int) -> Comment:
    row = connection.execute(select(*_COLUMNS).where(CommentRow.id == number)).mappings().one_or_none()
    if row is None:
        raise UnknownComment(f"There is no comment {number}.")
    return Comment(**row)


def _count(connection: Connection, work_id: str) -> None:
    values = {"comments": unresolved(connection, work_id), "changed_at": datetime.now(UTC)}
    connection.execute(update(ReviewRow).where(ReviewRow.work_id == work_id).values(values))
