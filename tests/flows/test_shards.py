"""Shards are watched by what is recorded of their documents: what a lost run leaves is given to another."""

from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.shards import TRIES, DocumentsLeft, NoWorker, Stage, Watch, split

PATIENCE = 60.0
PAUSE = 2.0
SOME = [f"https://quay.example/{number}" for number in range(10)]

Life = Callable[["Simulation", UUID, list[str]], Stage]
"""What a run does in one pause: it may record documents of its list, and says how far it is."""


class Simulation:
    """A work pool: every run leads the next of the lives given, the last of them again and again."""

    def __init__(self, *lives: Life) -> None:
        self.now = 0.0
        self.recorded: set[str] = set()
        self.started: list[tuple[str, list[str]]] = []
        self.given_up: list[str] = []
        self._lives = list(lives)
        self._runs: dict[UUID, tuple[Life, list[str]]] = {}
        self._stages: dict[UUID, Stage] = {}

    def start(self, urls: Sequence[str], name: str) -> UUID:
        run = uuid4()
        life = self._lives.pop(0) if len(self._lives) > 1 else self._lives[0]
        self._runs[run] = life, list(urls)
        self._stages[run] = Stage.WAITING
        self.started.append((name, list(urls)))
        return run

    def stage(self, run: UUID) -> Stage:
        return self._stages[run]

    def give_up(self, run: UUID, why: str) -> None:
        self.given_up.append(why)
        self._stages[run] = Stage.ENDED

    def wait(self, seconds: float) -> None:
        self.now += seconds
        for run, (life, urls) in self._runs.items():
            if self._stages[run] is not Stage.ENDED:
                self._stages[run] = life(self, run, urls)

    def work_off(self, urls: Sequence[str], count: int) -> None:
        watch = Watch(self, lambda: set(self.recorded), PATIENCE, lambda: self.now)
        watch.work_off(urls, count, PAUSE, self.wait)


def well(pool: Simulation, run: UUID, urls: list[str]) -> Stage:
    if urls:
        pool.recorded.add(urls.pop(0))
        return Stage.BEGUN
    return Stage.ENDED


def silent(pool: Simulation, run: UUID, urls: list[str]) -> Stage:
    return Stage.BEGUN


def killed_after(documents: int, found_by: Stage) -> Life:
    """Record so many documents and be killed; Prefect shows it as ``found_by``: still begun, or ended."""

    def life(pool: Simulation, run: UUID, urls: list[str]) -> Stage:
        recorded = sum(url in pool.recorded for url in urls)
        if recorded < min(documents, len(urls)):
            pool.recorded.add(urls[recorded])
            return Stage.BEGUN
        return found_by

    return life


def not_taken_up(pool: Simulation, run: UUID, urls: list[str]) -> Stage:
    return Stage.WAITING


def test_each_shard_is_one_run_when_all_goes_well() -> None:
    pool = Simulation(well)
    pool.work_off(SOME, 3)
    assert [name for name, _ in pool.started] == ["shard-1-1", "shard-2-1", "shard-3-1"]
    assert pool.recorded == set(SOME)
    assert pool.given_up == []


@pytest.mark.parametrize("found_by", [Stage.BEGUN, Stage.ENDED], ids=["it only falls silent", "it is seen to crash"])
def test_what_a_killed_run_leaves_is_given_to_another(found_by: Stage) -> None:
    pool = Simulation(killed_after(2, found_by), well)
    pool.work_off(SOME, 2)
    assert [name for name, _ in pool.started] == ["shard-1-1", "shard-2-1", "shard-1-2"]
    assert pool.recorded == set(SOME)
    assert len(pool.given_up) == (found_by is Stage.BEGUN)


def test_a_run_that_never_records_anything_is_tried_so_often_and_then_told() -> None:
    pool = Simulation(silent)
    with pytest.raises(DocumentsLeft, match=f"10 of 10 documents have no outcome, .*{SOME[0]}.* {TRIES} times"):
        pool.work_off(SOME, 1)
    assert [name for name, _ in pool.started] == ["shard-1-1", "shard-1-2", "shard-1-3"]
    assert len(pool.given_up) == TRIES


def test_runs_that_crash_at_once_are_not_given_for_ever() -> None:
    pool = Simulation(lambda pool, run, urls: Stage.ENDED)
    with pytest.raises(DocumentsLeft):
        pool.work_off(SOME, 2)
    assert len(pool.started) == 2 * TRIES


def test_a_run_that_ends_well_without_its_documents_is_not_believed() -> None:
    pool = Simulation(killed_after(3, Stage.ENDED))
    pool.work_off(SOME, 1)
    assert pool.recorded == set(SOME)
    assert [len(urls) for _, urls in pool.started] == [10, 7, 4, 1]


def test_without_a_worker_it_ends_and_says_so() -> None:
    pool = Simulation(not_taken_up)
    with pytest.raises(NoWorker, match="prefect worker start"):
        pool.work_off(SOME, 2)
    assert len(pool.given_up) == 2
    assert PATIENCE < pool.now <= PATIENCE + 2 * PAUSE


def test_waiting_for_a_worker_that_has_much_to_do_is_no_loss() -> None:
    def in_turn(pool: Simulation, run: UUID, urls: list[str]) -> Stage:
        others = [other for other, (_, left) in pool._runs.items() if left and other != run]
        if urls and others and list(pool._runs).index(run) > list(pool._runs).index(others[0]):
            return Stage.WAITING
        return slow(pool, run, urls)

    def slow(pool: Simulation, run: UUID, urls: list[str]) -> Stage:
        return well(pool, run, urls) if not urls or pool.now % (PATIENCE / 2) < PAUSE else Stage.BEGUN

    pool = Simulation(in_turn)
    pool.work_off(SOME, 5)
    assert pool.given_up == []
    assert pool.now > 3 * PATIENCE


@given(urls=st.lists(st.text(max_size=30), unique=True), count=st.integers(1, 12))
def test_shards_hold_every_document_once_and_are_about_as_long(urls: list[str], count: int) -> None:
    shards = list(split(urls, count))
    assert [url for shard in shards for url in shard] == urls
    assert len(shards) <= count
    assert len({len(shard) for shard in shards[:-1]}) <= 1


def test_shards_are_short_enough_for_prefect() -> None:
    shards = list(split([f"https://quay.example/{number:04000}" for number in range(300)], 1))
    assert max(sum(len(url) for url in shard) for shard in shards) < 512 * 1024
