"""What a reviewer can decide on: fields, findings and summaries of an entry, each under a name.

A field is named by itself ("title"), a finding or takeaway by its id, the summary of a pillar by
"summary/" and the pillar's id.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue

from models.entry import Entry, EntryField, PillarSummary, Takeaway
from models.finding import ActionPoint, Finding, Mention, Pillar, Principle, Provision

Claim = EntryField[Any] | Finding | Takeaway
"""Anything that a decision can be about."""

FIELDS = ("title", "jurisdiction", "issuer", "published", "document_type", "impact", "audience", "topics", "abstract")
GROUPS = ("takeaways", "principles", "pillars", "actions", "provisions", "mentions")
SUMMARY = "summary/"
_PROOF = {"evidence", "confidence", "doubtful", "section"}
"""What may change in a finding while it still says the same."""
REFERENCES = frozenset({"pillar", "repeats"})
"""Parts that name another finding, whose id changes with its words."""


def targets(entry: Entry) -> tuple[str, ...]:
    """The names of all that can be decided on, in the order of the entry."""
    return tuple(claims_of(entry))


def claims_of(entry: Entry) -> dict[str, Claim]:
    """All that can be decided on by its name, in the order of the entry."""
    fields: dict[str, Claim] = {name: getattr(entry, name) for name in FIELDS}
    findings = {item.id: item for group in GROUPS for item in getattr(entry, group)}
    return fields | findings | {f"{SUMMARY}{item.pillar}": item.summary for item in entry.pillar_summaries}


def claim_of(entry: Entry, target: str) -> Claim | None:
    """The field, finding or summary of that name; none when the entry has no such thing."""
    if target in FIELDS:
        field: EntryField[Any] = getattr(entry, target)
        return field
    if target.startswith(SUMMARY):
        return next((s.summary for s in entry.pillar_summaries if f"{SUMMARY}{s.pillar}" == target), None)
    return next((item for group in GROUPS for item in getattr(entry, group) if item.id == target), None)


def value_of(claim: Claim | None) -> JsonValue:
    """What a reviewer sees and a decision's ``before`` repeats: a field's value, or a whole finding, as JSON."""
    if claim is None:
        return None
    shown: JsonValue = claim.model_dump(mode="json")
    return shown.get("value") if isinstance(claim, EntryField) and isinstance(shown, dict) else shown


def meaning_of(claim: Claim | None) -> JsonValue:
    """What a claim says, without its proof: when this changes, a reviewer must look again."""
    value = value_of(claim)
    if isinstance(claim, EntryField) or not isinstance(value, dict):
        return value
    return {name: part for name, part in value.items() if name not in _PROOF}


def words_of(claim: Claim) -> str:
    """The words that a claim mainly consists of; empty for those that are no text."""
    match claim:
        case Principle():
            return f"{claim.label} {claim.explanation or ''}".strip()
        case Pillar():
            return claim.title
        case ActionPoint() | Provision() | Mention():
            return claim.text
        case EntryField():
            return claim.value if isinstance(claim.value, str) else ""
        case _:
            return ""


def quotes_of(claim: Claim | None) -> tuple[str, ...]:
    """The quotes that prove a claim, without regard to white space."""
    return () if claim is None else tuple(" ".join(evidence.exact.split()) for evidence in claim.evidence)


def with_claim(entry: Entry, target: str, claim: Claim) -> Entry:
    """The entry with ``claim`` under that name, in place of what was there or after all others of its kind."""
    if target in FIELDS:
        return entry.model_copy(update={target: claim})
    if target.startswith(SUMMARY):
        pillar = target.removeprefix(SUMMARY)
        if all(item.id != pillar for item in entry.pillars):
            return entry  # a summary goes with its pillar
        kept = [item for item in entry.pillar_summaries if item.pillar != pillar]
        fresh = PillarSummary.model_validate({"pillar": pillar, "summary": claim})
        return entry.model_copy(update={"pillar_summaries": (*kept, fresh)})
    group = _group_of(claim)
    items: Sequence[Finding | Takeaway] = getattr(entry, group)
    if any(item.id == target for item in items):
        placed = tuple(claim if item.id == target else item for item in items)
    else:
        placed = (*items, claim)
    return _consistent(entry, {group: placed})


def without_finding(entry: Entry, target: str) -> Entry:
    """The entry without the finding of that id; action points of a pillar that goes stay, under no pillar."""
    rest = {group: tuple(item for item in getattr(entry, group) if item.id != target) for group in GROUPS}
    return _consistent(entry, rest)


def _group_of(claim: Claim) -> str:
    return f"{type(claim).__name__.removesuffix('Point').lower()}s"


def _consistent(entry: Entry, update: dict[str, Any]) -> Entry:
    changed = entry.model_copy(update=update)
    pillars = {pillar.id for pillar in changed.pillars}
    actions = [a if a.pillar in pillars else a.model_copy(update={"pillar": None}) for a in changed.actions]
    summaries = [item for item in changed.pillar_summaries if item.pillar in pillars]
    return changed.model_copy(update={"actions": tuple(actions), "pillar_summaries": tuple(summaries)})
