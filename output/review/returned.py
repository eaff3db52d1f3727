"""Claims that came back, with what was decided on and what is drafted now side by side."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import SequenceMatcher

from pydantic import JsonValue

from models.decision import Decision
from models.entry import Entry
from models.evidence import Evidence
from models.value import Value
from output.review.reviewed import Reviewed, Standing
from output.review.targets import Claim, claims_of, value_of, words_of
from output.review.words import in_force

LIKE = 0.6
"""How much of the words of two findings must agree, from 0 to 1, for one to be shown as what became of the other: what
``difflib`` holds to be a close match."""


class Reading(Value):
    """What a machine made of a field or finding: its value as JSON, and the proof."""

    value: JsonValue
    evidence: tuple[Evidence, ...] = ()


class Returned(Value):
    """A decided claim of which the current version says something else, or proves it otherwise.

    ``kept`` is the reviewers' word, which the entry shows. ``old`` is what the draft said that they decided on, ``new``
    what it says now: none when it says it no longer. Then ``successor`` is the finding of the new draft that most
    resembles it, if any does.
    """

    target: str
    standing: Standing
    who: str
    when: datetime
    kept: JsonValue
    old: Reading | None
    new: Reading | None
    successor: str | None = None


def returned(
    entry: Entry, reviewed: Reviewed, decisions: Sequence[Decision], versions: Mapping[int, Entry]
) -> tuple[Returned, ...]:
    """The claims that ``reviewed`` has as ``outdated``, in the order of its entry, those that it does not show last.

    ``entry`` is the current version as drafted; ``versions`` holds those that the decisions were made on.
    """
    stacks, now, shown = in_force(decisions), claims_of(entry), claims_of(reviewed.entry)
    order = {target: place for place, target in enumerate(shown)}
    found = []
    for target in sorted(reviewed.outdated, key=lambda target: order.get(target, len(order))):
        last = stacks[target][-1]
        then = claims_of(versions[last.entry_version])
        old, new = then.get(target), now.get(target)
        item = Returned(
            target=target,
            standing=reviewed.standings[target],
            who=last.who,
            when=last.when,
            kept=value_of(shown.get(target)),
            old=_reading(old),
            new=_reading(new),
            successor=None if new or not old else _successor(old, {t: c for t, c in now.items() if t not in then}),
        )
        found.append(item)
    return tuple(found)


def _reading(claim: Claim | None) -> Reading | None:
    return None if claim is None else Reading(value=value_of(claim), evidence=claim.evidence)


def _successor(gone: Claim, fresh: Mapping[str, Claim]) -> str | None:
    """The fresh finding of the same kind whose words are most like those of the one that is gone."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words_of(gone).split())
    best, most = None, LIKE
    for target, claim in fresh.items():
        if type(claim) is type(gone):
            matcher.set_seq1(words_of(claim).split())
            if matcher.quick_ratio() >= most and (ratio := matcher.ratio()) >= most:
                best, most = target, ratio
    return best
