"""Finds action points: sentences and list items by which somebody will, must, should or does do something."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from extractors.find.actor import Clause, actor_of
from extractors.find.amount import amount_of
from extractors.find.deadline import deadline_of
from extractors.find.explanation import explaining
from extractors.find.publication import published_on
from extractors.find.score import DOUBT, THRESHOLD, in_favour, kind_of, score
from extractors.find.units import Unit, units
from extractors.rules import Match, Reading, load_rules
from models.document import Document
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint, Deadline, Principle, finding_id
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


def find_actions(document: Document, outline: Outline, principles: Sequence[Principle] = ()) -> tuple[ActionPoint, ...]:
    """The action points of ``document``, in reading order.

    Sentences that explain one of ``principles`` ask for less: what they say ought to be is no measure.
    Raises ``RulePackError`` when there are no rules for the document's language.
    """
    found: dict[str, ActionPoint] = {}
    explained = explaining(document, outline, principles)
    for candidate in _without_lead_ins(list(_candidates(document, outline, explained))):
        action = _action(candidate, document, found)
        found[action.id] = action
    return tuple(found.values())


def _candidates(document: Document, outline: Outline, explained: Container[int]) -> Iterator[Candidate]:
    book = load_rules(document.language, "actions")
    for unit in units(document, outline):
        reading = book.read(unit.text)
        matches = book.match(reading, unit.setting)
        total = score(matches)
        if total < THRESHOLD:
            continue
        speaking = in_favour(matches)
        if unit.block in explained:
            total *= EXPLANATION.get(kind_of(speaking[0]), 1.0)
        if total >= THRESHOLD:
            yield Candidate(unit, reading, speaking, total)


def _without_lead_ins(candidates: list[Candidate]) -> list[Candidate]:
    """Without the lead-ins whose items carry the measures."""
    carried = {candidate.unit.setting.lead_in for candidate in candidates}
    return [c for c in candidates if not (c.unit.announces and c.unit.text in carried)]


def _action(candidate: Candidate, document: Document, found: dict[str, ActionPoint]) -> ActionPoint:
    unit = candidate.unit
    block = document.blocks[unit.block]
    return ActionPoint(
        id=finding_id("action", unit.text, found),
        evidence=(Evidence.of(document, block, unit.start, unit.end, candidate.best.ref),),
        confidence=round(candidate.score, 3),
        doubtful=candidate.score < THRESHOLD + DOUBT,
        text=unit.text,
        lead_in=unit.setting.lead_in,
        kind=kind_of(candidate.best),
        actor=_actor(candidate, document.language),
        deadline=_deadline(candidate, document),
        amount=amount_of(candidate.reading, document.language),
    )


def _actor(candidate: Candidate, language: str) -> str | None:
    """Who is named in the sentence; for an item without a subject, who is named in its lead-in."""
    if candidate.unit.setting.lead_in is None:
        return _named(candidate.reading, candidate.matches, language)
    if named := _named(candidate.reading, candidate.matches[:1], language):
        return named
    book = load_rules(language, "actions")
    reading = book.lexicon.read_once(candidate.unit.setting.lead_in)
    return _named(reading, in_favour(book.match(reading)), language)


def _named(reading: Reading, matches: tuple[Match, ...], language: str) -> str | None:
    """The actor of the strongest match that has one; a passive without agent says that none is named."""
    clauses = [Clause.of(reading, match) for match in matches]
    if not clauses and (clause := Clause.around_first_verb(reading)):
        clauses = [clause]
    for clause in clauses:
        actor = actor_of(clause, language)
        if actor or clause.passive:
            return actor
    return None


def _deadline(candidate: Candidate, document: Document) -> Deadline | None:
    """The deadline in the sentence; for an item without one, that of its lead-in."""
    published = published_on(document)
    found = deadline_of(candidate.reading, document.language, published)
    if found or candidate.unit.setting.lead_in is None:
        return found
    reading = load_rules(document.language, "deadlines").lexicon.read_once(candidate.unit.setting.lead_in)
    return deadline_of(reading, document.language, published)
