"""What a new version of a work's entry does to its review."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from output.review import State, open_targets
from output.review.returning import says
from output.review.targets import claim_of
from output.store.dossiers import Dossier, dossier_of, load_dossier
from output.store.entries import load_entry
from output.store.review_rows import find_review_row, refresh

_SETTLED = {State.APPROVED, State.PUBLISHED}


def redraw(connection: Connection, work_id: str, replaced: int | None) -> None:
    """Take note that a work's current entry has come in place of version ``replaced``, or is its first.

    What was approved or published goes back into review when there is something in it that nobody has seen yet;
    its publication stays as it is.
    """
    dossier = load_dossier(connection, work_id)
    row = find_review_row(connection, work_id)
    state = State(row["state"]) if row else State.DRAFT
    if state in _SETTLED and replaced is not None:
        before = dossier_of(connection, load_entry(connection, work_id, replaced))
        if _unsettled(dossier) - _unsettled(before):
            state = State.IN_REVIEW
    refresh(connection, dossier, state, who=None, now=datetime.now(UTC))


def _unsettled(dossier: Dossier) -> set[tuple[str, str]]:
    """What is left to decide: the targets, with what their drafts say."""
    return {(target, repr(says(claim_of(dossier.draft, target)))) for target in open_targets(dossier.reviewed)}
