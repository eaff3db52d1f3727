"""Rows of reviews: how far each work is, kept in step with everything that they follow from."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from output.review import State, claims, open_targets
from output.review.priority import Case, priority
from output.review.words import in_force
from output.store.action_points import keep_actions
from output.store.derived import REVIEW_SEARCH
from output.store.dossiers import Dossier
from output.store.errors import UnknownWork
from output.store.moves import append_move, load_moves, number_in_force
from output.store.review_tables import CommentRow, ReviewRow
from output.store.schema import WorkRow
from output.store.search import index, texts_of
from output.store.verdicts import keep_verdicts

LISTED = ("title", "issuer", "jurisdiction", "document_type", "published")
"""Fields of an entry that are listed as they are."""


def review_row(connection: Connection, work_id: str) -> RowMapping:
    """The row of a work. Raises ``UnknownWork``."""
    row = find_review_row(connection, work_id)
    if row is None:
        raise UnknownWork("No entry of this work is stored. `policy-monitor entries list` shows what there is.")
    return row


def find_review_row(connection: Connection, work_id: str) -> RowMapping | None:
    """The row of a work, if it has one."""
    wanted = select(*ReviewRow.__table__.columns).where(ReviewRow.work_id == work_id)
    return connection.execute(wanted).mappings().one_or_none()


def refresh(
    connection: Connection, dossier: Dossier, state: State, *, who: str | None, now: datetime, reason: str | None = None
) -> int:
    """Write what a work has become and bring it to ``state``; its new revision comes back.

    ``dossier`` is as it is after the change, and its work is locked; ``who`` made the change, none where a new
    version of the document did.
    """
    work_id = dossier.draft.work_id
    old = find_review_row(connection, work_id)
    if old is not None and old["state"] != state:
        append_move(connection, work_id, State(old["state"]), state, who=who, when=now, reason=reason)
    revision = 1 + (old["revision"] if old else 0)
    write_row(connection, dossier, {"state": state.value, "revision": revision, "changed_at": now})
    return revision


def write_row(connection: Connection, dossier: Dossier, kept: Mapping[str, object]) -> None:
    """Write the row of a work and all that is kept beside it: what people made of it, ``kept``, and what follows."""
    work_id = dossier.draft.work_id
    values = {**kept, **derived(connection, dossier, State(str(kept["state"])))}
    number = connection.execute(select(ReviewRow.id).where(ReviewRow.work_id == work_id)).scalar_one_or_none()
    if number is None:
        made = connection.execute(insert(ReviewRow).values(work_id=work_id, **values).returning(ReviewRow.id))
        number = made.scalar_one()
    else:
        connection.execute(update(ReviewRow).where(ReviewRow.id == number).values(values))
    index(connection, REVIEW_SEARCH, number, texts_of(dossier.reviewed.entry))
    keep_actions(connection, dossier.reviewed.entry)
    keep_verdicts(connection, work_id, in_force(dossier.decisions), dossier.versions)


def derived(connection: Connection, dossier: Dossier, state: State) -> dict[str, object]:
    """What a row says that follows from entries, decisions, comments and moves."""
    entry, reviewed = dossier.reviewed.entry, dossier.reviewed
    work_id, host = entry.work_id, urlsplit(entry.url).hostname or ""
    created_at = connection.execute(select(WorkRow.created_at).where(WorkRow.id == work_id)).scalar_one()
    published_number = number_in_force(load_moves(connection, work_id))
    impact = entry.impact.value.score if entry.impact.value else None
    left = open_targets(reviewed)
    case = Case(
        state=state,
        impact=impact,
        decided=bool(reviewed.standings),
        open_claims=len(left),
        returned=len(reviewed.outdated),
        public=published_number is not None,
        published=entry.published.value,
        drafted=created_at.date(),
        host=host,
    )
    return {
        **{name: getattr(entry, name).value for name in LISTED},
        "published_number": published_number,
        "version": entry.version,
        "language": entry.language,
        "source": host,
        "impact": impact,
        "claims": len(claims(entry)),
        "open_claims": len(left),
        "returned": len(reviewed.outdated),
        "comments": unresolved(connection, work_id),
        "priority": priority(case),
        "created_at": created_at,
    }


def unresolved(connection: Connection, work_id: str) -> int:
    """How many comments on a work nobody has dealt with."""
    wanted = select(func.count()).where(CommentRow.work_id == work_id, CommentRow.resolved_by.is_(None))
    return connection.execute(wanted).scalar_one()
