"""Which drafts are headings: the signs that ``signs`` tells, weighed."""

from collections import defaultdict
from collections.abc import Sequence
from math import fsum

from extractors.read.pdf.drafts import Draft, Look
from extractors.read.pdf.looks import look_of
from extractors.read.pdf.signs import COMMON, Signs
from extractors.read.pdf.witnesses import Witnesses
from models.document import BlockKind

THRESHOLD = 3.0
"""The score from which a draft is a heading; weights are in steps against it."""
_OWN = 0.7
"""How much a draft's own score counts against the mean of all drafts that look like it."""
_DECIMALS = 6
_LONGEST = 260
_MOST_LINES = 6
_LEAST_LETTERS = 3

# Set by hand on 15 tagged files read with their tags stripped and 16 annotated ones; see benchmarks/reading.py.
WEIGHTS: dict[str, float] = {
    "much-larger": 3.2,  # size at least 1.3 of the body's
    "larger": 2.4,  # 1.12 to 1.3
    "slightly-larger": 1.2,  # 1.04 to 1.12
    "smaller": -2.0,
    "bold": 2.2,
    "italic": 1.5,
    "underlined": 2.2,
    "coloured": 1.3,
    "number-alone": 3.0,  # "Article 3" on a line of its own
    "below-number": 6.0,
    "tagged": 2.5,
    "bulleted": -0.5,
    "capitals": 1.2,
    "space-above": 0.8,
    "closer-below": 0.3,
    "text-below": 0.5,
    "rare-look": 0.4,
    "common-look": -2.5,
    "short-look": 0.5,
    "decimal": 1.0,
    "deep-decimal": 0.8,
    "letter": 0.4,
    "worded": 1.7,
    "bookmarked": 4.0,
    "in-contents": 3.0,
    "contents-title": 4.0,
    "not-bookmarked": -0.8,
    "sentence": -1.8,
    "colon": -0.6,
    "unfinished": -2.5,
    "lower-case": -2.5,
    "long": -1.2,
    "very-long": -2.0,
    "many-lines": -0.8,
    "beside-others": -2.0,
    "few-letters": -2.5,
    "centred": 0.8,
    "no-text-after": -2.5,
    "item": -4.0,  # a bullet whose text goes on below it, indented
}


class Headings:
    """Judges the drafts of one document."""

    def __init__(self, drafts: Sequence[Draft], named: Witnesses) -> None:
        self._drafts = drafts
        self._signs = Signs(drafts, named)

    def scores(self) -> dict[int, float]:
        """The score of each draft that could be a heading, by its index; ``THRESHOLD`` and more is one."""
        own: dict[int, float] = {}
        by_look: dict[Look, list[float]] = defaultdict(list)
        for index, draft in enumerate(self._drafts):
            if _possible(draft):
                # Signs come in no order, and a plain sum of floats would waver with it about the threshold.
                own[index] = fsum(WEIGHTS[name] for name in self._signs.of(index))
                by_look[look_of(draft)].append(own[index])
        return {index: self._among_alike(score, by_look, look_of(self._drafts[index])) for index, score in own.items()}

    def _among_alike(self, score: float, by_look: dict[Look, list[float]], look: Look) -> float:
        """``score`` drawn towards the mean of its look; the look of running text says nothing."""
        if self._signs.share(look) > COMMON:
            return score
        return round(_OWN * score + (1 - _OWN) * fsum(by_look[look]) / len(by_look[look]), _DECIMALS)


def _possible(draft: Draft) -> bool:
    if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING) or draft.run_in:
        return False
    letters = sum(map(str.isalpha, draft.raw))
    return len(draft.raw) <= _LONGEST and len(draft.lines) <= _MOST_LINES and letters >= _LEAST_LETTERS
