"""An edit as it is written in a form, and as a decision says it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from models.entry import EntryField
from models.profile import HomeProfile
from output.desk.review.cards import Card
from output.desk.review.parts import PARTS, VALUE, Part
from output.review import value_of
from output.review.errors import InvalidEdit

Written = Mapping[str, Sequence[str]]
"""What a form holds: for each part the strings that were filled in or chosen."""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class IncompleteEdit(InvalidEdit):
    """A part is missing or cannot be read. ``part`` names it, ``code`` says why: "needed", "date", "number", "code"."""

    def __init__(self, part: str, problem: str) -> None:
        super().__init__(f"{part}: {problem}")
        self.part, self.problem = part, problem


def written(card: Card) -> dict[str, tuple[str, ...]]:
    """What the form of a claim holds before anyone changes it."""
    value = value_of(card.claim)
    return {part.name: _strings(_at(value, part)) for part in PARTS[card.kind]}


def edited(card: Card, form: Written, profile: HomeProfile | None = None) -> JsonValue:
    """What a decision to edit says as ``after``: of a field its value, of a finding the parts that changed.

    ``profile`` gives the legend of an impact score. Raises ``IncompleteEdit``.
    """
    values = {part.name: _read(part, form.get(part.name, ())) for part in PARTS[card.kind]}
    if card.kind == "impact":
        return _impact(card, values, profile)
    if isinstance(card.claim, EntryField):
        return values[VALUE]
    return _changes(value_of(card.claim), values)


def _at(value: JsonValue, part: Part) -> JsonValue:
    for step in () if part.name == VALUE else part.name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _strings(value: JsonValue) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _read(part: Part, given: Sequence[str]) -> JsonValue:
    strings = [text for text in (raw.replace("\r\n", "\n").strip() for raw in given) if text]
    if not strings:
        if part.needed:
            raise IncompleteEdit(part.name, "needed")
        return None
    if part.codes is not None and not isinstance(part.codes, str) and any(s not in part.codes for s in strings):
        raise IncompleteEdit(part.name, "code")
    if part.control in {"date", "day"} and not _DATE.fullmatch(strings[0]):
        raise IncompleteEdit(part.name, "date")
    return list(strings) if part.control == "choices" else _number(part, strings[0])


def _number(part: Part, text: str) -> str:
    if part.control == "number" and not re.fullmatch(r"\d{1,18}([.,]\d{1,4})?", text):
        raise IncompleteEdit(part.name, "number")
    return text.replace(",", ".") if part.control == "number" else text


def _changes(value: JsonValue, values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The top-level parts that differ, each whole; a group such as the deadline is none when all of it is empty."""
    before = value if isinstance(value, dict) else {}
    after: dict[str, Any] = {}
    for name, part in values.items():
        group, _, inner = name.partition(".")
        if inner:
            after.setdefault(group, {})[inner] = part
        else:
            after[group] = part
    for group, parts in after.items():
        if isinstance(parts, dict):
            after[group] = _group(group, parts)
    return {name: part for name, part in after.items() if part != before.get(name)}


def _group(name: str, parts: Mapping[str, JsonValue]) -> JsonValue:
    if not any(parts.values()):
        return None
    if not parts.get("text", True):
        raise IncompleteEdit(f"{name}.text", "needed")
    return dict(parts)


def _impact(card: Card, values: Mapping[str, JsonValue], profile: HomeProfile | None) -> JsonValue:
    score = int(str(values["score"]))
    current = value_of(card.claim)
    legend = current.get("legend") if isinstance(current, dict) and current.get("score") == score else None
    if profile is not None:
        legend = profile.impact_legend[score].model_dump()
    if legend is None:
        raise IncompleteEdit("score", "legend")
    return {"score": score, "legend": legend, "reason": {"nl": values["reason.nl"], "en": values["reason.en"]}}
