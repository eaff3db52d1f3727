"""The decisions that let a field or finding say again what it once said."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import JsonValue

from models.decision import Decision, Verb
from models.entry import Entry
from output.review.errors import NothingToRestore
from output.review.history import Change
from output.review.targets import FIELDS, SUMMARY, claims_of, value_of
from output.review.words import FROZEN, in_force, said, word_of


def restoring(
    change: Change,
    entry: Entry,
    decisions: Sequence[Decision],
    versions: Mapping[int, Entry],
    *,
    who: str,
    when: datetime,
) -> tuple[Decision, ...]:
    """What ``who`` must decide so that the target of ``change`` shows again what it showed after it.

    ``entry`` is the current version as drafted, ``decisions`` are all on the work, the oldest first, and ``versions``
    those that they were made on. Raises ``NothingToRestore`` when it shows that already.
    """
    target = change.target
    drafts = {number: claims_of(version) for number, version in versions.items()}
    draft, stack = claims_of(entry).get(target), list(in_force(decisions).get(target, ()))
    current = value_of(said(draft, word_of(target, stack, drafts)))
    made: list[Decision] = []

    def decide(verb: Verb, after: JsonValue = None) -> None:
        made.append(
            Decision(
                work_id=entry.work_id, entry_version=entry.version, target=target, verb=verb,
                who=who, when=when, before=current, after=after,
            )
        )  # fmt: skip

    while current != change.after and stack and stack[-1].verb is Verb.REJECT:
        decide(Verb.UNDO)
        stack.pop()
        current = value_of(said(draft, word_of(target, stack, drafts)))
    if current != change.after:
        decide(*_step(target, current, change.after))
    if not made:
        raise NothingToRestore(f"{target!r} says that already.")
    return tuple(made)


def _step(target: str, current: JsonValue, wanted: JsonValue) -> tuple[Verb, JsonValue]:
    """The verb, and what comes with it, that leads from one value of a target to another."""
    if target in FIELDS or target.startswith(SUMMARY):
        return Verb.EDIT, wanted
    if wanted is None:
        return Verb.REJECT, None
    if not isinstance(wanted, dict) or not isinstance(current, dict):
        return Verb.ADD, wanted
    parts = {name: part for name, part in wanted.items() if name not in FROZEN and current.get(name) != part}
    if not parts:
        raise NothingToRestore(f"{target!r} says that already, with other proof.")
    return Verb.EDIT, parts
