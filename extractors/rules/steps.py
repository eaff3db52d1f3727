"""The token by token steps of a pattern, walked without spaCy where nothing inside is named."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.rules.lexicon import INSIDE
from extractors.rules.pattern import Element
from extractors.rules.reading import Reading

OF_FIRST_WORD = frozenset({"start", "end", "capital", "number"})
"""What is asked of a phrase's first word only."""


@dataclass(frozen=True)
class Step:
    """What ``least`` to ``most`` tokens in a row must be: any of ``words``, or marked like one of ``marked``.

    ``marked`` are pairs: all of the first marks, none of the second. With ``negated`` they must be none of these.
    ``most`` is None where there is no bound.
    """

    words: frozenset[str]
    marked: tuple[tuple[frozenset[str], frozenset[str]], ...]
    negated: bool
    least: int
    most: int | None

    def ends(self, starts: set[int], reading: Reading) -> set[int]:
        """The positions after this step, from any of ``starts``."""
        ends, step, times = set() if self.least else set(starts), starts, 0
        while step and times != self.most:
            step = {
                position + 1 for position in step if position < len(reading.lowers) and self._fits(position, reading)
            }
            ends |= step
            times += 1
        return ends

    def _fits(self, position: int, reading: Reading) -> bool:
        if self.words:
            return (reading.lowers[position] in self.words) is not self.negated
        marks = reading.token_marks[position]
        return (
            any(wanted <= marks and unwanted.isdisjoint(marks) for wanted, unwanted in self.marked) is not self.negated
        )


def steps_of(element: Element, phrasal: AbstractSet[str]) -> list[Step]:
    """The steps for an element: one, and for lists with phrases (``phrasal``) another for a phrase's later words."""
    marked = tuple(_split(names, "") for names in element.lists)
    steps = [Step(frozenset(element.words), marked, element.negated, element.least, element.most)]
    inside = tuple(_split(names, INSIDE) for names in element.lists if not phrasal.isdisjoint(names))
    if inside and not element.negated:
        steps.append(Step(frozenset(), inside, negated=False, least=0, most=None))
    return steps


def walk(steps: Iterable[Step], start: int, reading: Reading) -> set[int]:
    """The positions at which all ``steps``, taken from token ``start`` on, may end: none where they do not fit."""
    ends = {start}
    for step in steps:
        ends = step.ends(ends, reading)
        if not ends:
            break
    return ends - {start}


def _split(names: tuple[str, ...], ending: str) -> tuple[frozenset[str], frozenset[str]]:
    """The marks that a conjunction of lists asks for, and those that it rules out."""
    wanted = (name for name in names if not name.startswith("!") and not (ending and name in OF_FIRST_WORD))
    return frozenset(name + ending for name in wanted), frozenset(name[1:] for name in names if name.startswith("!"))
