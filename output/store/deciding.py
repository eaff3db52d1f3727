"""Recording decisions: checked against what the entry shows, and none recorded unless all fit."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from models.decision import Decision
from output.review import Reviewed, State, changes, check, restoring, review
from output.review.errors import NothingToRestore
from output.store.decisions import append_decisions
from output.store.dossiers import Dossier, load_dossier
from output.store.review_rows import refresh


def decide_all(connection: Connection, decisions: Sequence[Decision]) -> Reviewed:
    """Record decisions on one work and bring it into review; the entry comes back with them applied.

    Raises ``UnknownWork``, a ``DecisionRefused``, or ``ValueError`` for none at all or for several works.
    """
    works = {decision.work_id for decision in decisions}
    if len(works) != 1:
        raise ValueError("decisions that are recorded together are about one work")
    return record(connection, load_dossier(connection, works.pop(), lock=True), decisions)


def record(connection: Connection, dossier: Dossier, decisions: Sequence[Decision]) -> Reviewed:
    """Record decisions on the work of ``dossier``, which is locked. Raises a ``DecisionRefused``."""
    made = list(dossier.decisions)
    seen: set[str] = set()
    for decision in decisions:
        # each was made on what all showed before; only a second one on the same target follows the first
        shown = review(dossier.draft, made, dossier.versions) if decision.target in seen else dossier.reviewed
        check(decision, shown, made)
        made.append(decision)
        seen.add(decision.target)
    reviewed = review(dossier.draft, made, dossier.versions)
    append_decisions(connection, decisions)
    after = dossier._replace(decisions=tuple(made), reviewed=reviewed)
    refresh(connection, after, State.IN_REVIEW, who=decisions[-1].who, now=datetime.now(UTC))
    return reviewed


def restore_value(connection: Connection, work_id: str, number: int, who: str) -> Reviewed:
    """Let the target of a change say again what it said after it. Raises ``UnknownWork`` or ``NothingToRestore``."""
    dossier = load_dossier(connection, work_id, lock=True)
    made = changes(dossier.decisions, dossier.versions)
    if not 1 <= number <= len(made):
        raise NothingToRestore(f"There is no change {number}: {len(made)} were made.")
    now = datetime.now(UTC)
    steps = restoring(made[number - 1], dossier.draft, dossier.decisions, dossier.versions, who=who, when=now)
    return record(connection, dossier, steps)
