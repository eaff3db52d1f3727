"""The demo documents' entries against what an analyst expects of them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from models.entry import EntryField
from tests.golden.demo import WORKS, processed
from tests.golden.expectation import SAME, Expectation, attributes, overlap, scores, words

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "golden" / "floors.toml").read_text(encoding="utf-8"))
FIELDS = ("title", "jurisdiction", "issuer", "published", "document_type")


def _with_floor(*names: str) -> list[tuple[str, str]]:
    """The pairs of work and name for which there is a floor."""
    return [(work, name) for work, floors in FLOORS.items() for name in names if name in floors]


def test_every_work_has_floors() -> None:
    assert set(FLOORS) == set(WORKS)


@pytest.mark.parametrize(("work", "finding"), _with_floor("sections", "principles", "pillars", "actions"))
def test_findings_reach_their_floor(work: str, finding: str) -> None:
    result = scores(Expectation.of(work), processed(work))[finding]
    assert result.f1 >= FLOORS[work][finding], result.model_dump_json(indent=1)


@pytest.mark.parametrize(("work", "attribute"), _with_floor("kind", "actor", "deadline", "pillar"))
def test_attributes_of_actions_reach_their_floor(work: str, attribute: str) -> None:
    result = attributes(Expectation.of(work), processed(work))[attribute]
    assert result.f1 >= FLOORS[work][attribute], result.model_dump_json(indent=1)


@pytest.mark.parametrize(("work", "name"), _with_floor("false_alarms"))
def test_sentences_that_are_no_measures_are_not_found(work: str, name: str) -> None:
    actions = [action.text for action in processed(work).entry.actions if not action.doubtful]
    hits = {text for text in Expectation.of(work).not_actions for action in actions if overlap(text, action) >= SAME}
    assert len(hits) <= FLOORS[work][name], hits


@pytest.mark.parametrize("work", WORKS)
def test_the_expected_audience_is_found(work: str) -> None:
    assert set(Expectation.of(work).audience) <= set(processed(work).entry.audience.value or ())


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("work", WORKS)
def test_fields_are_right_but_for_those_known_to_be_wrong(work: str, field: str) -> None:
    found: EntryField[str] = getattr(processed(work).entry, field)
    wanted = getattr(Expectation.of(work), field)
    right = words(found.value or "") == words(wanted)
    assert right != (field in FLOORS[work]["wrong_fields"]), f"{found.value!r}, expected {wanted!r}"
