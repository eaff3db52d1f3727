"""What an older extractor drafted is drafted anew from the archive alone: the same works, and nobody is asked."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

import flows.intake.intake
import flows.intake.redraft
from flows.intake.intake import Intake, open_store
from flows.intake.reception import Outside
from flows.intake.redraft import pending_urls, redraft
from flows.intake.rehearsal import rehearse
from flows.re_extract import re_extract
from flows.settings import Settings
from flows.sources.sources import source_of
from models.decision import Decision, Verb
from models.item import Item
from models.item_state import ItemState
from models.outcome import Outcome, Status
from models.source import Source
from output.review import claim_of, value_of
from output.store import Store
from output.store.engine import reading, writing
from output.store.items import save_items
from output.store.queries import EntryQuery
from output.store.schema import Base, EntryRow
from tests.fixtures import pages

NewRelease = Callable[[], None]


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def new_release(monkeypatch: pytest.MonkeyPatch) -> NewRelease:
    """Makes this another version of the extractor."""

    def release() -> None:
        for module in (flows.intake.intake, flows.intake.redraft):
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
    monkeypatch.setattr("flows.intake.reception.fetch", None)
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


def test_a_document_that_the_archive_lost_keeps_its_entry_and_is_no_news(
    settings: Settings, store: Store, address: str, new_release: NewRelease
) -> None:
    page, vision = take_in(settings, store, f"{address}/page", f"{address}/vision.pdf")
    sha, told = str(page.snapshot_sha256), store.changes()
    (settings.home / "blobs" / sha[:2] / sha).unlink()
    new_release()
    outcomes = {outcome.url: outcome for outcome in redraft(settings, store, pending_urls(settings, store))}
    assert outcomes[page.url].code == "not-archived"
    assert outcomes[vision.url].status is Status.DRAFTED
    assert store.entry(str(page.work_id)).version == 1
    assert store.changes() == told


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    page = tmp_path / "plan.html"
    page.write_bytes(pages.sound())
    return page


def test_a_page_of_which_every_copy_differs_is_drafted_anew_once(
    settings: Settings, store: Store, plan: Path, new_release: NewRelease
) -> None:
    codes = []
    for visit in range(3):
        plan.write_bytes(pages.sound() + f"<!-- {visit} -->".encode())
        codes += [outcome.code for outcome in take_in(settings, store, plan.as_uri())]
    assert codes == ["drafted", "same-content", "same-content"]
    new_release()
    assert [o.status for o in redraft(settings, store, pending_urls(settings, store))] == [Status.DRAFTED]
    assert pending_urls(settings, store) == []


def test_what_came_since_is_left_to_whoever_takes_it_in(
    settings: Settings, store: Store, plan: Path, new_release: NewRelease
) -> None:
    (first,) = take_in(settings, store, plan.as_uri())
    plan.write_bytes(pages.sound().replace(b"</main>", b"<p>The Ministry will open a desk by 2031.</p></main>"))
    Outside(settings, store).receive(plan.as_uri())
    new_release()
    (anew,) = redraft(settings, store, pending_urls(settings, store))
    assert (anew.status, anew.snapshot_sha256) == (Status.DRAFTED, first.snapshot_sha256)
    take_in(settings, store, plan.as_uri())
    assert [found.change.kind.value for found in store.changes()] == ["changed", "new"]


def test_what_a_source_says_of_its_documents_is_known_again(
    settings: Settings, store: Store, address: str, new_release: NewRelease
) -> None:
    source = Source(id="quays", url=f"{address}/list", kind="listing", jurisdiction="BE-VLG", issuer="Office of Quays")
    named = Item(url=f"{address}/spanish", source_id=source.id)
    seen = datetime.now(UTC)
    state = ItemState(item=named, first_seen_at=seen, last_seen_at=seen, due_at=seen)
    with writing(store.engine) as connection:
        save_items(connection, [state])
    with Intake(settings, store, sources=[source_of(named, source)]) as intake:
        (outcome,) = intake.take_in([named.url])
    before = store.entry(str(outcome.work_id))
    assert before.issuer.source == "source:quays"
    new_release()
    assert len(list(redraft(settings, store, pending_urls(settings, store), [source]))) == 1
    after = store.entry(str(outcome.work_id))
    assert after.version == 2
    assert (after.issuer, after.jurisdiction) == (before.issuer, before.jurisdiction)


def test_what_was_only_listed_is_not_drafted_for_a_new_release(
    settings: Settings, store: Store, tmp_path: Path, new_release: NewRelease
) -> None:
    fees = tmp_path / "fees.html"
    fees.write_bytes(pages.page("Fees", "<p>Fees are paid by ships that pass the locks, and by nobody else.</p>" * 20))
    url = fees.as_uri()
    with Intake(settings, store, only_relevant=lambda _: True) as intake:
        (outcome,) = intake.take_in([url])
    assert outcome.status is Status.LISTED
    new_release()
    assert [o.status for o in redraft(settings, store, pending_urls(settings, store))] == [Status.LISTED]
    assert store.listing() == ()
    assert pending_urls(settings, store) == []


@pytest.fixture
def decided(settings: Settings, store: Store, address: str) -> Outcome:
    """A work of which a reviewer has accepted the title, edited the issuer and rejected a finding."""
    (outcome,) = take_in(settings, store, f"{address}/page")
    entry = store.entry(str(outcome.work_id))
    for target, verb, after in (
        ("title", Verb.ACCEPT, None),
        ("issuer", Verb.EDIT, "Office of Quays"),
        (entry.actions[0].id, Verb.REJECT, None),
    ):
        store.decide(
            Decision(
                work_id=entry.work_id,
                entry_version=1,
                target=target,
                verb=verb,
                who="ada",
                when=datetime.now(UTC),
                before=value_of(claim_of(entry, target)),
                after=after,
            )
        )
    return outcome


def test_what_reviewers_decided_stays(
    settings: Settings, store: Store, decided: Outcome, new_release: NewRelease
) -> None:
    work = str(decided.work_id)
    before, shown = store.decisions(work), store.reviewed(work).entry
    new_release()
    assert [o.status for o in redraft(settings, store, pending_urls(settings, store))] == [Status.DRAFTED]
    assert store.entry(work).version == 2
    assert store.decisions(work) == before
    after = store.reviewed(work).entry
    assert (after.title, after.issuer, after.actions) == (shown.title, shown.issuer, shown.actions)


def test_a_rehearsal_stores_nothing_and_tells_what_would_change(
    settings: Settings, store: Store, decided: Outcome, new_release: NewRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = store.entry(str(decided.work_id))
    assert entry.title.value
    older = entry.model_copy(
        update={"title": entry.title.model_copy(update={"value": "Another title"}), "actions": entry.actions[:-1]}
    )
    with writing(store.engine) as connection:
        connection.execute(update(EntryRow).values(document=older.model_dump_json()))
    new_release()
    before = _dump(store)
    (rehearsed,) = rehearse(settings, pending_urls(settings, store))
    assert _dump(store) == before
    assert rehearsed.outcome.status is Status.DRAFTED
    found = rehearsed.difference
    assert found is not None
    assert [str(change) for change in found.fields] == [f"~ title: Another title -> {entry.title.value}"]
    assert [(change.sign, change.text) for change in found.findings] == [("+", entry.actions[-1].text)]
    assert rehearsed.returned == ("title",)


def _dump(store: Store) -> list[tuple[object, ...]]:
    with reading(store.engine) as connection:
        return [
            (table.name, *row) for table in Base.metadata.sorted_tables for row in connection.execute(select(table))
        ]


@pytest.mark.usefixtures("prefect")
def test_the_flow_drafts_anew_and_tells_each_document(
    environment: Settings, address: str, new_release: NewRelease
) -> None:
    with open_store(environment) as store:
        take_in(environment, store, f"{address}/page", f"{address}/vision.pdf")
    new_release()
    assert [o.status for o in re_extract(limit=1)] == [Status.DRAFTED]
    assert [o.url for o in re_extract()] == [f"{address}/vision.pdf"]
    assert re_extract() == []
