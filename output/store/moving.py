"""Bringing a work from one state to another, giving it to someone, publishing it and taking it back."""

from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, select, update

from output.review import StaleRevision, State, check_move, claims, open_targets
from output.store.dossiers import load_dossier
from output.store.errors import NotPublished
from output.store.publications import append_publication, hide
from output.store.review_rows import refresh, review_row
from output.store.review_tables import ReviewRow
from output.store.schema import WorkRow


def move(connection: Connection, work_id: str, to: State, by: str, revision: int, *, leave_unreviewed: bool) -> int:
    """Bring a work to the state ``to``; the new revision comes back. Raises as ``Reviewing.move``."""
    dossier = load_dossier(connection, work_id, lock=True)
    row = review_row(connection, work_id)
    _check_revision(row, revision)
    left = open_targets(dossier.reviewed)
    check_move(State(row["state"]), to, left, leave_unreviewed=leave_unreviewed)
    now = datetime.now(UTC)
    if to is State.PUBLISHED:
        entry = dossier.reviewed.entry
        shown = set(claims(entry))
        append_publication(connection, entry, [target for target in left if target in shown], by=by, when=now)
    if to is State.WITHDRAWN:
        hide(connection, work_id)
    return refresh(connection, dossier, to, who=by, now=now)


def assign(connection: Connection, work_id: str, who: str | None, by: str, revision: int | None) -> int:
    """Give a work to ``who``, or to nobody; the new revision comes back. Raises as ``Reviewing.assign``."""
    connection.execute(select(WorkRow.id).where(WorkRow.id == work_id).with_for_update())
    row = review_row(connection, work_id)
    if revision is not None:
        _check_revision(row, revision)
    new: int = row["revision"] + 1
    values = {"assignee": who or None, "assigned_by": by, "revision": new, "changed_at": datetime.now(UTC)}
    connection.execute(update(ReviewRow).where(ReviewRow.work_id == work_id).values(values))
    return new


def withdraw(connection: Connection, work_id: str, by: str, reason: str) -> int:
    """Take back what is published of a work; the new revision comes back. Raises ``NotPublished``."""
    dossier = load_dossier(connection, work_id, lock=True)
    if review_row(connection, work_id)["published_number"] is None:
        raise NotPublished("Nothing of this work is published.")
    hide(connection, work_id)
    return refresh(connection, dossier, State.WITHDRAWN, who=by, now=datetime.now(UTC), reason=reason)


def _check_revision(row: RowMapping, revision: int) -> None:
    if row["revision"] != revision:
        raise StaleRevision(
            "Someone decided on this entry, moved it or gave it to someone since you saw it. "
            "Look at it as it is now and do it again.",
            row["revision"],
        )
