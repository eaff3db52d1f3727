"""Alerts are opened once, resolved once, and told once of either, whenever the program is stopped."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from models.alert import Alert, AlertKind
from models.night import Night
from models.value import LocalText
from output.store import Store
from output.store.engine import writing
from output.store.watch_tables import AlertRow

FIRST = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)


def at(night: int) -> datetime:
    return FIRST + timedelta(days=night)


def alert(source: str = "lorn", kind: AlertKind = AlertKind.EMPTY, night: int = 0, words: str = "Empty.") -> Alert:
    return Alert(source_id=source, kind=kind, sentence=LocalText(nl=words, en=words), opened_at=at(night))


def end(store: Store, night: int, found: list[Alert], unsure: frozenset[str] = frozenset()) -> tuple[list[str], ...]:
    """A whole night: the sources with an alert that was opened, resolved and still open in what it tells."""
    settled = store.settle_alerts(found, at(night), unsure)
    opened, resolved, still_open = settled
    told = Night(
        started_at=at(night), ended_at=at(night), sources=2, sources_due=2, asked=2, unchanged=2,
        opened=opened, resolved=resolved, still_open=still_open,
    )  # fmt: skip
    store.end_night(store.begin_night(at(night)).number, told)
    return tuple([alert.source_id for alert in alerts] for alerts in settled)


def test_an_alert_is_told_when_it_opens_and_when_it_is_resolved(store: Store) -> None:
    assert end(store, 0, []) == ([], [], [])
    assert end(store, 1, [alert(night=1)]) == (["lorn"], [], [])
    assert end(store, 2, [alert(night=2)]) == ([], [], ["lorn"])
    assert end(store, 3, []) == ([], ["lorn"], [])
    assert end(store, 4, []) == ([], [], [])
    assert end(store, 5, [alert(night=5)]) == (["lorn"], [], [])


def test_kinds_and_sources_are_apart(store: Store) -> None:
    end(store, 0, [alert(), alert(kind=AlertKind.SILENT), alert("mere")])
    assert end(store, 1, [alert(kind=AlertKind.SILENT), alert("mere")]) == ([], ["lorn"], ["lorn", "mere"])
    assert [(known.source_id, known.kind) for known in store.open_alerts()] == [
        ("lorn", AlertKind.SILENT),
        ("mere", AlertKind.EMPTY),
    ]
    assert [known.source_id for known in store.open_alerts("mere")] == ["mere"]


def test_an_open_alert_keeps_its_beginning_and_takes_the_newest_words(store: Store) -> None:
    end(store, 0, [alert(words="Three visits.")])
    end(store, 1, [alert(night=1, words="Four visits.")])
    [known] = store.open_alerts()
    assert (known.opened_at, known.sentence.en, known.told_at) == (at(0), "Four visits.", at(0))


def test_nothing_is_resolved_of_a_source_that_nobody_could_look_at(store: Store) -> None:
    end(store, 0, [alert(), alert("mere")])
    assert end(store, 1, [], frozenset({"lorn"})) == ([], ["mere"], ["lorn"])
    assert end(store, 2, []) == ([], ["lorn"], [])


def test_what_was_settled_in_a_night_that_was_killed_is_told_by_the_next(store: Store) -> None:
    store.settle_alerts([alert()], at(0))  # killed before the night's end was stored
    assert end(store, 0, [alert()]) == (["lorn"], [], [])
    store.settle_alerts([], at(1))
    assert end(store, 1, []) == ([], ["lorn"], [])
    assert end(store, 2, []) == ([], [], [])


def test_what_came_and_went_before_it_was_told_is_told_as_resolved(store: Store) -> None:
    store.settle_alerts([alert()], at(0))
    assert end(store, 1, []) == ([], ["lorn"], [])
    assert end(store, 2, []) == ([], [], [])


def test_the_database_refuses_a_second_open_alert_of_a_kind(store: Store) -> None:
    store.settle_alerts([alert()], at(0))
    row = {"source_id": "lorn", "kind": "empty", "document": alert().model_dump_json()}
    with pytest.raises(IntegrityError), writing(store.engine) as c:
        c.execute(insert(AlertRow).values(row))
    assert len(store.open_alerts()) == 1


def test_a_channel_has_had_the_digest_of_a_night_or_not(store: Store) -> None:
    one, other = (store.begin_night(at(night)).number for night in (0, 1))
    store.digest_sent(one, "1 E-mail", at(0))
    store.digest_sent(one, "1 E-mail", at(1))
    store.digest_sent(one, "2 Slack", at(1))
    assert store.digest_channels(one) == {"1 E-mail", "2 Slack"}
    assert store.digest_channels(other) == frozenset()
