"""Working out anew what the store keeps so as to list and search quickly, from what it really holds."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Engine, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from models.entry import Entry
from output.review import State
from output.store.derived import PUBLICATION_SEARCH, REVIEW_SEARCH
from output.store.dossiers import UNSOUND, Dossier, load_dossier
from output.store.engine import reading, writing
from output.store.moves import load_moves
from output.store.publications import in_force
from output.store.review_rows import find_review_row, write_row
from output.store.review_tables import CommentRow, MoveRow, PublicationRow, ReviewRow
from output.store.schema import DecisionRow, EntryRow, WorkRow
from output.store.search import forget, index, indexed, texts_of

_STARTED = exists().where(EntryRow.work_id == WorkRow.id, EntryRow.version == WorkRow.current_version)


def fill(connection: Connection) -> None:
    """Write the rows that works and publications lack: after an upgrade, or a restore, that brought none.

    A work whose entry or decisions were broken by hand is passed over; the doctor names it.
    """
    known = indexed(connection, REVIEW_SEARCH)
    works = select(WorkRow.id, ReviewRow.id).join(ReviewRow, ReviewRow.work_id == WorkRow.id, isouter=True)
    for work_id, number in connection.execute(works.where(_STARTED)).all():
        if number not in known:
            _write(connection, work_id)
    _index_publications(connection, anew=False)


def rebuild(engine: Engine) -> Iterator[str]:
    """Write all rows anew, each work in a transaction of its own; yields the id of each that is done.

    Works are passed over as by ``fill``.
    """
    with reading(engine) as connection:
        works = connection.execute(select(WorkRow.id).where(_STARTED).order_by(WorkRow.id)).scalars().all()
    for work_id in works:
        with writing(engine) as connection:
            done = _write(connection, work_id)
        if done:
            yield work_id
    with writing(engine) as connection:
        for number in indexed(connection, REVIEW_SEARCH) - set(connection.execute(select(ReviewRow.id)).scalars()):
            forget(connection, REVIEW_SEARCH, number)
        _index_publications(connection, anew=True)


def state_of(connection: Connection, dossier: Dossier) -> State:
    """The state that the moves and decisions on a work have brought it to."""
    moves = load_moves(connection, dossier.draft.work_id)
    if moves:
        return moves[-1].to_state
    return State.IN_REVIEW if dossier.decisions else State.DRAFT


def _write(connection: Connection, work_id: str) -> bool:
    """Write the rows of a work, unless they cannot be worked out."""
    try:
        dossier = load_dossier(connection, work_id, lock=True)
    except UNSOUND:
        return False
    row = find_review_row(connection, work_id)
    kept = {
        "state": state_of(connection, dossier).value,
        "assignee": row["assignee"] if row else None,
        "assigned_by": row["assigned_by"] if row else None,
        "revision": row["revision"] if row else 1,
        "changed_at": row["changed_at"] if row else _last_change(connection, work_id),
    }
    write_row(connection, dossier, kept)
    return True


def _last_change(connection: Connection, work_id: str) -> datetime:
    moments: tuple[InstrumentedAttribute[datetime], ...] = (
        EntryRow.created_at,
        DecisionRow.when,
        MoveRow.when,
        CommentRow.when,
    )
    newest = (select(func.max(moment)).where(moment.class_.work_id == work_id) for moment in moments)
    found: list[datetime | None] = [connection.execute(wanted).scalar_one() for wanted in newest]
    return max(moment for moment in found if moment is not None)


def _index_publications(connection: Connection, *, anew: bool) -> None:
    shown, known = set(connection.execute(in_force()).scalars()), indexed(connection, PUBLICATION_SEARCH)
    for number in known - shown:
        forget(connection, PUBLICATION_SEARCH, number)
    for number in shown if anew else shown - known:
        document = connection.execute(select(PublicationRow.document).where(PublicationRow.id == number)).scalar_one()
        index(connection, PUBLICATION_SEARCH, number, texts_of(Entry.model_validate_json(document)))
