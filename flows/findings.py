"""What was found in one document as plain JSON: for measuring, and for other programs."""

import json
from typing import TYPE_CHECKING, Any

from models.document import Document
from models.entry import Entry, EntryField
from models.finding import ActionPoint, Pillar, Principle
from models.outline import Section
from models.snapshot import Snapshot

if TYPE_CHECKING:
    from extractors.pipeline import Processed

Record = dict[str, Any]


def findings_json(snapshot: Snapshot) -> bytes:
    """The findings of a snapshot as UTF-8 JSON, of the shape of ``findings_record``. Raises a ``DocumentFailure``."""
    # Loads every reader: only workers need them.
    from extractors.pipeline import process
    from extractors.read import read

    return json.dumps(findings_record(process(read(snapshot))), ensure_ascii=False, indent=1).encode()


def findings_record(processed: "Processed") -> Record:
    """Sections, principles, pillars, actions and the entry's fields, in reading order, doubtful ones left out.

    ``page`` is 1-based, null for a web page. An action's ``pillar`` is an index into ``pillars``.
    """
    document, outline, entry = processed
    pillars = [pillar for pillar in entry.pillars if not pillar.doubtful]
    place = {pillar.id: index for index, pillar in enumerate(pillars)}
    return {
        "sections": [_section(document, section) for section in outline.sections if section.level],
        "principles": [_labelled(p, p.label) for p in entry.principles if not p.doubtful],
        "pillars": [_labelled(p, p.title) for p in pillars],
        "actions": [_action(action, place) for action in entry.actions if not action.doubtful],
        "entry": _entry(entry),
    }


def _section(document: Document, section: Section) -> Record:
    heading = document.blocks[section.start]
    text = f"{heading.marker} {heading.text}" if heading.marker else heading.text
    return {"text": text, "level": section.level, "page": heading.page, "role": section.role}


def _labelled(finding: Principle | Pillar, label: str) -> Record:
    return {"text": label, "page": finding.page} | _support(finding)


def _action(action: ActionPoint, pillars: dict[str, int]) -> Record:
    return {
        "text": action.text,
        "page": action.page,
        "kind": action.kind.value,
        "actor": action.actor,
        "deadline": action.deadline.text if action.deadline else None,
        "amount": action.amount.text if action.amount else None,
        "pillar": pillars.get(action.pillar) if action.pillar else None,
    } | _support(action)


def _support(finding: Principle | Pillar | ActionPoint) -> Record:
    rule = finding.evidence[0].rule
    return {"confidence": finding.confidence, "rule": rule.id if rule else None}


def _entry(entry: Entry) -> Record:
    fields = {name: getattr(entry, name) for name in type(entry).model_fields}
    plain: Record = {
        name: field.model_dump(mode="json")["value"] for name, field in fields.items() if isinstance(field, EntryField)
    }
    plain["impact"] = entry.impact.value.score if entry.impact.value else None
    return plain | {"language": entry.language, "pages": entry.pages, "warnings": list(entry.warnings)}
