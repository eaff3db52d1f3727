"""A principle as worded at one place, and what to do when it is worded at several."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from models.evidence import RuleRef

SAME = 0.8
"""Share of words (F1) from which two labels are one principle: an article or an ending may differ."""


@dataclass(frozen=True)
class Wording:
    """A label ``text`` at characters ``start`` to ``end`` of the block at 0-based index ``block``, with its rule.

    ``explained`` is the span (block, start, end) of what explains it, if anything does; ``section`` is
    the section that it heads, if it heads one. ``repeats`` are its other wordings.
    """

    block: int
    start: int
    end: int
    text: str
    rule: RuleRef
    confidence: float
    explained: tuple[int, int, int] | None = None
    section: int | None = None
    repeats: tuple["Wording", ...] = field(default=())

    @property
    def _weight(self) -> tuple[bool, bool, float]:
        return self.section is not None, self.explained is not None, self.confidence

    def same_as(self, other: "Wording") -> bool:
        """Whether two labels say the same but for small words."""
        mine, theirs = _words(self.text), _words(other.text)
        shared = len(mine & theirs)
        return bool(shared) and 2 * shared / (len(mine) + len(theirs)) >= SAME

    def joined(self, other: "Wording") -> "Wording":
        """One wording of the two, at the place that says more of it, with the other as a repeat."""
        best, rest = (other, self) if other._weight > self._weight else (self, other)
        known = (best, *best.repeats)
        repeats = [w for w in (rest, *rest.repeats) if all((w.block, w.start) != (k.block, k.start) for k in known)]
        plain = tuple(replace(w, repeats=()) for w in repeats)
        return replace(
            best,
            confidence=max(self.confidence, other.confidence),
            explained=best.explained or rest.explained,
            repeats=best.repeats + plain,
        )


def merged(wordings: Iterable[Wording]) -> list[Wording]:
    """Each principle once, in the order in which they were first found."""
    kept: list[Wording] = []
    for wording in wordings:
        place = next((i for i, known in enumerate(kept) if known.same_as(wording)), None)
        if place is None:
            kept.append(wording)
        else:
            kept[place] = kept[place].joined(wording)
    return kept


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", re.sub(r"(?<=\w)-(?=\w)", "", text.lower())))
