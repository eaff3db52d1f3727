"""Three nights over a small simulated web: every real change is reported, and nothing else."""

from pathlib import Path

import pytest

from benchmarks.nights import FLOOR, Watched, watch
from benchmarks.simulated_web.script import Script
from benchmarks.simulated_web.web import Web

NIGHTS = 3


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    web = Web(seed=1, hosts=12, documents=60)
    home: Path = tmp_path_factory.mktemp("nights")
    return watch(web, Script(web, seed=1), home, NIGHTS)


def test_first_night_reports_documents_as_new_and_none_twice(watched: Watched) -> None:
    first = watched.score.of(range(1, 2))
    assert first.false_alarms == ()
    assert first.recall >= FLOOR, first.misses


def test_later_nights_report_what_changed(watched: Watched) -> None:
    later = watched.score.of(watched.later)
    assert later.recall >= FLOOR, later.misses
    assert len(later.hits) > 20


def test_later_nights_report_no_noise(watched: Watched) -> None:
    later = watched.score.of(watched.later)
    assert len(watched.noise) > 40
    assert later.precision >= FLOOR, later.false_alarms


def test_servers_are_asked_politely(watched: Watched) -> None:
    assert watched.rude == ()
