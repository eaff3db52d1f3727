"""Whether a decision may be recorded: only on what the reviewer really saw."""

from collections.abc import Sequence

from pydantic import JsonValue

from models.decision import Decision, Verb
from output.review.additions import added
from output.review.errors import InvalidEdit, NothingToUndo, StaleDecision, UnknownTarget
from output.review.reviewed import Reviewed
from output.review.targets import claim_of, value_of
from output.review.words import in_force


def check(decision: Decision, reviewed: Reviewed, earlier: Sequence[Decision]) -> None:
    """Raise a ``DecisionRefused`` unless ``decision`` fits the entry as it is now.

    ``reviewed`` is the current version with the ``earlier`` decisions applied. ``before`` must be what the target
    shows now; for a finding it may be only those of its parts that the reviewer looked at.
    """
    claim = claim_of(reviewed.entry, decision.target)
    current = value_of(claim)
    if decision.entry_version != reviewed.entry.version:
        raise StaleDecision(
            f"Version {reviewed.entry.version} of the entry has replaced version {decision.entry_version}, "
            "which you saw. Look at it and decide again.",
            current,
        )
    standing = in_force(earlier).get(decision.target)
    if decision.verb is Verb.ADD:
        _check_addition(decision, current, standing)
    elif decision.verb is Verb.UNDO and not standing:
        raise NothingToUndo(f"There is no decision on {decision.target!r} to undo.")
    elif standing is None and claim is None:
        raise UnknownTarget(f"The entry has no field or finding {decision.target!r}.")
    if not _same(decision.before, current):
        raise StaleDecision(
            f"{decision.target!r} has changed since you saw it. Look at it as it is now and decide again.", current
        )
    if standing and standing[-1].verb is Verb.REJECT and not _looks_again(decision, reviewed):
        raise StaleDecision(f"{decision.target!r} was rejected. Undo that first.", current)


def _check_addition(decision: Decision, current: JsonValue, standing: Sequence[Decision] | None) -> None:
    if current is not None or standing:
        raise InvalidEdit(f"The entry has a finding {decision.target!r} already, or someone rejected it.")
    added(decision)


def _looks_again(decision: Decision, reviewed: Reviewed) -> bool:
    """Whether a word on a rejected claim may stand: to undo it, or to settle that it came back."""
    came_back = decision.target in reviewed.outdated
    confirms = decision.verb is Verb.REJECT or (decision.verb is Verb.ACCEPT and decision.after is not None)
    return decision.verb is Verb.UNDO or (came_back and confirms)


def _same(before: JsonValue, current: JsonValue) -> bool:
    if isinstance(before, dict) and before and isinstance(current, dict):
        return all(name in current and current[name] == part for name, part in before.items())
    return before == current
