"""An entry is complete in itself: no action without its pillar, no empty field without its reason."""

from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from models.entry import Entry, EntryField
from tests.strategies.entries import entries


@given(entries())
def test_every_action_stands_under_one_pillar_of_the_entry_or_under_none(entry: Entry) -> None:
    homes: list[str | None] = [None, *(pillar.id for pillar in entry.pillars)]
    grouped = [action.id for home in homes for action in entry.actions_under(home)]
    assert sorted(grouped) == sorted(action.id for action in entry.actions)


@given(entries().filter(lambda entry: bool(entry.actions)))
def test_an_action_under_a_pillar_that_is_not_there_is_refused(entry: Entry) -> None:
    row = entry.model_dump()
    row["actions"][0]["pillar"] = "pillar-of-salt"
    with pytest.raises(ValidationError, match="pillar-of-salt"):
        Entry.model_validate(row)


@given(entries().filter(lambda entry: bool(entry.pillars)))
def test_two_findings_with_one_id_are_refused(entry: Entry) -> None:
    row = entry.model_dump()
    row["pillars"] = [*row["pillars"], row["pillars"][0]]
    with pytest.raises(ValidationError, match="same id"):
        Entry.model_validate(row)


@pytest.mark.parametrize(
    ("field", "complaint"),
    [
        ({}, "must say why it is empty"),
        ({"value": "Water plan"}, "has an origin exactly when it has a value"),
        ({"origin": "extracted", "reason": {"nl": "geen", "en": "none"}}, "has an origin exactly when it has a value"),
    ],
    ids=["empty without a reason", "a value from nowhere", "an origin of nothing"],
)
def test_a_field_accounts_for_itself(field: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        EntryField[str].model_validate(field)
