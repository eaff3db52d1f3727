"""Finds action points: sentences and list items by which somebody will, must, should or does do something."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.find.actor import Clause, actor_of
from extractors.find.score import DOUBT, THRESHOLD, kind_of, score, strongest
from extractors.find.units import Unit, units
from extractors.rules import Match, Reading, load_rules
from models.document import Document
from models.evidence import Evidence
from models.finding import ActionPoint, finding_id
from models.outline import Outline


@dataclass(frozen=True)
class Candidate:
    """A unit in which rules fired: ``best`` is the match that says most, ``score`` what all say together."""

    unit: Unit
    reading: Reading
    best: Match
    score: float


def find_actions(document: Document, outline: Outline) -> tuple[ActionPoint, ...]:
    """The action points of ``document``, in reading order.

    Raises ``RulePackError`` when there are no rules for the document's language.
    """
    found: dict[str, ActionPoint] = {}
    for candidate in _without_lead_ins(list(_candidates(document, outline))):
        action = _action(candidate, document, found)
        found[action.id] = action
    return tuple(found.values())


def _candidates(document: Document, outline: Outline) -> Iterator[Candidate]:
    book = load_rules(document.language, "actions")
    for unit in units(document, outline):
        reading = book.read(unit.text)
        matches = book.match(reading, unit.setting)
        best, total = strongest(matches), score(matches)
        if best and total >= THRESHOLD:
            yield Candidate(unit, reading, best, total)


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
    )


def _actor(candidate: Candidate, language: str) -> str | None:
    """Who is named in the sentence; for an item without a subject, who is named in its lead-in."""
    named = actor_of(Clause.of(candidate.reading, candidate.best), language)
    if named or candidate.unit.setting.lead_in is None:
        return named
    book = load_rules(language, "actions")
    reading = book.lexicon.read_once(candidate.unit.setting.lead_in)
    best = strongest(book.match(reading))
    clause = Clause.of(reading, best) if best else Clause.around_first_verb(reading)
    return actor_of(clause, language) if clause else None
