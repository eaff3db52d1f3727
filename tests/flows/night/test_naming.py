"""What a listing means for the documents that were known before it."""

from datetime import UTC, datetime, timedelta

import pytest

from flows.night.naming import held_against
from models.item import Item, Listing
from models.item_state import ItemState

NOW = datetime(2026, 3, 9, 2, 15, tzinfo=UTC)
LATER = NOW + timedelta(days=5)
DAY = timedelta(days=1)


def item(updated: datetime | None = None, title: str = "A plan") -> Item:
    return Item(url="https://lorn.example/plan", source_id="lorn", title=title, updated=updated)


def known(updated: datetime | None = None, checked: datetime | None = NOW - DAY, **fields: object) -> ItemState:
    seen = {"first_seen_at": NOW - 9 * DAY, "last_seen_at": NOW - DAY, "due_at": LATER, "checked_at": checked}
    return ItemState.model_validate({"item": item(updated), "phase": "drafted"} | seen | fields)


CASES = [
    # named now, known before, complete, due now
    (item(), None, True, True),
    (item(), known(), True, False),
    (item(title="Another title"), known(), True, False),
    (item(NOW), known(NOW - 9 * DAY), True, True),
    (item(NOW - 9 * DAY), known(NOW - 9 * DAY), True, False),
    (item(NOW - 9 * DAY), known(NOW - 2 * DAY), True, False),
    (item(NOW), known(), True, True),
    (item(NOW - 9 * DAY), known(), True, False),
    (item(datetime(2026, 3, 9)), known(NOW - 9 * DAY), True, True),
    (None, known(), True, True),
    (None, known(), False, False),
    (None, known(missing=True), True, False),
]


@pytest.mark.parametrize(("named", "before", "complete", "due"), CASES)
def test_a_document_is_due_at_once_when_it_is_new_touched_or_gone_from_a_whole_list(
    named: Item | None, before: ItemState | None, complete: bool, due: bool
) -> None:
    listing = Listing(items=(named,) if named else (), complete=complete)
    found = held_against(listing, {before.item.url: before} if before else {}, NOW)
    assert any(state.due_at <= NOW for state in found.states) is due
    assert found.new == (before is None)
    if named:
        assert found.states[0].item == named
        assert found.states[0].last_seen_at == NOW


def test_a_document_that_is_named_again_is_no_longer_missing() -> None:
    found = held_against(Listing(items=(item(),)), {item().url: known(missing=True)}, NOW)
    assert not found.states[0].missing
