"""The pages where addresses are taken in, as a browser without scripts and as one with them sees them."""

import json
from collections.abc import Iterator
from time import sleep

import pytest

from models.outcome import Outcome, Status
from output.desk.ingest.board import Board
from output.desk.services import Progress
from output.store import Store
from tests.output.desk.visiting import Visitor, desk
from tests.output.examples import draft, outcome, snapshot

URL = "https://lorn.example/plan"


class Publisher:
    """The desk's ingest service: it drafts what ends in /plan, knows what ends in /same and fails at all else."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, url: str) -> Iterator[Progress]:
        yield Progress(stage="fetching", sentence="Fetching.")
        page = snapshot(url=url)
        entry = draft(page)
        if url.endswith("/plan"):
            self._store.put_snapshot(page)
            self._store.save_draft(entry, outcome(entry))
            yield Progress(stage="done", sentence="A draft was written.", outcome=outcome(entry))
            return
        status = Status.UNCHANGED if url.endswith("/same") else Status.FAILED
        code = "unchanged" if status is Status.UNCHANGED else "not-found"
        end = Outcome(url=url, status=status, code=code, sentence=f"It is {code}.")
        self._store.record(end)
        yield Progress(stage="done" if end.good else "failed", sentence=end.sentence, outcome=end)


@pytest.fixture
def visitor(desk_store: Store) -> Visitor:
    return Visitor(desk(desk_store, ingest=Publisher(desk_store)))


def take_in(visitor: Visitor, url: str) -> str:
    """The page of an ingestion that has ended."""
    answer = visitor.submit("/ingest", page="/ingest", url=url)
    assert answer.status_code == 303
    page = answer.headers["location"]
    board: Board = visitor.app.state.board  # type: ignore[attr-defined]
    while not (found := board.find(page.rpartition("/")[2])) or not found.outcome:
        sleep(0.01)
    return str(page)


def test_an_address_leads_to_its_draft(visitor: Visitor, desk_store: Store) -> None:
    page = take_in(visitor, f" {URL} ")
    answer = visitor.get(page)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/work/{desk_store.key_of('lorn-plan')}")
    assert URL in visitor.get("/ingest").text


def test_a_failure_is_told_in_words_with_what_to_do_next(visitor: Visitor) -> None:
    answer = visitor.get(take_in(visitor, "https://lorn.example/gone"))
    assert answer.status_code == 200
    assert "It is not-found." in answer.text
    assert "Try again" in answer.text
    assert "Dit adres staat" not in answer.text


def test_a_failure_is_told_in_dutch_to_who_reads_dutch(visitor: Visitor) -> None:
    page = take_in(visitor, "https://lorn.example/gone")
    assert "Op dit adres staat geen document." in visitor.get(page, headers={"accept-language": "nl"}).text


def test_nothing_new_says_so(visitor: Visitor) -> None:
    assert "There is nothing new" in visitor.get(take_in(visitor, "https://lorn.example/same")).text


@pytest.mark.parametrize(
    ("pasted", "said", "kept"),
    [
        ("", "Paste a web address", ""),
        ("lorn.example/plan", "Did you mean https://lorn.example/plan?", "https://lorn.example/plan"),
        ("file:///etc/passwd", "Files of a computer are not read here", "file:///etc/passwd"),
        ('https://"><script>', "no valid address", "&gt;&lt;script&gt;"),
    ],
)
def test_a_mistake_is_explained_beside_the_field_and_nothing_is_asked(
    visitor: Visitor, pasted: str, said: str, kept: str
) -> None:
    answer = visitor.submit("/ingest", page="/ingest", url=pasted)
    assert answer.status_code == 422
    assert said in answer.text
    assert kept in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert visitor.app.state.board.ingestions.recent(5) == ()  # type: ignore[attr-defined]


def test_only_what_failed_can_be_shown(visitor: Visitor) -> None:
    take_in(visitor, URL)
    take_in(visitor, "https://lorn.example/gone")
    every, failed = visitor.get("/ingest").text, visitor.get("/ingest?show=failed").text
    assert (URL in every, "https://lorn.example/gone" in every) == (True, True)
    assert (f">{URL}<" in failed, "https://lorn.example/gone" in failed) == (False, True)


def test_while_it_is_under_way_the_page_refreshes_itself_without_scripts(desk_store: Store) -> None:
    def slow(_url: str) -> Iterator[Progress]:
        while True:
            sleep(0.05)
            yield Progress(stage="reading", sentence="Reading.")

    with Visitor(desk(desk_store, ingest=slow)) as visitor:
        page = visitor.submit("/ingest", page="/ingest", url=URL).headers["location"]
        shown = visitor.get(page).text
        assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in shown
        assert "Waiting for its turn" in shown
        assert page in visitor.get("/ingest").text
    # Leaving the desk stops it.
    assert Visitor(desk(desk_store)).get(page).text.count("The desk was stopped") == 1


def test_the_stream_tells_each_step_and_where_to_go(visitor: Visitor, desk_store: Store) -> None:
    page = take_in(visitor, URL)
    answer = visitor.get(f"{page}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    goal = json.dumps(f"/work/{desk_store.key_of('lorn-plan')}")
    assert f"event: ended\ndata: {goal}\n" in answer.text


def test_the_stream_shows_the_steps_while_they_last(desk_store: Store) -> None:
    def brief(url: str) -> Iterator[Progress]:
        yield Progress(stage="reading", sentence="Reading.")
        sleep(1)
        end = Outcome(url=url, status=Status.FAILED, code="not-found", sentence="Nothing there.")
        yield Progress(stage="failed", sentence=end.sentence, outcome=end)

    visitor = Visitor(desk(desk_store, ingest=brief))
    page = visitor.submit("/ingest", page="/ingest", url=URL).headers["location"]
    told = visitor.get(f"{page}/events").text
    assert told.count("event: progress") >= 1
    assert 'data-now="Reading and drafting"' in told
    assert told.rstrip().endswith(f'event: ended\ndata: "{page}"')


def test_an_unknown_ingestion_is_not_found(visitor: Visitor) -> None:
    assert visitor.get("/ingest/0123456789abcdef").status_code == 404


def test_too_many_at_once_are_asked_to_wait(visitor: Visitor) -> None:
    answers = [visitor.submit("/ingest", page="/ingest", url=f"{URL}/{n}") for n in range(11)]
    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    assert "seconds there is room again" in answers[-1].text
