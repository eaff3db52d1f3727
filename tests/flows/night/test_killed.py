"""A night that is killed and gone on with does all that it had to do, and nothing twice."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from flows.intake.intake import open_store
from flows.night import Handed, Selection, run_night
from flows.night.taking_in import here
from flows.night_lock import NightUnderWay
from models.change import ChangeKind
from models.outcome import Outcome, Status
from output.store.queries import EntryQuery
from tests.fixtures import pages
from tests.flows.night.killed import settings, watched
from tests.flows.night.web import Publisher, published

PATHS = [f"/plan-{number:02}" for number in range(12)]
PAGES: dict[str, bytes | str] = {
    path: pages.page(f"Plan {path}", f"<p>The board will dredge canal {path} by 1 March 2028.</p>") for path in PATHS
}


def killed_when(reached: Callable[[], bool], home: Path, publisher: Publisher) -> None:
    """Run a night in a process and kill it as soon as it has got so far."""
    command = [sys.executable, "-m", "tests.flows.night.killed", str(home), publisher.address, *PATHS]
    with subprocess.Popen(command) as night:
        deadline = monotonic() + 120
        while not reached():
            assert night.poll() is None, "the night ended before it could be killed"
            assert monotonic() < deadline
            sleep(0.02)
        night.send_signal(signal.SIGKILL)
    assert night.returncode == -signal.SIGKILL


def test_a_night_that_is_killed_while_it_asks_does_not_begin_anew(tmp_path: Path) -> None:
    with published(PAGES, tmp_path) as (publisher, _):
        publisher.seconds = 0.4
        killed_when(lambda: len(publisher.asked) == 8, tmp_path, publisher)
        publisher.seconds = 0.0
        before = publisher.taken()
        night = run_night(settings(tmp_path, publisher.address), watched(publisher.address, PATHS))
        after = publisher.taken()
    assert sorted({*before, *after}) == PATHS
    # What was found within the last second before the end was not written down yet.
    assert len(after) <= len(PATHS) - 4
    assert_all_there_and_none_doubled(tmp_path, publisher)
    assert Counter(news.kind for news in night.news) == {ChangeKind.NEW: len(PATHS)}


def test_a_night_that_is_killed_while_it_drafts_asks_nobody_again(tmp_path: Path) -> None:
    with published(PAGES, tmp_path) as (publisher, _):
        with open_store(settings(tmp_path, publisher.address)) as store:
            killed_when(lambda: len(store.listing()) >= 5, tmp_path, publisher)
            done = len(store.listing())
        assert publisher.taken() == PATHS
        night = run_night(settings(tmp_path, publisher.address), watched(publisher.address, PATHS))
        assert publisher.taken() == []
    assert done < len(PATHS)
    assert_all_there_and_none_doubled(tmp_path, publisher)
    assert (night.asked, len(night.news), night.failed) == (len(PATHS), len(PATHS), ())
    with open_store(settings(tmp_path, publisher.address)) as store:
        assert len(store.nights()) == 1


def test_a_night_beside_another_ends_at_once_and_leaves_it_alone(tmp_path: Path) -> None:
    with published(PAGES, tmp_path) as (publisher, _):
        mine, sources = settings(tmp_path, publisher.address), watched(publisher.address, PATHS[:2])

        def take_in(handed: Sequence[Handed], since: datetime) -> Iterator[Outcome]:
            with pytest.raises(NightUnderWay, match="Wait until it has ended"):
                run_night(mine, sources, selection=Selection(everything=True))
            with open_store(mine) as store:
                assert [begun.ended_at for begun in store.nights()] == [None]
            yield from here(mine)(handed, since)

        assert len(run_night(mine, sources, take_in=take_in).news) == 2
        assert publisher.taken() == PATHS[:2]
        run_night(mine, sources)


def test_a_night_that_was_left_for_long_is_another_one(tmp_path: Path) -> None:
    with published(PAGES, tmp_path) as (publisher, _), open_store(settings(tmp_path, publisher.address)) as store:
        begun = store.begin_night(datetime.now(UTC) - timedelta(hours=21))
        night = run_night(settings(tmp_path, publisher.address), watched(publisher.address, PATHS[:1]))
        assert night.started_at > begun.started_at + timedelta(hours=20)
        assert [one.ended_at is None for one in store.nights()] == [False, True]


def assert_all_there_and_none_doubled(home: Path, publisher: Publisher) -> None:
    with open_store(settings(home, publisher.address)) as store:
        versions = Counter(line.url for line in store.listing(EntryQuery(all_versions=True)))
        assert versions == {f"{publisher.address}{path}": 1 for path in PATHS}
        drafted = [outcome.url for outcome in store.outcomes() if outcome.status is Status.DRAFTED]
        assert len(drafted) == len(set(drafted)) == len(PATHS)
        assert all(item.phase == "drafted" for item in store.items())
        assert len(store.changes()) == len(PATHS)
