"""Sentences and list items in which rules for action points fired, with how much they say for one."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from extractors.find.advisory import is_advisory
from extractors.find.score import DOUBT, THRESHOLD, in_favour, kind_of, score
from extractors.find.units import Unit, units
from extractors.rules import Match, Reading, Rulebook, load_rules
from models.document import Document
from models.finding import ActionKind
from models.outline import Outline

EXPLANATION = {ActionKind.RECOMMENDATION: 0.5, ActionKind.OBLIGATION: 0.5}
"""What is left of a score when the sentence explains a principle, by kind: there, "should" and "must" say what
the principle means; a promise stays one."""


@dataclass(frozen=True)
class Candidate:
    """A unit in which rules fired: ``matches`` are those that speak for it, the strongest first."""

    unit: Unit
    reading: Reading
    matches: tuple[Match, ...]
    score: float

    @property
    def best(self) -> Match:
        """The match that says most for an action point."""
        return self.matches[0]

    @property
    def doubtful(self) -> bool:
        """Whether the score stays under the threshold."""
        return self.score < THRESHOLD

    @property
    def completes_lead_in(self) -> bool:
        """Whether it is an action point by what announces it, and not by its own words."""
        where = self.best.rule.where
        return bool(where.lead_in or where.has_lead_in)


def candidates(document: Document, outline: Outline, explained: Container[int]) -> list[Candidate]:
    """The candidates of ``document`` that reach the threshold or come close, in reading order.

    ``explained`` are the 0-based indexes of blocks that explain a principle. Lead-ins whose items carry the
    measures are left out. Raises ``RulePackError`` when there are no rules for the document's language.
    """
    book = load_rules(document.language, "actions")
    found = [candidate for candidate in _weighed(document, outline, book, explained) if _near(candidate)]
    carried = {c.unit.setting.lead_in for c in found if c.completes_lead_in and not c.doubtful}
    return [c for c in found if not (c.unit.announces and c.unit.text in carried)]


def _near(candidate: Candidate) -> bool:
    return candidate.score >= THRESHOLD - DOUBT


def _weighed(document: Document, outline: Outline, book: Rulebook, explained: Container[int]) -> Iterator[Candidate]:
    read = [(unit, book.read(unit.text)) for unit in units(document, outline)]
    matched = [tuple(book.match(reading, unit.setting)) for unit, reading in read]
    advisory = is_advisory(matched)
    for (unit, reading), first in zip(read, matched, strict=True):
        again = advisory and score(first) < THRESHOLD
        matches = book.match(reading, unit.setting.model_copy(update={"advisory": True})) if again else first
        speaking = in_favour(matches)
        if speaking:
            share = EXPLANATION.get(kind_of(speaking[0]), 1.0) if unit.block in explained else 1.0
            yield Candidate(unit, reading, speaking, share * score(matches))
