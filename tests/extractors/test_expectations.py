"""What is the matter with a source at a moment: tables of what is known of it, and the alerts that this calls for."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from extractors.expectations import broken
from models.alert import AlertKind
from models.source import Source
from models.source_state import SourceState

NOW = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
FIRST = NOW - timedelta(days=400)

FAILING, EMPTY, FEWER, SILENT, NEW_SHAPE = (
    AlertKind.FAILING,
    AlertKind.EMPTY,
    AlertKind.FEWER,
    AlertKind.SILENT,
    AlertKind.NEW_SHAPE,
)


def source(**values: Any) -> Source:
    return Source(id="lorn", url="https://lorn.example/plans", kind="listing", title="Plans of Lorn", **values)


def state(**values: Any) -> SourceState:
    known = {"items": 20, "recent_items": (20, 20, 20), "news_at": NOW - timedelta(days=2)} | values
    return SourceState(source_id="lorn", first_checked_at=FIRST, checked_at=NOW, due_at=NOW, **known)


def kinds(source: Source, state: SourceState, now: datetime = NOW) -> list[AlertKind]:
    return [alert.kind for alert in broken(source, state, now)]


VISITS = [
    ("a good visit", {}, []),
    ("down for two nights", {"code": "timeout", "failures": 2}, []),
    ("down for three", {"code": "timeout", "failures": 3}, [FAILING]),
    ("down for thirty", {"code": "robots", "failures": 30}, [FAILING]),
    ("another shape, at once", {"code": "unexpected-shape", "failures": 1}, [NEW_SHAPE]),
    ("another shape, for long", {"code": "unexpected-shape", "failures": 9}, [NEW_SHAPE]),
    ("never answered yet", {"code": "timeout", "failures": 1, "items": 0, "recent_items": ()}, []),
    ("empty", {"items": 0, "recent_items": (20, 20, 0)}, [EMPTY]),
    ("empty at the first visit", {"items": 0, "recent_items": (0,)}, [EMPTY]),
    ("empty, and now down as well", {"items": 0, "recent_items": (0,), "code": "timeout", "failures": 1}, [EMPTY]),
    ("half of the usual", {"items": 10, "recent_items": (20, 20, 10)}, []),
    ("less than half", {"items": 9, "recent_items": (20, 20, 9)}, [FEWER]),
    ("less than half for so long that it is usual", {"items": 9, "recent_items": (20, 9, 9)}, []),
    ("less than at the only visit before", {"items": 4, "recent_items": (20, 4)}, []),
    ("empty and down for long", {"items": 0, "recent_items": (0,), "code": "timeout", "failures": 4}, [FAILING, EMPTY]),
]


@pytest.mark.parametrize(("known", "expected"), [row[1:] for row in VISITS], ids=[row[0] for row in VISITS])
def test_what_a_state_calls_for(known: dict[str, Any], expected: list[AlertKind]) -> None:
    assert kinds(source(), state(**known)) == expected


@pytest.mark.parametrize(
    ("least", "items", "expected"),
    [(1, 1, []), (5, 5, []), (5, 4, [FEWER]), (5, 0, [EMPTY]), (0, 0, []), (0, 1, [])],
)
def test_the_least_that_it_should_name(least: int, items: int, expected: list[AlertKind]) -> None:
    assert kinds(source(least_items=least), state(items=items, recent_items=(items,) * 3)) == expected


def test_a_source_that_may_be_empty_may_shrink() -> None:
    assert kinds(source(least_items=0), state(items=1, recent_items=(20, 20, 1))) == []


@pytest.mark.parametrize(
    ("silent_days", "news", "expected"),
    [
        (None, timedelta(days=399), []),
        (30, timedelta(days=29), []),
        (30, timedelta(days=30), []),
        (30, timedelta(days=30, seconds=1), [SILENT]),
        (30, None, [SILENT]),
        (500, None, []),
    ],
)
def test_how_long_it_may_be_silent(silent_days: int | None, news: timedelta | None, expected: list[AlertKind]) -> None:
    known = state(news_at=NOW - news if news is not None else None)
    assert kinds(source(silent_days=silent_days), known) == expected


def test_the_clock_alone_makes_a_source_silent() -> None:
    watched, known = source(silent_days=30), state()
    assert [bool(kinds(watched, known, NOW + timedelta(days=days))) for days in (0, 28, 29, 90)] == [
        False,
        False,
        True,
        True,
    ]


def test_an_alert_says_what_is_the_matter_in_both_languages() -> None:
    failing = state(
        code="timeout", sentence="The server did not finish in time.", failures=4, failing_since=NOW - timedelta(days=3)
    )
    [alert] = broken(source(), failing, NOW)
    assert alert.sentence.en == "Gave no usable answer at the last 4 visits in a row, since 2026-11-20."
    assert alert.sentence.nl == "Gaf bij de laatste 4 bezoeken op rij geen bruikbaar antwoord, sinds 2026-11-20."
    assert (alert.code, alert.reason) == ("timeout", "The server did not finish in time.")
    assert (alert.title, alert.url, alert.opened_at) == ("Plans of Lorn", "https://lorn.example/plans", NOW)


def test_every_sentence_can_be_filled_in() -> None:
    states = [
        state(code="unexpected-shape", failures=1),
        state(items=0, recent_items=(0,)),
        state(items=2, recent_items=(2,)),
        state(items=9, recent_items=(20, 20, 9)),
        state(news_at=None),
        state(code="timeout", failures=3),
    ]
    told = [alert.sentence for known in states for alert in broken(source(least_items=3, silent_days=300), known, NOW)]
    assert len({sentence.en for sentence in told}) == len({sentence.nl for sentence in told}) == 6
    assert not any("{" in sentence.nl + sentence.en for sentence in told)
