"""Rows of action points: who promised what by when, for questions over all entries."""

from datetime import date

from sqlalchemy import Connection, delete, insert

from models.entry import Entry
from models.finding import ActionPoint
from output.store.insight_tables import ActionPointRow


def keep_actions(connection: Connection, entry: Entry) -> None:
    """Replace the work's rows by the action points of ``entry``, the entry as it stands after review.

    An action point that says again what another says is left out: it would count twice.
    """
    connection.execute(delete(ActionPointRow).where(ActionPointRow.work_id == entry.work_id))
    rows = [_row(entry, action) for action in entry.actions if action.repeats is None]
    if rows:
        connection.execute(insert(ActionPointRow), rows)


def _row(entry: Entry, action: ActionPoint) -> dict[str, object]:
    deadline = action.deadline
    owner = " ".join((action.resolved_actor or action.actor or "").split())
    return {
        "work_id": entry.work_id,
        "finding_id": action.id,
        "kind": action.kind.value,
        "owner": owner or None,
        "text": action.text,
        "deadline": deadline.text if deadline else None,
        "starts": _day(deadline.start) if deadline else None,
        "due": _day(deadline.end or deadline.start) if deadline else None,
        "page": action.page,
        "jurisdiction": entry.jurisdiction.value,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
