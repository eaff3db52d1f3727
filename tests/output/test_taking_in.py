"""What the store remembers so that nothing is read twice, and news that is stored with its draft or not at all."""

from datetime import UTC, datetime

import pytest

from models.change import Change, ChangeKind
from models.entry import Entry
from output.store import Store
from output.store.queries import FetchState
from output.store.readings import Content, PageLead
from tests.output.examples import EXTRACTOR, draft, failure, outcome, snapshot

URL = "https://lorn.example/plan"
FOUND = datetime(2030, 5, 1, tzinfo=UTC)
NEW = Change(work_id="lorn-plan", kind=ChangeKind.NEW, priority=2, url=URL)


def content(entry: Entry, said: str) -> Content:
    return Content(snapshot_sha256=entry.snapshot_sha256, extractor_version=EXTRACTOR, content_hash=said * 64)


def saved(store: Store, text: str, said: str = "a", work_id: str = "lorn-plan") -> Entry:
    page = snapshot(text)
    store.put_snapshot(page)
    entry = draft(page, work_id=work_id)
    return store.save_draft(entry, outcome(entry), contents=[content(entry, said)])


def test_where_a_page_leads_is_remembered_for_its_address_and_replaced(store: Store) -> None:
    lead = PageLead(snapshot_sha256="0" * 64, url=URL, extractor_version="1", address=f"{URL}.pdf")
    newer = lead.model_copy(update={"extractor_version": "2", "address": None})
    for one in (lead, newer):
        store.save_lead(one)
        assert store.lead("0" * 64, URL) == one
    assert store.lead("0" * 64, f"{URL}/copy") is None


def test_works_are_known_by_what_their_current_entry_says(store: Store) -> None:
    first, _ = saved(store, "one"), saved(store, "two", work_id="other")
    assert store.content(first.snapshot_sha256, EXTRACTOR) == "a" * 64
    assert store.content(first.snapshot_sha256, "another") is None
    assert store.works_saying("a" * 64, EXTRACTOR) == ("lorn-plan", "other")
    saved(store, "three", "b")
    assert store.works_saying("a" * 64, EXTRACTOR) == ("other",)


def test_addresses_that_gave_the_same_bytes(store: Store) -> None:
    entry = saved(store, "one")
    for url, sha in ((URL, entry.snapshot_sha256), (f"{URL}/copy", entry.snapshot_sha256), (f"{URL}/other", None)):
        store.save_fetch(FetchState(url=url, snapshot_sha256=sha, checked_at=FOUND, code="fetched"))
    assert set(store.addresses(entry.snapshot_sha256)) == {URL, f"{URL}/copy"}


def test_the_newest_outcome_of_reading_counts(store: Store) -> None:
    page = snapshot()
    store.put_snapshot(page)
    for code in ("too-slow", "no-text"):
        store.record(failure(page, code), EXTRACTOR)
    store.record(failure(page, "unreachable"))
    known = store.outcome_of_reading(page.sha256, EXTRACTOR)
    assert known is not None
    assert known.code == "no-text"
    assert store.outcome_of_reading(page.sha256, "another") is None


def test_news_come_with_their_draft_and_once(store: Store) -> None:
    page = snapshot()
    store.put_snapshot(page)
    entry = draft(page)
    for _ in range(2):
        store.save_draft(entry, outcome(entry), [NEW], found_at=FOUND)
    assert [(found.found_at, found.change) for found in store.changes()] == [(FOUND, NEW)]


def test_news_that_cannot_be_stored_leave_no_draft(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("output.store.store.append_changes", fail)
    with pytest.raises(RuntimeError):
        saved(store, "one")
    assert not list(store.entries())
    assert not store.outcomes()


def test_news_without_a_draft_come_with_their_outcome(store: Store) -> None:
    entry = saved(store, "one")
    gone = NEW.model_copy(update={"kind": ChangeKind.REMOVED})
    store.record(failure(snapshot("one"), "not-found"), changes=[gone], found_at=FOUND)
    assert [found.change for found in store.changes()] == [gone]
    assert store.entry("lorn-plan") == entry
