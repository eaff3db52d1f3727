"""Every address that is asked for ends as a recorded outcome, whatever happens in between."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event
from time import monotonic, sleep

import pytest

from models.outcome import Outcome, Status
from output.desk.ingest import board as board_module
from output.desk.ingest.board import Board, BoardFull, TooManyAtOnce
from output.desk.services import Progress
from output.store import Ingestions, Store
from output.store.ingestions import Ingestion
from output.store.queries import OutcomeQuery

URL = "https://lorn.example/plan"


def outcome_of(url: str) -> Outcome:
    return Outcome(url=url, status=Status.UNCHANGED, code="unchanged", sentence="Nothing new.", work_id="lorn-plan")


def told(url: str) -> Iterator[Progress]:
    yield Progress(stage="fetching", sentence="Fetching.")
    yield Progress(stage="fetching", sentence="Fetching.")
    yield Progress(stage="done", sentence="Nothing new.", outcome=outcome_of(url))


class Gate:
    """An ingestion that goes on only when it is let through."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = Event()
        self.closed = Event()

    def __call__(self, url: str) -> Iterator[Progress]:
        self.asked.append(url)
        try:
            while not self.open.wait(0.02):
                yield Progress(stage="reading", sentence="Reading.")
            yield Progress(stage="done", sentence="Nothing new.", outcome=outcome_of(url))
        finally:
            self.closed.set()


def wait_until(what: Callable[[], object]) -> None:
    deadline = monotonic() + 10
    while not what():
        assert monotonic() < deadline, "it did not happen in time"
        sleep(0.01)


def ended(board: Board, asked: Ingestion) -> Ingestion:
    wait_until(lambda: (found := board.find(asked.id)) and found.outcome)
    found = board.find(asked.id)
    assert found is not None
    return found


@pytest.fixture
def ingestions(desk_store: Store) -> Ingestions:
    return Ingestions(desk_store.engine)


def test_an_address_goes_through_its_steps_once_each(ingestions: Ingestions) -> None:
    board = Board(ingestions, told, threads=1)
    found = ended(board, board.submit(URL, "ada"))
    assert [step.stage for step in found.steps] == ["queued", "fetching"]
    assert found.outcome == outcome_of(URL)
    assert ingestions.get(found.id) == found
    assert ingestions.unfinished() == ()


def test_who_asks_for_what_is_under_way_joins_it(ingestions: Ingestions) -> None:
    gate = Gate()
    board = Board(ingestions, gate, threads=2)
    first = board.submit(URL, "ada")
    assert board.submit("http://LORN.example:80/plan", "ben").id == first.id
    other = board.submit("https://lorn.example/other", "ben")
    gate.open.set()
    ended(board, first)
    ended(board, other)
    assert sorted(gate.asked) == ["https://lorn.example/other", URL]
    assert board.submit(URL, "ada").id != first.id


def test_on_one_thread_one_waits_for_the_other(ingestions: Ingestions) -> None:
    gate = Gate()
    board = Board(ingestions, gate, threads=1)
    asked = [board.submit(f"{URL}/{n}", "ada") for n in range(3)]
    wait_until(lambda: gate.asked)
    assert [board.before(ingestion.id) for ingestion in asked] == [0, 0, 1]
    gate.open.set()
    assert [ended(board, ingestion).url for ingestion in asked] == gate.asked


def test_closing_gives_up_and_records_what_was_not_done(ingestions: Ingestions, desk_store: Store) -> None:
    gate = Gate()
    board = Board(ingestions, gate, threads=1)
    running, waiting = board.submit(f"{URL}/1", "ada"), board.submit(f"{URL}/2", "ada")
    wait_until(lambda: gate.asked)
    board.close()
    assert gate.closed.is_set()
    assert gate.asked == [f"{URL}/1"]
    for asked in (running, waiting):
        outcome = ended(board, asked).outcome
        assert outcome is not None
        assert (outcome.status, outcome.code) == (Status.FAILED, "interrupted")
    assert {line.url for line in desk_store.outcomes(OutcomeQuery(status=Status.FAILED))} == {f"{URL}/1", f"{URL}/2"}
    with pytest.raises(BoardFull):
        board.submit(f"{URL}/3", "ada")


def test_what_a_killed_desk_left_gets_an_outcome_at_the_next_start(ingestions: Ingestions, desk_store: Store) -> None:
    now = datetime.now(UTC)
    lost = Ingestion(id="a" * 16, url=f"{URL}/lost", same="lost", who="ada", asked_at=now)
    done = Ingestion(id="b" * 16, url=f"{URL}/done", same="done", who="ada", asked_at=now)
    ingestions.keep(lost)
    ingestions.keep(done)
    desk_store.record(outcome_of(done.url))
    board = Board(ingestions, told)
    board.settle()
    outcomes = [ended(board, ingestion).outcome for ingestion in (lost, done)]
    assert [outcome.code for outcome in outcomes if outcome] == ["interrupted", "unchanged"]
    assert desk_store.outcomes(OutcomeQuery(url=lost.url))[0].code == "interrupted"
    board.settle()
    assert len(desk_store.outcomes(OutcomeQuery(url=lost.url))) == 1


def broken(_url: str) -> Iterator[Progress]:
    yield Progress(stage="fetching", sentence="Fetching.")
    raise RuntimeError("a mistake of ours")


def endless(_url: str) -> Iterator[Progress]:
    yield Progress(stage="fetching", sentence="Fetching.")


@pytest.mark.parametrize("ingest", [broken, endless])
def test_a_mistake_of_ours_ends_the_one_address_and_no_other(
    ingestions: Ingestions, ingest: Callable[[str], Iterator[Progress]]
) -> None:
    board = Board(ingestions, lambda url: ingest(url) if "broken" in url else told(url), threads=1)
    first, second = board.submit(f"{URL}/broken", "ada"), board.submit(URL, "ada")
    outcome = ended(board, first).outcome
    assert outcome is not None
    assert outcome.code == "crashed"
    assert ended(board, second).outcome == outcome_of(URL)


def test_one_person_asks_for_ten_addresses_a_minute(ingestions: Ingestions) -> None:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    board = Board(ingestions, told, now=lambda: now)
    for number in range(10):
        board.submit(f"{URL}/{number}", "ada")
        now += timedelta(seconds=1)
    with pytest.raises(TooManyAtOnce) as refused:
        board.submit(f"{URL}/10", "ada")
    assert refused.value.wait == timedelta(seconds=50)
    board.submit(f"{URL}/10", "ben")
    now += timedelta(seconds=51)
    board.submit(f"{URL}/11", "ada")


def test_more_than_can_wait_is_refused(ingestions: Ingestions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_module, "MOST_WAITING", 2)
    gate = Gate()
    board = Board(ingestions, gate, threads=1)
    board.submit(f"{URL}/0", "ada")
    wait_until(lambda: gate.asked)
    board.submit(f"{URL}/1", "ada")
    board.submit(f"{URL}/2", "ada")
    with pytest.raises(BoardFull):
        board.submit(f"{URL}/3", "ada")
    gate.open.set()
