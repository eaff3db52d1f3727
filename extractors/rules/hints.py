"""What a text must have to match a pattern, as bits of an integer: of a hundred rules, a handful passes a sentence."""

from collections import defaultdict
from collections.abc import Iterable

from extractors.rules.reading import Reading

EVERYWHERE = frozenset({"start", "end"})
"""Marks that every text has."""


class Hints:
    """Numbers the hints of all patterns of a language. A hint is a set of words and marks: one of them is needed."""

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._met: dict[str, int] = defaultdict(int)

    def need(self, hints: Iterable[frozenset[str]]) -> int:
        """The bits of ``hints``, but of those that any text meets."""
        need = 0
        for hint in hints:
            if hint.isdisjoint(EVERYWHERE):
                need |= self._bit(hint)
        return need

    def _bit(self, hint: frozenset[str]) -> int:
        bit = self._bits.get(hint)
        if bit is None:
            bit = self._bits[hint] = 1 << len(self._bits)
            for key in hint:
                self._met[key] |= bit
        return bit

    def unmet(self, reading: Reading) -> int:
        """The bits of the hints of which the text has nothing; a pattern that needs one of them cannot match."""
        known = ("unmet", len(self._bits))
        unmet: int | None = reading.found.get(known)
        if unmet is None:
            met = 0
            for key in reading.vocabulary.intersection(self._met):
                met |= self._met[key]
            unmet = reading.found[known] = ~met
        return unmet
