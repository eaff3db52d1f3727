"""How much a change matters to an analyst, from 1 (look now) to 4 (for the record)."""

from collections.abc import Sequence

from models.change import ChangeKind, FindingChange, PassageChange

FIRST, SOON, LATER, RECORD = 1, 2, 3, 4
_WEIGHTY = {"kind", "deadline", "amount", "actor", "resolved_actor"}
"""Parts of an action point that make it another one."""
_OF_ITSELF = {
    ChangeKind.NEW: SOON,
    ChangeKind.REMOVED: SOON,
    ChangeKind.SOFT_404: SOON,
    ChangeKind.RESTORED: LATER,
    ChangeKind.MOVED: RECORD,
    ChangeKind.REWORDED: RECORD,
}


def priority_of(kind: ChangeKind, passages: Sequence[PassageChange], findings: Sequence[FindingChange]) -> int:
    """The priority of a change of this kind with these differences.

    First comes what somebody is to do, by when and with what money; then any other finding; then text alone.
    """
    if kind is not ChangeKind.CHANGED:
        return _OF_ITSELF[kind]
    if any(_touches_what_is_to_be_done(change) for change in findings):
        return FIRST
    return SOON if findings else LATER


def _touches_what_is_to_be_done(change: FindingChange) -> bool:
    if change.group == "actions":
        return change.old is None or change.new is None or bool(_WEIGHTY.intersection(change.parts))
    return change.group == "pillars"
