"""What the desk hears of an ingestion, where no Prefect runs and where one does not do its part."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from flows.desk import ingest as desk_ingest
from flows.desk.ingest import DeskIngest
from flows.desk.ingest_prefect import NotTakenUp
from flows.intake.intake import open_store
from flows.settings import Settings
from models.outcome import Status
from output.store import Store
from output.store.queries import OutcomeQuery


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture(autouse=True)
def no_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


def test_a_page_goes_through_all_stages_to_its_draft(settings: Settings, store: Store, address: str) -> None:
    told = list(DeskIngest(settings, store)(f"{address}/page"))
    stages = [stage for stage, _ in groupby(progress.stage for progress in told)]
    assert [stage for stage in stages if stage != "queued"] == ["fetching", "reading", "storing", "done"]
    assert all(progress.outcome is None for progress in told[:-1])
    outcome = told[-1].outcome
    assert outcome is not None
    assert outcome.status is Status.DRAFTED
    assert store.entry(str(outcome.work_id)).url == f"{address}/page"


@pytest.mark.parametrize(
    ("path", "code"), [("/gone", "not-found"), ("/empty", "empty-file"), ("/truncated.pdf", "unreadable")]
)
def test_what_fails_ends_with_its_recorded_sentence(
    settings: Settings, store: Store, address: str, path: str, code: str
) -> None:
    last = list(DeskIngest(settings, store)(address + path))[-1]
    assert last.outcome is not None
    assert (last.stage, last.outcome.code, last.sentence) == ("failed", code, last.outcome.sentence)
    assert store.outcomes(OutcomeQuery(limit=1)) == (last.outcome,)


def test_files_of_this_machine_are_refused(settings: Settings, store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>The key is under the mat.</p>")
    assert settings.local_files
    last = list(DeskIngest(settings, store)(secret.as_uri()))[-1]
    assert last.outcome is not None
    assert last.outcome.code == "forbidden-address"


def test_a_store_that_fails_ends_the_ingestion_in_words(settings: Settings, store: Store, address: str) -> None:
    ingest = DeskIngest(settings, Store.at(settings.home / "nowhere"))
    last = list(ingest(f"{address}/page"))[-1]
    assert last.outcome is not None
    assert (last.stage, last.outcome.code) == ("failed", "store-unreachable")


def test_a_server_that_does_not_answer_is_done_without(
    settings: Settings, store: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    last = list(DeskIngest(settings, store)(f"{address}/page"))[-1]
    assert last.stage == "done"


def test_what_nothing_takes_up_is_done_here(
    settings: Settings, store: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise NotTakenUp("ingest/ad-hoc")

    monkeypatch.setattr(desk_ingest, "api_in_use", lambda _: "http://127.0.0.1:9/api")
    monkeypatch.setattr(desk_ingest, "take_in_by_prefect", nobody)
    told = list(DeskIngest(settings, store)(f"{address}/page"))
    assert told[-1].stage == "done"


def test_an_ingestion_that_is_given_up_is_waited_for_no_longer(settings: Settings, store: Store, address: str) -> None:
    steps = DeskIngest(settings, store)(f"{address}/long.pdf")
    assert isinstance(steps, Iterator)
    assert next(steps).outcome is None
    getattr(steps, "close")()  # noqa: B009 - iterators need not have it
    assert list(steps) == []
