"""Which findings appeared, vanished or changed between two entries of one work."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from rapidfuzz import fuzz, process

from extractors.change.content import plain
from extractors.change.differences import ALIKE
from models.change import FindingChange, Group
from models.entry import Entry
from models.finding import ActionPoint, Finding, Mention, Pillar, Principle, Provision

GROUPS: tuple[Group, ...] = get_args(Group)
_PROOF = {"id", "evidence", "confidence", "doubtful", "section", "repeats", "pillar"}
"""What may differ in a finding that says the same, or follows from other findings."""
_WORDS = {"text", "label", "title"}


def finding_changes(old: Entry, new: Entry) -> tuple[FindingChange, ...]:
    """The changes in the order of the entry's parts; within each, as the new entry has them, what vanished last.

    A doubtful finding that comes or goes is no news: it stood near the threshold.
    """
    return tuple(change for group in GROUPS for change in _changes(group, getattr(old, group), getattr(new, group)))


def words_of(finding: Finding) -> str:
    """The words by which a finding is known."""
    match finding:
        case Principle(label=words) | Pillar(title=words):
            return words
        case ActionPoint(text=words) | Provision(text=words) | Mention(text=words):
            return words
        case _:
            raise TypeError(f"{type(finding).__name__} is no finding of an entry")


def _changes(group: Group, old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[FindingChange]:
    known, now = {plain(words_of(f)): f for f in old}, {plain(words_of(f)): f for f in new}
    vanished = {words: finding for words, finding in known.items() if words not in now}
    for words, finding in now.items():
        before = known.get(words) or _take_nearest(words, vanished)
        if before is None:
            if not finding.doubtful:
                yield FindingChange(group=group, id=finding.id, new=words_of(finding))
        elif parts := tuple(_differing(before, finding)):
            yield FindingChange(group=group, id=finding.id, old=words_of(before), new=words_of(finding), parts=parts)
    for finding in vanished.values():
        if not finding.doubtful:
            yield FindingChange(group=group, id=finding.id, old=words_of(finding))


def _take_nearest(words: str, vanished: dict[str, Finding]) -> Finding | None:
    """Take the finding whose words are most like ``words`` out of ``vanished``, if one is alike."""
    nearest = process.extractOne(words, list(vanished), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return vanished.pop(nearest[0]) if nearest else None


def _differing(old: Finding, new: Finding) -> Iterator[str]:
    before, after = old.model_dump(mode="json", exclude=_PROOF), new.model_dump(mode="json", exclude=_PROOF)
    for name in after:
        if _bare(before.get(name)) != _bare(after[name]):
            yield "text" if name in _WORDS else name


def _bare(value: Any) -> Any:
    return plain(value) if isinstance(value, str) else value
