"""What a form says becomes what a decision says."""

from typing import Any

import pytest
from pydantic import JsonValue

from extractors.profiles import load_profile
from models.finding import ActionKind
from output.desk.review.cards import Card, State, kind_of
from output.desk.review.editing import IncompleteEdit, edited, written
from output.desk.review.parts import PARTS
from output.review import claim_of, targets
from tests.output.lorn import ENTRY

PROFILE = load_profile("flanders")
FINDINGS = [t for t in targets(ENTRY) if t.split("-")[0] in {"action", "principle", "pillar", "provision", "mention"}]


def card(target: str) -> Card:
    claim = claim_of(ENTRY, target)
    assert claim is not None
    return Card(target, kind_of(target, claim), claim, State.OPEN, seen="")


def changed(target: str, **parts: str | tuple[str, ...]) -> JsonValue:
    """What comes of the form of a claim in which these parts were written anew."""
    given = {name.replace("__", "."): (v,) if isinstance(v, str) else v for name, v in parts.items()}
    return edited(card(target), written(card(target)) | given, PROFILE)


@pytest.mark.parametrize("target", [*FINDINGS, "takeaway-1"])
def test_a_form_left_as_it_is_changes_nothing(target: str) -> None:
    assert edited(card(target), written(card(target))) == {}


@pytest.mark.parametrize("target", ["title", "issuer", "published", "document_type", "audience", "abstract"])
def test_the_form_of_a_field_holds_its_value(target: str) -> None:
    field: Any = claim_of(ENTRY, target)
    value = field.value
    assert edited(card(target), written(card(target))) == (list(value) if isinstance(value, tuple) else value)


EDITS: list[tuple[str, dict[str, Any], JsonValue]] = [
    ("title", {"value": " A title \r\n"}, "A title"),
    ("title", {"value": "  "}, None),
    ("published", {"value": "2026-04"}, "2026-04"),
    ("document_type", {"value": "action-plan"}, "action-plan"),
    ("jurisdiction", {"value": "NL"}, "NL"),
    ("audience", {"value": ("citizens", "education")}, ["citizens", "education"]),
    ("audience", {"value": ()}, None),
    ("action-1", {"actor": "The council"}, {"actor": "The council"}),
    ("action-1", {"actor": ""}, {"actor": None}),
    ("action-1", {"kind": "ongoing", "pillar": ""}, {"kind": "ongoing", "pillar": None}),
    (
        "action-1",
        {"deadline__end": "2028-01-31"},
        {"deadline": {"text": "by the end of 2027", "start": None, "end": "2028-01-31", "every": None}},
    ),
    ("action-1", {"deadline__text": "", "deadline__end": ""}, {"deadline": None}),
    (
        "action-1",
        {"amount__text": "5 million", "amount__value": "5000000,5", "amount__currency": "EUR"},
        {"amount": {"text": "5 million", "value": "5000000.5", "currency": "EUR"}},
    ),
    ("principle-1", {"explanation": "Why."}, {"explanation": "Why."}),
    ("pillar-1", {"title": "Another"}, {"title": "Another"}),
    ("mention-2", {"url": "https://lorn.example/"}, {"url": "https://lorn.example/"}),
    ("provision-1", {"kind": "evaluation"}, {"kind": "evaluation"}),
]


@pytest.mark.parametrize(("target", "parts", "after"), EDITS)
def test_an_edit_says_only_what_changed(target: str, parts: dict[str, Any], after: JsonValue) -> None:
    assert changed(target, **parts) == after


def test_a_takeaway_is_edited_in_both_languages_at_once() -> None:
    after = changed("takeaway-1", text__en="Flanders could follow.")
    assert isinstance(after, dict) and isinstance(after["text"], dict)
    assert after["text"]["en"] == "Flanders could follow."
    assert str(after["text"]["nl"]).startswith("De Vlaamse overheid")


def test_another_score_gets_the_legend_of_the_home_profile() -> None:
    after = changed("impact", score="1")
    assert isinstance(after, dict)
    assert (after["score"], after["legend"]) == (1, PROFILE.impact_legend[1].model_dump())


FAULTS: list[tuple[str, dict[str, Any], str, str]] = [
    ("published", {"value": "March 2026"}, "value", "date"),
    ("published", {"value": "2026-13"}, "value", "date"),
    ("document_type", {"value": "poem"}, "value", "code"),
    ("audience", {"value": ("citizens", "martians")}, "value", "code"),
    ("action-1", {"text": " "}, "text", "needed"),
    ("action-1", {"kind": "promise"}, "kind", "code"),
    ("action-1", {"deadline__end": "soon"}, "deadline.end", "date"),
    ("action-1", {"deadline__text": "", "deadline__end": "2028-01-31"}, "deadline.text", "needed"),
    ("action-1", {"amount__text": "much", "amount__value": "a lot"}, "amount.value", "number"),
    ("impact", {"score": "5"}, "score", "code"),
    ("impact", {"reason__en": ""}, "reason.en", "needed"),
]


@pytest.mark.parametrize(("target", "parts", "part", "problem"), FAULTS)
def test_what_cannot_be_read_is_named(target: str, parts: dict[str, Any], part: str, problem: str) -> None:
    with pytest.raises(IncompleteEdit) as refused:
        changed(target, **parts)
    assert (refused.value.part, refused.value.problem) == (part, problem)


def test_every_kind_of_action_can_be_chosen() -> None:
    kinds = next(part for part in PARTS["action"] if part.name == "kind")
    assert kinds.codes == tuple(ActionKind)
