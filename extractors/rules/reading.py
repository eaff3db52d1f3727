"""A text as the rules see it: spaCy tokens, the lists each is of, and where each word and mark stands."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLAUSE_BREAK = "clause-break"
"""The list of words that a gap does not reach over, where a language has it."""
_GAP_END = frozenset(";:")


@dataclass(frozen=True)
class Reading:
    """A text as tokens. ``token_marks`` are the lists that each token is of, ``lowers`` its text in lower case.

    Offsets of the tokens are those of the text: nothing is added or taken away.
    """

    text: str
    doc: "Doc"
    token_marks: tuple[frozenset[str], ...]
    lowers: tuple[str, ...]
    found: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was matched in this text already, by segment: patterns share segments."""

    @cached_property
    def marks(self) -> frozenset[str]:
        """Every mark that some token has."""
        return frozenset(self.mark_places)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All marks and all words: what a text must have some of to match a pattern."""
        return self.marks.union(self.lowers)

    @cached_property
    def mark_places(self) -> dict[str, set[int]]:
        """The 0-based positions of the tokens that have each mark."""
        places: dict[str, set[int]] = {}
        for position, marks in enumerate(self.token_marks):
            for mark in marks:
                places.setdefault(mark, set()).add(position)
        return places

    @cached_property
    def word_places(self) -> dict[str, set[int]]:
        """The 0-based positions of each word, in lower case."""
        places: dict[str, set[int]] = {}
        for position, word in enumerate(self.lowers):
            places.setdefault(word, set()).add(position)
        return places

    @cached_property
    def gap_ends(self) -> tuple[int, ...]:
        """For each position, and the one after the last token, the first from there on that no gap reaches over."""
        ends = [len(self.lowers)]
        for position in range(len(self.lowers) - 1, -1, -1):
            stops = self.lowers[position] in _GAP_END or CLAUSE_BREAK in self.token_marks[position]
            ends.append(position if stops else ends[-1])
        return tuple(reversed(ends))

    @cached_property
    def opening(self) -> int:
        """The position of the first token that is not punctuation, or that after the last token."""
        return next((place for place, word in enumerate(self.lowers) if _is_word(word)), len(self.lowers))

    @cached_property
    def closing(self) -> int:
        """The position from which on there is only punctuation."""
        return next((place + 1 for place in range(len(self.lowers) - 1, -1, -1) if _is_word(self.lowers[place])), 0)


def _is_word(token: str) -> bool:
    return any(character.isalnum() for character in token)
