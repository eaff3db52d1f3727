"""Do the rows that the queue and the search are made of say what they should."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from output.doctor.check import Fault, faults_of
from output.store.columns import without_nul
from output.store.derived import REVIEW_SEARCH
from output.store.dossiers import UNSOUND, load_dossier
from output.store.engine import reading
from output.store.errors import UnknownWork
from output.store.rebuild import state_of
from output.store.review_rows import derived, find_review_row
from output.store.schema import WorkRow
from output.store.search import texts_found, texts_of
from output.store.store import Store


def reviews(store: Store) -> Iterator[Fault]:
    """Whether each work stands in the queue, and is found, as its entry, decisions, comments and moves have it.

    Works whose entry or decisions are broken are left to the other checks.
    """
    with reading(store.engine) as connection:
        works = connection.execute(select(WorkRow.id).order_by(WorkRow.id)).scalars().all()
        stale = [sentence for work_id in works if (sentence := _stale(connection, work_id))]
    yield from faults_of("stale-review", stale, "Write the queue and the search anew: policy-monitor rebuild.")


def _stale(connection: Connection, work_id: str) -> str | None:
    try:
        dossier = load_dossier(connection, work_id)
    except (UnknownWork, *UNSOUND):
        return None
    row = find_review_row(connection, work_id)
    if row is None:
        return f"{work_id} is not in the queue."
    state = state_of(connection, dossier)
    expected = {"state": state.value} | derived(connection, dossier, state)
    if wrong := [name for name, value in expected.items() if row[name] != _stored(value)]:
        return f"{work_id} stands in the queue with another {', '.join(wrong)} than it has."
    searched = texts_of(dossier.reviewed.entry)
    if texts_found(connection, REVIEW_SEARCH, [row["id"]]) != {row["id"]: tuple(searched.values())}:
        return f"A search does not find {work_id} by what it says."
    return None


def _stored(value: object) -> object:
    return without_nul(value) if isinstance(value, str) else value
