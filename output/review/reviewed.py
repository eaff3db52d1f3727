"""An entry with its reviewers' decisions applied: their word stands over whatever a machine draws later."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from models.decision import Decision, Verb
from models.entry import Entry, EntryField, Origin
from models.value import LocalText, Value
from output.review.errors import InvalidEdit, UnknownTarget
from output.review.targets import Claim, claim_of, meaning_of, with_claim, without_finding

REJECTED = LocalText(nl="Afgekeurd bij de beoordeling.", en="Rejected in review.")
CLEARED = LocalText(nl="Leeggemaakt bij de beoordeling.", en="Cleared in review.")
_FROZEN = {"id", "evidence", "rule"}
"""What a finding rests on: a reviewer changes what it says, or rejects it."""


class Standing(StrEnum):
    """What the last decision made of a field or finding."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    FLAGGED = "flagged"
    ADDED = "added"


_STANDINGS = {
    Verb.ACCEPT: Standing.ACCEPTED,
    Verb.EDIT: Standing.EDITED,
    Verb.REJECT: Standing.REJECTED,
    Verb.FLAG: Standing.FLAGGED,
    Verb.ADD: Standing.ADDED,
}


class Reviewed(Value):
    """``entry`` as the reviewers left it; ``standings`` of the targets that they decided on.

    ``outdated`` are decided targets of which a later version of the entry says something else (or nothing):
    the reviewers' word is kept, and they are asked to look again.
    """

    entry: Entry
    standings: dict[str, Standing]
    outdated: tuple[str, ...] = ()


def review(entry: Entry, decisions: Sequence[Decision], versions: Mapping[int, Entry]) -> Reviewed:
    """Apply ``decisions`` (oldest first) to ``entry``, the current version.

    ``versions`` holds every version of the entry that a decision was made on, as the machine drafted it.
    Raises ``InvalidEdit`` or ``UnknownTarget`` for a decision that cannot be applied.
    """
    result, standings, outdated = entry, {}, []
    for target, standing_decisions in in_force(decisions).items():
        last = standing_decisions[-1]
        standings[target] = _STANDINGS[last.verb]
        if _meaning(entry, target) != _meaning(versions[last.entry_version], target):
            outdated.append(target)
        result = _apply(result, target, standing_decisions, versions)
    return Reviewed(entry=result, standings=standings, outdated=tuple(outdated))


def in_force(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """The decisions that were not undone, oldest first, by their target. Each undo takes away the last one left."""
    stacks: dict[str, list[Decision]] = {}
    for decision in decisions:
        stack = stacks.setdefault(decision.target, [])
        if decision.verb is not Verb.UNDO:
            stack.append(decision)
        elif stack:
            stack.pop()
    return {target: stack for target, stack in stacks.items() if stack}


def _meaning(entry: Entry, target: str) -> Any:
    return meaning_of(claim_of(entry, target))


def _apply(entry: Entry, target: str, decisions: Sequence[Decision], versions: Mapping[int, Entry]) -> Entry:
    kept: Claim | None = None
    rejected = False
    for decision in decisions:
        seen = kept or claim_of(versions[decision.entry_version], target)
        if seen is None:
            raise UnknownTarget(f"Version {decision.entry_version} of the entry has no {target!r}.")
        rejected = rejected if decision.verb is Verb.FLAG else decision.verb is Verb.REJECT
        if decision.verb is Verb.EDIT:
            kept = _edited(seen, decision)
        elif decision.verb is Verb.ACCEPT:
            kept = seen
    if rejected:
        return _rejected(entry, target)
    if kept is None or meaning_of(claim_of(entry, target)) == meaning_of(kept):
        return entry  # the machine says what the reviewer said, perhaps with fresher evidence
    return with_claim(entry, target, kept)


def _rejected(entry: Entry, target: str) -> Entry:
    if isinstance(claim_of(entry, target), EntryField):
        return with_claim(entry, target, EntryField(reason=REJECTED))
    return without_finding(entry, target)


def _edited(claim: Claim, decision: Decision) -> Claim:
    try:
        if isinstance(claim, EntryField):
            emptied = {"reason": CLEARED}
            written = {"value": decision.after, "origin": Origin.WRITTEN}
            return type(claim).model_validate(emptied if decision.after is None else written)
        return type(claim).model_validate(claim.model_dump(mode="json") | _changes(decision))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))
        raise InvalidEdit(f"{decision.target!r} cannot be changed to this: {problems}") from None


def _changes(decision: Decision) -> dict[str, Any]:
    if not isinstance(decision.after, dict):
        raise InvalidEdit("An edit of a finding says which of its parts change: an object of names and values.")
    if frozen := _FROZEN & decision.after.keys():
        raise InvalidEdit(f"{', '.join(sorted(frozen))} cannot be changed. Reject the finding instead.")
    return decision.after
