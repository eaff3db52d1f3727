"""Finds action points: sentences and list items by which somebody will, must, should or does do something."""

from collections.abc import Sequence

from extractors.find.actor import Clause, actor_alone, actor_of
from extractors.find.amount import amount_of
from extractors.find.candidates import Candidate, candidates
from extractors.find.condition import condition_of
from extractors.find.deadline import deadline_of
from extractors.find.explanation import explaining
from extractors.find.predicate import predicate_of
from extractors.find.publication import published_on
from extractors.find.repeats import with_repeats
from extractors.find.resolve import with_resolved_actors
from extractors.find.score import in_favour, kind_of
from extractors.rules import Match, Reading, load_lexicon, load_rules
from models.document import Document
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint, Deadline, Principle, finding_id
from models.outline import Outline

ASKED = frozenset({ActionKind.RECOMMENDATION, ActionKind.OBLIGATION})
"""Kinds by which somebody else is asked to act: there, who is to act is who is addressed."""


def find_actions(document: Document, outline: Outline, principles: Sequence[Principle] = ()) -> tuple[ActionPoint, ...]:
    """The action points of ``document``, in reading order; those a little under the threshold are doubtful.

    Sentences that explain one of ``principles`` ask for less: what they say ought to be is no measure.
    Raises ``RulePackError`` when there are no rules for the document's language.
    """
    found: dict[str, ActionPoint] = {}
    for candidate in candidates(document, outline, explaining(document, outline, principles)):
        action = _action(candidate, document, found)
        found[action.id] = action
    issuer = document.stated("issuer")
    resolved = with_resolved_actors(found.values(), document.language, issuer.value if issuer else None)
    return tuple(with_repeats(resolved))


def _action(candidate: Candidate, document: Document, found: dict[str, ActionPoint]) -> ActionPoint:
    unit = candidate.unit
    block = document.blocks[unit.block]
    kind, actor = kind_of(candidate.best), _actor(candidate, document.language)
    predicate = predicate_of(candidate.reading, candidate.best, actor, document.language)
    return ActionPoint(
        id=finding_id("action", unit.text, found),
        evidence=(Evidence.of(document, block, unit.start, unit.end, candidate.best.ref),),
        confidence=round(candidate.score, 3),
        doubtful=candidate.doubtful,
        text=unit.text,
        lead_in=unit.setting.lead_in,
        kind=kind,
        actor=actor,
        verb=predicate.verb if predicate else None,
        object=predicate.object if predicate else None,
        addressee=actor if kind in ASKED else None,
        status=condition_of(candidate.reading),
        deadline=_deadline(candidate, document),
        amount=amount_of(candidate.reading, document.language),
    )


def _actor(candidate: Candidate, language: str) -> str | None:
    """Who is named in the sentence; for an item or cell without a subject, in its lead-in or another cell."""
    unit = candidate.unit
    own = candidate.matches if unit.setting.lead_in is None else candidate.matches[:1]
    if named := _named(candidate.reading, own, language):
        return named
    lexicon = load_lexicon(language)
    if unit.setting.lead_in:
        reading = lexicon.read_once(unit.setting.lead_in)
        return _named(reading, in_favour(load_rules(language, "actions").match(reading)), language)
    return next((actor for cell in unit.beside if (actor := actor_alone(lexicon.read_once(cell), language))), None)


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
    """The deadline in the sentence; for an item or cell without one, that of its lead-in or another cell."""
    published, lexicon = published_on(document), load_lexicon(document.language)
    around = (candidate.unit.setting.lead_in, *candidate.unit.beside)
    readings = [candidate.reading, *(lexicon.read_once(text) for text in around if text)]
    deadlines = (deadline_of(reading, document.language, published) for reading in readings)
    return next((deadline for deadline in deadlines if deadline), None)
