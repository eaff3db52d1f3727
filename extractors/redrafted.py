"""What is different in an entry that was drafted anew from the same document."""

import json
from collections.abc import Iterator

from pydantic import JsonValue

from extractors.rules.difference import KINDS, Change, changes
from models.entry import Entry, EntryField
from models.finding import Findings
from models.value import Value

_MOST_SHOWN = 300
"""Characters of a value that are shown on one line."""


class FieldChange(Value):
    """A field of an entry whose value would be another; ``name`` is "title", "takeaways" or "summary of PILLAR"."""

    name: str
    old: JsonValue = None
    new: JsonValue = None

    def __str__(self) -> str:
        return f"~ {self.name}: {_shown(self.old)} -> {_shown(self.new)}"


class Difference(Value):
    """What would be different for who reads the entry of ``work_id``. Evidence that is other for the same words is not.

    ``url`` is where the document is from.
    """

    work_id: str
    url: str
    fields: tuple[FieldChange, ...] = ()
    findings: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.findings)


def difference(old: Entry, new: Entry) -> Difference:
    """The difference between two entries of one work; false when there is none."""
    before, after = dict(_fields(old)), dict(_fields(new))
    names = [name for name in before | after if before.get(name) != after.get(name)]
    return Difference(
        work_id=new.work_id,
        url=new.url,
        fields=tuple(FieldChange(name=name, old=before.get(name), new=after.get(name)) for name in names),
        findings=changes(_findings(old), _findings(new)),
    )


def _fields(entry: Entry) -> Iterator[tuple[str, JsonValue]]:
    plain = entry.model_dump(mode="json")
    for name in Entry.model_fields:
        if isinstance(getattr(entry, name), EntryField):
            yield name, plain[name]["value"]
    yield "takeaways", [takeaway["text"] for takeaway in plain["takeaways"]]
    yield "warnings", plain["warnings"]
    titles = {pillar.id: pillar.title for pillar in entry.pillars}
    for summary in entry.pillar_summaries:
        yield f"summary of {titles[summary.pillar]}", summary.summary.value


def _findings(entry: Entry) -> Findings:
    return Findings(**{kind: getattr(entry, kind) for kind in KINDS})


def _shown(value: JsonValue) -> str:
    text = value if isinstance(value, str) else "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
