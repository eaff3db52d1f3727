"""What an older extractor drafted is drafted anew from the archive alone: the same works, and nobody is asked."""

from collections.abc import Callable, Iterator

import pytest

import flows.intake
import flows.redraft
from flows.intake import Intake, open_store
from flows.redraft import pending_urls, redraft
from flows.settings import Settings
from models.outcome import Outcome, Status
from output.store import Store
from output.store.queries import EntryQuery

NewRelease = Callable[[], None]


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def new_release(monkeypatch: pytest.MonkeyPatch) -> NewRelease:
    """Makes this another version of the extractor."""

    def release() -> None:
        for module in (flows.intake, flows.redraft):
            monkeypatch.setattr(module, "extractor_version", lambda profile: "2.0+new")

    return release


def take_in(settings: Settings, store: Store, *urls: str) -> list[Outcome]:
    with Intake(settings, store) as intake:
        return sorted(intake.take_in(urls), key=lambda outcome: urls.index(outcome.url))


def test_a_new_extractor_drafts_anew_from_the_archive(
    settings: Settings, store: Store, address: str, new_release: NewRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [f"{address}/page", f"{address}/landing"]
    first = take_in(settings, store, *urls)
    told = store.changes()
    assert pending_urls(settings, store) == []
    new_release()
    assert pending_urls(settings, store) == urls
    monkeypatch.setattr("flows.reception.fetch", None)
    again = list(redraft(settings, store, pending_urls(settings, store)))
    assert [o.url for o in again] == urls
    assert [o.work_id for o in again] == [o.work_id for o in first]
    assert {o.status for o in again} == {Status.DRAFTED}
    assert pending_urls(settings, store) == []
    assert len(list(store.entries(EntryQuery(all_versions=True)))) == 4
    assert store.changes() == told


def test_only_some_works_can_be_asked_for(
    settings: Settings, store: Store, address: str, new_release: NewRelease
) -> None:
    urls = [f"{address}/page", f"{address}/landing"]
    _, landing = take_in(settings, store, *urls)
    new_release()
    assert pending_urls(settings, store, works=[str(landing.work_id)]) == urls[1:]
    assert pending_urls(settings, store, limit=1) == urls[:1]
