"""Every value comes back from JSON as it went in, cannot be changed, and refuses what it does not know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.value import Value
from tests.strategies.documents import documents, evidence_in, outlines
from tests.strategies.entries import entries, findings
from tests.strategies.records import DECISIONS, OUTCOMES, SOURCES

ALL = st.one_of(
    documents(),
    outlines(),
    entries(),
    documents().flatmap(findings),
    documents().flatmap(evidence_in),
    SOURCES,
    DECISIONS,
    OUTCOMES,
)


@given(ALL)
def test_json_round_trip_keeps_every_value(value: Value) -> None:
    assert type(value).model_validate_json(value.model_dump_json()) == value


@given(ALL)
def test_a_value_cannot_be_changed(value: Value) -> None:
    name = next(iter(type(value).model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(value, name, getattr(value, name))


@given(ALL)
def test_an_unknown_field_is_refused(value: Value) -> None:
    row = value.model_dump(mode="json") | {"colour": "green"}
    with pytest.raises(ValidationError, match="colour"):
        type(value).model_validate(row)
