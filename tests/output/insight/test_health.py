"""How sources are: as their visits found them, those that need a look first."""

from datetime import UTC, datetime, timedelta
from typing import Any

from models.alert import Alert, AlertKind
from models.source import Source
from models.source_state import SourceState
from models.value import LocalText
from output.insight.health import source_health

NOW = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)


def source(name: str) -> Source:
    return Source(id=name, url=f"https://lorn.example/{name}")


def state(name: str, **values: Any) -> SourceState:
    moments = {"first_checked_at": NOW, "checked_at": NOW, "due_at": NOW + timedelta(hours=24)}
    return SourceState(source_id=name, **(moments | {"items": 9, "recent_items": (20, 20, 9)} | values))


def alert(name: str) -> Alert:
    return Alert(source_id=name, kind=AlertKind.EMPTY, sentence=LocalText(nl="Leeg.", en="Empty."), opened_at=NOW)


def test_those_that_fail_come_first_then_those_with_an_alert() -> None:
    states = {
        "fine": state("fine"),
        "once": state("once", failures=1, code="timeout", sentence="Not in time.", failing_since=NOW),
        "often": state("often", failures=4, code="timeout"),
        "empty": state("empty"),
    }
    found = source_health([source(name) for name in (*states, "new")], states, [alert("empty"), alert("often")])
    assert [(health.source.id, health.state) for health in found] == [
        ("often", "failing"),
        ("once", "failing"),
        ("empty", "alert"),
        ("fine", "well"),
        ("new", "never-asked"),
    ]


def test_what_is_known_of_a_source() -> None:
    [health] = source_health([source("fine")], {"fine": state("fine")}, [alert("fine"), alert("other")])
    assert (health.asked_at, health.due_at) == (NOW, NOW + timedelta(hours=24))
    assert (health.items, health.usual_items, health.failures) == (9, 20, 0)
    assert [known.source_id for known in health.alerts] == ["fine"]


def test_without_sources_there_is_nothing_to_tell() -> None:
    assert source_health((), {}, ()) == ()
