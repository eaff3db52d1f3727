"""Finds provisions: sentences on supervision, enforcement and evaluation, and on what is newly set up."""

from collections.abc import Iterator, Sequence
from typing import get_args

from extractors.find.cue import rulebook
from extractors.find.score import in_favour, score
from extractors.find.units import Unit, units
from extractors.rules import Match
from models.document import BlockKind, Document
from models.evidence import Evidence
from models.finding import Provision, finding_id
from models.outline import Outline

THRESHOLD = 0.5
"""Least joint score of the rules of one kind; each rule that finds alone is above it."""
KINDS: tuple[str, ...] = get_args(Provision.model_fields["kind"].annotation)


def find_provisions(document: Document, outline: Outline) -> tuple[Provision, ...]:
    """The provisions of ``document`` in reading order, each sentence once, under the kind that most speaks for.

    Footnotes are passed over: they tell of other documents. Empty when the language has no rules on provisions.
    """
    found: dict[str, Provision] = {}
    for unit, matches in _read(document, outline):
        provision = _provision(document, unit, matches)
        if provision is not None and provision.id not in found:
            found[provision.id] = provision
    return tuple(found.values())


def _read(document: Document, outline: Outline) -> Iterator[tuple[Unit, list[Match]]]:
    book = rulebook(document.language, "provisions")
    if book is None:
        return
    for unit in units(document, outline):
        if unit.setting.block is not BlockKind.FOOTNOTE and not unit.announces:
            matches = book.match(unit.text, unit.setting)
            if matches:
                yield unit, matches


def _provision(document: Document, unit: Unit, matches: Sequence[Match]) -> Provision | None:
    against = [match for match in matches if match.rule.score < 0]
    scores = {kind: score([*against, *(m for m in matches if m.rule.kind == kind)]) for kind in KINDS}
    kind = max(KINDS, key=lambda name: scores[name])
    if scores[kind] < THRESHOLD:
        return None
    best = next(match for match in in_favour(matches) if match.rule.kind == kind)
    return Provision.model_validate(
        {
            "id": finding_id("provision", unit.text),
            "evidence": (Evidence.of(document, document.blocks[unit.block], unit.start, unit.end, best.ref),),
            "confidence": round(scores[kind], 3),
            "text": unit.text,
            "kind": kind,
        }
    )
