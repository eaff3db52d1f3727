"""How reports are compared with what happened."""

import pytest

from benchmarks.simulated_web.score import Report, Score, score
from benchmarks.simulated_web.truth import Expected, Noise
from models.change import ChangeKind


def happened(night: int = 2, by: int | None = None, kind: ChangeKind = ChangeKind.CHANGED) -> Expected:
    return Expected(night=night, by=by or night, document=7, kind=kind, what="deadline")


def told(night: int = 2, kind: ChangeKind = ChangeKind.CHANGED, document: int | None = 7) -> Report:
    return Report(night=night, document=document, kind=kind, url="http://ports.example/7")


def counted(result: Score) -> tuple[int, int, int]:
    return len(result.hits), len(result.misses), len(result.false_alarms)


@pytest.mark.parametrize(
    ("report", "expected", "right_missed_false"),
    [
        (told(), happened(), (1, 0, 0)),
        (told(night=3), happened(), (0, 1, 1)),
        (told(night=3), happened(by=4), (1, 0, 0)),
        (told(night=1), happened(by=4), (0, 1, 1)),
        (told(kind=ChangeKind.REWORDED), happened(), (0, 1, 1)),
        (told(document=8), happened(), (0, 1, 1)),
        (told(document=None), happened(), (0, 1, 1)),
    ],
)
def test_a_report_is_right_in_document_kind_and_time(
    report: Report, expected: Expected, right_missed_false: tuple[int, int, int]
) -> None:
    assert counted(score([report], [expected], [], last=4)) == right_missed_false


def test_a_change_told_twice_is_told_wrongly_once() -> None:
    assert counted(score([told(), told()], [happened()], [], last=4)) == (1, 0, 1)


def test_what_is_not_due_yet_is_not_missed() -> None:
    assert counted(score([], [happened(by=9)], [], last=4)) == (0, 0, 0)


def test_a_false_alarm_says_what_had_happened() -> None:
    result = score([told()], [], [Noise(night=2, document=7, what="banner")], last=4)
    assert [alarm.reason for alarm in result.false_alarms] == ["banner"]


def test_a_miss_says_what_was_told_instead() -> None:
    result = score([told(kind=ChangeKind.NEW)], [happened()], [], last=4)
    assert [miss.instead for miss in result.misses] == [(ChangeKind.NEW,)]
    assert (result.precision, result.recall) == (0.0, 0.0)


def test_a_night_is_counted_by_what_was_told_in_it() -> None:
    result = score([told(night=3)], [happened(by=3), happened(night=4)], [], last=4)
    assert [counted(result.of(range(night, night + 1))) for night in (2, 3, 4)] == [(0, 0, 0), (1, 0, 0), (0, 1, 0)]
