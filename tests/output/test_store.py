from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import Connection

from models.change import Change, ChangeKind
from models.entry import Entry
from models.outcome import Status
from output.store import Store
from output.store.entries import append_entry
from output.store.errors import DamagedBlob, MissingBlob, MissingSnapshot, UnknownWork
from output.store.queries import EntryQuery, FetchState, OutcomeQuery
from tests.output.examples import EXTRACTOR, draft, failure, outcome, snapshot


def saved(store: Store, text: str = "one", **details: str) -> Entry:
    page = snapshot(text)
    store.put_snapshot(page)
    entry = draft(page, **details)
    return store.save_draft(entry, outcome(entry))


def test_a_snapshot_comes_back_as_it_was(store: Store) -> None:
    page = snapshot("<p>\x00 é</p>")
    store.put_snapshot(page)
    store.put_snapshot(page)
    assert store.snapshot(page.sha256) == page


def test_a_draft_comes_back_with_the_version_it_got(store: Store) -> None:
    entry = saved(store)
    assert (entry.version, store.entry("lorn-plan")) == (1, entry)


def test_the_same_draft_is_stored_once(store: Store) -> None:
    assert saved(store, title="First") == saved(store, title="Second")
    assert store.entry("lorn-plan").title.value == "First"
    assert len(store.outcomes()) == 2


@pytest.mark.parametrize(("text", "extractor"), [("two", EXTRACTOR), ("one", "1.1")], ids=["snapshot", "extractor"])
def test_a_new_snapshot_or_extractor_makes_a_new_version(store: Store, text: str, extractor: str) -> None:
    saved(store)
    assert saved(store, text, extractor=extractor).version == 2
    assert store.entry("lorn-plan").version == 2
    assert store.entry("lorn-plan", 1).extractor_version == EXTRACTOR


@pytest.mark.parametrize("known", [False, True], ids=["new work", "known work"])
def test_a_change_that_two_find_at_once_is_told_once(
    store: Store, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if known:
        saved(store)
    page = snapshot("two")
    store.put_snapshot(page)
    entry = draft(page)
    change = Change(work_id=entry.work_id, kind=ChangeKind.CHANGED, priority=3, url=entry.url)
    both = Barrier(2)

    def append_once_both_are_there(connection: Connection, draft: Entry) -> Entry:
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)
        return append_entry(connection, draft)

    monkeypatch.setattr("output.store.store.append_entry", append_once_both_are_there)
    with ThreadPoolExecutor() as pool:
        savers = [pool.submit(store.save_draft, entry, outcome(entry), [change]) for _ in range(2)]
        assert {saver.result().version for saver in savers} == {2 if known else 1}
    assert [found.change for found in store.changes()] == [change]


def test_a_document_that_goes_back_to_what_it_was_gets_its_old_entry_back(store: Store) -> None:
    first = saved(store, "one")
    saved(store, "two")
    assert not store.has("lorn-plan", first.snapshot_sha256, EXTRACTOR)
    assert saved(store, "one") == first
    assert store.entry("lorn-plan") == first
    assert store.has("lorn-plan", first.snapshot_sha256, EXTRACTOR)


def test_a_snapshot_is_of_the_work_that_says_it_now_and_no_longer_of_one_that_did(store: Store) -> None:
    first = saved(store, "one")
    second = saved(store, "two", work_id="lorn-archive")
    assert [store.work_of(entry.snapshot_sha256) for entry in (first, second)] == ["lorn-plan", "lorn-archive"]
    saved(store, "three")
    assert store.work_of(first.snapshot_sha256) is None
    saved(store, "one", work_id="lorn-archive")
    assert store.work_of(first.snapshot_sha256) == "lorn-archive"


def test_a_draft_without_its_snapshot_is_refused_and_leaves_nothing(store: Store) -> None:
    entry = draft(snapshot())
    with pytest.raises(MissingSnapshot):
        store.save_draft(entry, outcome(entry))
    assert not list(store.entries())
    assert not store.outcomes()


def test_a_draft_that_cannot_be_stored_leaves_no_outcome(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("output.store.store.append_outcome", fail)
    with pytest.raises(RuntimeError):
        saved(store)
    assert not list(store.entries())


def test_unknown_works_and_versions_are_named_as_such(store: Store) -> None:
    saved(store)
    for work_id, version in [("nowhere", None), ("lorn-plan", 2)]:
        with pytest.raises(UnknownWork):
            store.entry(work_id, version)


def test_pending_is_what_this_extractor_has_neither_drafted_nor_failed_on(store: Store) -> None:
    drafted = saved(store, "drafted")
    fresh, failed = snapshot("fresh"), snapshot("failed")
    store.put_snapshot(fresh)
    store.put_snapshot(failed)
    store.record(failure(failed), EXTRACTOR)
    assert store.pending(EXTRACTOR) == (fresh.sha256,)
    assert set(store.pending("1.1")) == {drafted.snapshot_sha256, fresh.sha256, failed.sha256}


def test_a_replaced_snapshot_is_not_pending_for_a_new_extractor(store: Store) -> None:
    saved(store, "old")
    new = saved(store, "new")
    assert store.pending("1.1") == (new.snapshot_sha256,)


QUERIES = [
    (EntryQuery(), ["Mills", "Dikes"]),
    (EntryQuery(title="DIK"), ["Dikes"]),
    (EntryQuery(title="%"), []),
    (EntryQuery(jurisdiction="NL"), ["Mills", "Dikes"]),
    (EntryQuery(jurisdiction="BE"), []),
    (EntryQuery(work_id="a"), ["Dikes"]),
    (EntryQuery(work_id="a", all_versions=True), ["Dikes", "Dams"]),
    (EntryQuery(limit=1), ["Mills"]),
    (EntryQuery(offset=1), ["Dikes"]),
    (EntryQuery(language="nl"), []),
    (EntryQuery(impact=1), []),
    (EntryQuery(since=datetime(2100, 1, 1, tzinfo=UTC)), []),
]


@pytest.mark.parametrize(("query", "titles"), QUERIES)
def test_entries_are_listed_newest_first_by_what_is_asked(store: Store, query: EntryQuery, titles: list[str]) -> None:
    saved(store, "one", work_id="a", title="Dams")
    saved(store, "two", work_id="a", title="Dikes")
    saved(store, "three", work_id="b", title="Mills")
    assert [line.title for line in store.listing(query)] == titles
    assert [entry.title.value for entry in store.entries(query)] == titles


def test_outcomes_are_a_log_newest_first(store: Store) -> None:
    entry = saved(store)
    failed = failure(snapshot("bad", "https://lorn.example/bad"))
    store.record(failed)
    assert store.outcomes() == (failed, outcome(entry))
    assert store.outcomes(OutcomeQuery(status=Status.FAILED)) == (failed,)
    assert store.outcomes(OutcomeQuery(work_id="lorn-plan")) == (outcome(entry),)
    assert store.outcomes(OutcomeQuery(url="https://lorn.example/bad", limit=5)) == (failed,)


def test_the_state_of_a_url_is_replaced(store: Store) -> None:
    url, now = "https://lorn.example/" + "long/" * 2000, datetime(2026, 3, 4, tzinfo=UTC)
    assert store.fetch_state(url) is None
    store.save_fetch(FetchState(url=url, etag='"1"', checked_at=now, fetched_at=now, code="fetched"))
    known = FetchState(url=url, etag='"2"', checked_at=now, fetched_at=now, code="not-modified")
    store.save_fetch(known)
    assert store.fetch_state(url) == known


def test_any_text_can_be_stored(store: Store) -> None:
    title = "A\x00B \x1b[31m \N{RIGHT-TO-LEFT OVERRIDE} \U0001f6a2 'quoted'; DROP TABLE works;--"
    entry = saved(store, title=title)
    assert store.entry("lorn-plan").title.value == title
    assert entry.title.value == title


def test_missing_and_changed_bytes_are_noticed(store: Store) -> None:
    page = snapshot()
    store.put_snapshot(page)
    path = Path(store.blobs.path_of(page.sha256))
    path.write_bytes(b"changed")
    with pytest.raises(DamagedBlob):
        store.snapshot(page.sha256)
    path.unlink()
    with pytest.raises(MissingBlob):
        store.snapshot(page.sha256)
    store.put_snapshot(page)
    assert store.snapshot(page.sha256) == page
