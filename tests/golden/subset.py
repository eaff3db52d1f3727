"""The part of an entry that a person compares from one version to the next: what it says, not where the boxes are."""

from typing import Any

from extractors.pipeline import Processed
from models.entry import Entry, EntryField, Impact
from models.finding import ActionPoint


def subset(processed: Processed) -> dict[str, Any]:
    """The entry as plain JSON: fields, headings, principles, and actions under their pillars."""
    entry = processed.entry
    summaries = {summary.pillar: summary.summary.value for summary in entry.pillar_summaries}
    return {
        "language": processed.document.language,
        **_fields(entry),
        "takeaways": [takeaway.text.en for takeaway in entry.takeaways],
        "sections": [f"{'  ' * (section.level - 1)}{section.title}" for section in processed.outline.sections[1:]],
        "principles": [
            {"label": principle.label, "explanation": principle.explanation} for principle in entry.principles
        ],
        "pillars": [
            {
                "title": pillar.title,
                "page": pillar.page,
                "summary": summaries.get(pillar.id),
                "actions": [_action(action) for action in entry.actions_under(pillar.id)],
            }
            for pillar in entry.pillars
        ],
        "actions under no pillar": [_action(action) for action in entry.actions_under(None)],
        "provisions": [f"{provision.kind}: {provision.text}" for provision in entry.provisions],
        "mentions": [f"{mention.kind}: {mention.text}" for mention in entry.mentions],
        "warnings": list(entry.warnings),
    }


def _fields(entry: Entry) -> dict[str, Any]:
    """Each field's value with its origin; for an empty one the reason."""
    named = {name: getattr(entry, name) for name in type(entry).model_fields}
    return {name: _field(field) for name, field in named.items() if isinstance(field, EntryField)}


def _field(field: EntryField[Any]) -> dict[str, Any]:
    if field.value is None:
        return {"empty because": field.reason.en if field.reason else None}
    plain = field.model_dump(mode="json")
    if isinstance(field.value, Impact):
        return {"value": field.value.score, "because": field.value.reason.en}
    return {"value": plain["value"], "origin": plain["origin"]}


def _action(action: ActionPoint) -> dict[str, Any]:
    """The action without what is empty."""
    row = {
        "text": action.text,
        "lead-in": action.lead_in,
        "kind": action.kind.value,
        "actor": action.actor,
        "who that is": action.resolved_actor,
        "deadline": action.deadline.text if action.deadline else None,
        "until": str(action.deadline.end) if action.deadline and action.deadline.end else None,
        "amount": action.amount.text if action.amount else None,
        "page": action.page,
        "doubtful": action.doubtful or None,
    }
    return {name: value for name, value in row.items() if value is not None}
