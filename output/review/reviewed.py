"""An entry with its reviewers' decisions applied: their word stands over whatever a machine draws later."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from models.decision import Decision, Verb
from models.entry import Entry
from models.finding import Pillar
from models.value import Value
from output.review.returning import came_back
from output.review.targets import SUMMARY, Claim, claims_of, with_claim, without_finding
from output.review.words import Drafts, in_force, said, word_of


class Standing(StrEnum):
    """What the last decision made of a field or finding."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    FLAGGED = "flagged"
    ADDED = "added"


STANDINGS = {
    Verb.ACCEPT: Standing.ACCEPTED,
    Verb.EDIT: Standing.EDITED,
    Verb.REJECT: Standing.REJECTED,
    Verb.FLAG: Standing.FLAGGED,
    Verb.ADD: Standing.ADDED,
}


class Reviewed(Value):
    """``entry`` as the reviewers left it; ``standings`` of the targets that they decided on.

    ``outdated`` are decided targets that came back: the current version says something else of them, or nothing, or
    proves it by another quote. The reviewers' word is kept, and they are asked to look again.
    """

    entry: Entry
    standings: dict[str, Standing]
    outdated: tuple[str, ...] = ()


def review(entry: Entry, decisions: Sequence[Decision], versions: Mapping[int, Entry]) -> Reviewed:
    """Apply ``decisions`` (oldest first) to ``entry``, the current version.

    ``versions`` holds every version of the entry that a decision was made on, as the machine drafted it.
    Raises ``InvalidEdit`` or ``UnknownTarget`` for a decision that cannot be applied.
    """
    stacks, now = in_force(decisions), claims_of(entry)
    drafts = {number: claims_of(version) for number, version in versions.items()}
    words = {target: word_of(target, stack, drafts) for target, stack in stacks.items()}
    result = entry
    for target in sorted(words, key=lambda target: _rank(target, words[target].kept)):
        claim = said(now.get(target), words[target])
        if claim is None:
            result = without_finding(result, target)
        elif claim is not now.get(target):
            result = with_claim(result, target, claim)
    standings = {target: STANDINGS[stack[-1].verb] for target, stack in stacks.items()}
    shown = claims_of(result)
    back = [
        target
        for target, stack in stacks.items()
        if came_back(now.get(target), _decided_on(stack, drafts), words[target], shown=target in shown)
    ]
    return Reviewed(entry=result, standings=standings, outdated=tuple(back))


def _decided_on(stack: Sequence[Decision], drafts: Drafts) -> Claim | None:
    return drafts[stack[-1].entry_version].get(stack[-1].target)


def _rank(target: str, claim: Claim | None) -> int:
    """What others stand under is put in its place first."""
    return 0 if isinstance(claim, Pillar) else 2 if target.startswith(SUMMARY) else 1
