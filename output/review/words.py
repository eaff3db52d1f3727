"""What the reviewers' decisions on one field or finding come to: their word on it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from models.decision import Decision, Verb
from models.entry import EntryField, Origin
from models.finding import ActionPoint
from models.value import LocalText
from output.review.additions import added
from output.review.errors import InvalidEdit, UnknownTarget, problems_of
from output.review.targets import REFERENCES, Claim, meaning_of, value_of

REJECTED = LocalText(nl="Afgekeurd bij de beoordeling.", en="Rejected in review.")
CLEARED = LocalText(nl="Leeggemaakt bij de beoordeling.", en="Cleared in review.")
FROZEN = {"id", "evidence", "rule"}
"""What a finding rests on: a reviewer changes what it says, or rejects it."""

Drafts = Mapping[int, Mapping[str, Claim]]
"""The claims of each version that a decision was made on, by their targets, as the machine drafted them."""


class Word(NamedTuple):
    """``kept`` is what reviewers say that the claim is, none as long as nobody did; ``edited`` are the parts of a
    finding that they wrote themselves.
    """

    kept: Claim | None = None
    rejected: bool = False
    edited: frozenset[str] = frozenset()


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


def word_of(target: str, decisions: Sequence[Decision], drafts: Drafts) -> Word:
    """What the decisions in force on ``target``, oldest first, come to.

    Raises ``InvalidEdit`` or ``UnknownTarget`` for a decision that cannot be applied.
    """
    word = Word()
    for decision in decisions:
        word = _after(word, decision, drafts[decision.entry_version].get(target))
    return word


def said(draft: Claim | None, word: Word) -> Claim | None:
    """What a claim shows that the machine drafts as ``draft``; none for a finding that is not to be shown."""
    if word.rejected:
        return EntryField(reason=REJECTED) if isinstance(draft or word.kept, EntryField) else None
    if word.kept is None:
        return draft
    kept = _referring_as(draft, word)
    # the machine says what the reviewer said, perhaps with fresher evidence
    return draft if draft is not None and meaning_of(draft) == meaning_of(kept) else kept


def _after(word: Word, decision: Decision, draft: Claim | None) -> Word:
    if decision.verb is Verb.ADD:
        return Word(kept=added(decision), edited=REFERENCES)
    if decision.verb is Verb.ACCEPT and decision.after is not None:
        if decision.after != value_of(draft):
            raise InvalidEdit(f"The draft of {decision.target!r} does not say this. Accept what it says, or edit it.")
        return Word(kept=draft)
    seen = word.kept or draft
    if seen is None:
        raise UnknownTarget(f"Version {decision.entry_version} of the entry has no {decision.target!r}.")
    match decision.verb:
        case Verb.REJECT:
            return word._replace(rejected=True)
        case Verb.ACCEPT:
            return word._replace(kept=seen, rejected=False)
        case Verb.EDIT:
            parts = decision.after if isinstance(decision.after, dict) else ()
            return Word(kept=_edited(seen, decision), edited=word.edited | frozenset(parts))
        case _:
            return word


def _referring_as(draft: Claim | None, word: Word) -> Claim | None:
    """What was kept, under the pillar that the draft puts it under now, unless a reviewer chose one."""
    if not isinstance(draft, ActionPoint) or not isinstance(word.kept, ActionPoint):
        return word.kept
    return word.kept.model_copy(update={name: getattr(draft, name) for name in REFERENCES - word.edited})


def _edited(claim: Claim, decision: Decision) -> Claim:
    try:
        if isinstance(claim, EntryField):
            emptied = {"reason": CLEARED}
            written = {"value": decision.after, "origin": Origin.WRITTEN}
            return type(claim).model_validate(emptied if decision.after is None else written)
        return type(claim).model_validate(claim.model_dump(mode="json") | _changes(decision))
    except ValidationError as error:
        raise InvalidEdit(f"{decision.target!r} cannot be changed to this: {problems_of(error)}") from None


def _changes(decision: Decision) -> dict[str, Any]:
    if not isinstance(decision.after, dict):
        raise InvalidEdit("An edit of a finding says which of its parts change: an object of names and values.")
    if frozen := FROZEN & decision.after.keys():
        raise InvalidEdit(f"{', '.join(sorted(frozen))} cannot be changed. Reject the finding instead.")
    return decision.after
