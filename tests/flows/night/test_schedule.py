"""When sources and documents are due."""

from datetime import UTC, datetime, timedelta

import pytest

from flows.night.schedule import Selection, due_sources, next_check, next_visit
from models.source import Source
from models.source_state import SourceState

NIGHT = datetime(2026, 3, 1, 2, 15, tzinfo=UTC)


def source(**fields: object) -> Source:
    return Source.model_validate({"id": "plans", "url": "https://lorn.example/plans", "kind": "listing"} | fields)


VISITS = [
    # hours between visits, failures running, the nights after which it is visited again
    (None, 0, 1),
    (24, 0, 1),
    (168, 0, 7),
    (12, 0, 1),
    (24, 1, 1),
    (24, 2, 1),
    (24, 3, 2),
    (24, 9, 3),
    (168, 1, 1),
    (168, 4, 4),
    (168, 9, 7),
]


@pytest.mark.parametrize(("every", "failures", "nights"), VISITS)
def test_a_source_is_visited_again_after_so_many_nights(every: float | None, failures: int, nights: int) -> None:
    due = next_visit(source(every=every), NIGHT, failures)
    assert NIGHT + timedelta(days=nights - 1) < due <= NIGHT + timedelta(days=nights)


@pytest.mark.parametrize("late", [timedelta(minutes=40), timedelta(hours=2), -timedelta(hours=1)])
def test_a_night_that_comes_a_little_early_still_visits_what_was_visited_late(late: timedelta) -> None:
    assert next_visit(source(), NIGHT + late) <= NIGHT + timedelta(days=1)


RECHECKS = [(7.0, 0, 7), (7.0, 1, 1), (7.0, 3, 2), (7.0, 9, 7), (1.0, 0, 1), (30.0, 9, 27)]


@pytest.mark.parametrize(("days", "failures", "nights"), RECHECKS)
def test_a_document_is_asked_for_again_after_so_many_nights(days: float, failures: int, nights: int) -> None:
    due = next_check(source(recheck_days=days), NIGHT, failures)
    assert NIGHT + timedelta(days=nights - 1) < due <= NIGHT + timedelta(days=nights)


def state(checked: timedelta, due: timedelta) -> SourceState:
    return SourceState(
        source_id="plans", first_checked_at=NIGHT - 9 * checked, checked_at=NIGHT - checked, due_at=NIGHT - due
    )


DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DUE = [
    (None, Selection(), True),
    (state(DAY, HOUR), Selection(), True),
    (state(DAY, timedelta()), Selection(), True),
    (state(DAY, -HOUR), Selection(), False),
    (state(DAY, -HOUR), Selection(everything=True), True),
    (state(DAY, HOUR), Selection(only=("plans",)), True),
    (state(DAY, HOUR), Selection(only=("others",)), False),
    (state(-HOUR, HOUR), Selection(), False),
    (state(-HOUR, HOUR), Selection(everything=True), False),
    (state(30 * DAY, 29 * DAY), Selection(), True),
]


@pytest.mark.parametrize(("known", "selection", "is_due"), DUE)
def test_a_source_is_due_when_its_time_has_come_and_it_was_not_visited_since_the_night_began(
    known: SourceState | None, selection: Selection, is_due: bool
) -> None:
    states = {"plans": known} if known else {}
    assert bool(list(due_sources([source()], states, NIGHT, selection))) is is_due
