"""What became of each field and finding, decision by decision."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import JsonValue

from models.decision import Decision, Verb
from models.entry import Entry
from models.value import Value
from output.review.targets import claims_of, value_of
from output.review.words import Drafts, said, word_of


class Change(Value):
    """A decision and what it did. ``number`` counts the decisions on a work from 1.

    ``before`` and ``after`` are what the target showed: the value of a field, a whole finding, none when it showed
    nothing. ``in_force`` is false for what was undone, and for the undo itself.
    """

    number: int
    target: str
    verb: Verb
    who: str
    when: datetime
    entry_version: int
    before: JsonValue
    after: JsonValue
    reason: str | None
    in_force: bool


def changes(decisions: Sequence[Decision], versions: Mapping[int, Entry]) -> tuple[Change, ...]:
    """What each of the decisions on a work, oldest first, did to the version that it was made on.

    ``versions`` holds those versions, as the machine drafted them.
    """
    drafts = {number: claims_of(version) for number, version in versions.items()}
    stacks: dict[str, list[int]] = {}
    made = []
    for number, decision in enumerate(decisions):
        stack = stacks.setdefault(decision.target, [])
        before = _shown(decision, [decisions[n] for n in stack], drafts)
        if decision.verb is not Verb.UNDO:
            stack.append(number)
        elif stack:
            stack.pop()
        made.append((decision, before, _shown(decision, [decisions[n] for n in stack], drafts)))
    standing = {number for stack in stacks.values() for number in stack}
    return tuple(
        Change(
            number=number + 1,
            before=before,
            after=after,
            in_force=number in standing,
            **decision.model_dump(include={"target", "verb", "who", "when", "entry_version", "reason"}),
        )
        for number, (decision, before, after) in enumerate(made)
    )


def _shown(decision: Decision, stack: Sequence[Decision], drafts: Drafts) -> JsonValue:
    draft = drafts[decision.entry_version].get(decision.target)
    return value_of(said(draft, word_of(decision.target, stack, drafts)))
