"""Every document ends as a recorded outcome; what is stored stays; nothing is stored twice."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from flows.intake.intake import Intake, open_store
from flows.intake.outcomes import SENTENCES
from flows.intake.reception import Outside
from flows.settings import Settings
from models.outcome import Outcome, Status
from models.snapshot import Snapshot
from output.store import Store
from output.store.queries import EntryQuery, OutcomeQuery
from tests.fixtures import pages, pdfs


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


def take_in(settings: Settings, store: Store, *urls: str) -> list[Outcome]:
    """The outcomes in the order of the URLs."""
    with Intake(settings, store) as intake:
        outcomes = list(intake.take_in(urls))
    return sorted(outcomes, key=lambda outcome: urls.index(outcome.url))


BAD = [
    ("ftp://example.org/vision.pdf", "unknown-scheme"),
    ("/gone", "not-found"),
    ("/broken", "server-error"),
    ("/empty", "empty-file"),
    ("/truncated.pdf", "unreadable"),
    ("/header-only.pdf", "unreadable"),
    ("/locked.pdf", "encrypted"),
    ("/no-text", "no-text"),
    ("/picture", "unknown-format"),
    ("http://127.0.0.2:1/", "forbidden-address"),
]


def test_each_bad_input_has_its_outcome_and_the_rest_goes_on(settings: Settings, store: Store, address: str) -> None:
    before = take_in(settings, store, f"{address}/page")[0]
    entry = store.entry(str(before.work_id))
    urls = [url if ":" in url else address + url for url, _ in BAD]
    outcomes = take_in(settings, store, *urls, f"{address}/vision.pdf")
    assert [(o.url, o.code) for o in outcomes[:-1]] == [(url, code) for url, (_, code) in zip(urls, BAD, strict=True)]
    assert all(o.status is Status.FAILED and o.sentence.startswith(SENTENCES[o.code]) for o in outcomes[:-1])
    assert outcomes[-1].status is Status.DRAFTED
    assert store.entry(entry.work_id) == entry
    recorded = store.outcomes(OutcomeQuery(limit=len(outcomes)))
    assert {o.url: o for o in recorded} == {o.url: o for o in outcomes}


def test_an_error_that_nobody_foresaw_ends_one_document(settings: Settings, store: Store, address: str) -> None:
    class Stumbling(Outside):
        def receive(self, url: str) -> Snapshot:
            if url.endswith("/page"):
                raise ZeroDivisionError("what the site said")
            return super().receive(url)

    with Intake(settings, store, Stumbling(settings, store)) as intake:
        outcomes = {outcome.url: outcome for outcome in intake.take_in([f"{address}/page", f"{address}/vision.pdf"])}
    assert [outcome.code for outcome in outcomes.values()] == ["crashed", "drafted"]
    assert "ZeroDivisionError at tests/flows/test_intake.py:" in outcomes[f"{address}/page"].sentence
    assert {outcome.url for outcome in store.outcomes(OutcomeQuery())} == set(outcomes)


def test_a_language_without_rules_gives_an_incomplete_draft(settings: Settings, store: Store, address: str) -> None:
    (outcome,) = take_in(settings, store, f"{address}/spanish")
    assert (outcome.status, outcome.code) == (Status.DRAFTED, "incomplete")
    assert store.entry(str(outcome.work_id)).warnings


def test_three_hundred_pages_are_no_trouble(settings: Settings, store: Store, address: str) -> None:
    (outcome,) = take_in(settings, store, f"{address}/long.pdf")
    assert outcome.status is Status.DRAFTED
    assert store.entry(str(outcome.work_id)).pages == 300


def test_the_second_time_nothing_changes(settings: Settings, store: Store, address: str) -> None:
    urls = (f"{address}/page", f"{address}/landing")
    take_in(settings, store, *urls)
    before = list(store.entries(EntryQuery(all_versions=True)))
    assert [o.code for o in take_in(settings, store, *urls)] == ["unchanged", "unchanged"]
    assert list(store.entries(EntryQuery(all_versions=True))) == before


def test_a_landing_page_and_its_document_are_one_work(settings: Settings, store: Store, address: str) -> None:
    (outcome,) = take_in(settings, store, f"{address}/landing")
    entry = store.entry(str(outcome.work_id))
    assert entry.url == f"{address}/landing"
    assert store.snapshot(entry.snapshot_sha256).content == pdfs.sound()
    assert [o.code for o in take_in(settings, store, f"{address}/vision.pdf")] == ["unchanged"]
    assert len(store.listing()) == 1


def test_a_landing_page_stands_alone_when_its_document_is_gone(settings: Settings, store: Store, address: str) -> None:
    (outcome,) = take_in(settings, store, f"{address}/broken-landing")
    assert outcome.code == "incomplete"
    assert "page alone" in outcome.sentence


def test_the_same_bytes_elsewhere_are_the_same_work(settings: Settings, store: Store, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(pages.sound())
    outcomes = take_in(settings, store, *((tmp_path / name).as_uri() for name in ("a.html", "b.html")))
    assert [o.code for o in outcomes] == ["drafted", "unchanged"]
    assert outcomes[0].work_id == outcomes[1].work_id
    assert len(store.listing()) == 1


def test_a_page_on_the_web_leads_to_no_file_of_this_machine(settings: Settings, store: Store, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "vision.pdf").write_bytes(pdfs.sound())
    page = tmp_path / "site" / "landing.html"
    page.parent.mkdir()
    link = (elsewhere / "vision.pdf").as_uri()
    page.write_text(f"<title>Vision</title><main><h1>Vision</h1><p>Read it: <a href='{link}'>Vision (PDF)</a></main>")
    (outcome,) = take_in(settings, store, page.as_uri())
    assert "page alone" in outcome.sentence
    assert store.work_of(sha256(pdfs.sound()).hexdigest()) is None


def test_the_bytes_are_archived_even_when_they_cannot_be_read(settings: Settings, store: Store, address: str) -> None:
    take_in(settings, store, f"{address}/truncated.pdf")
    assert store.snapshot(sha256(pdfs.truncated()).hexdigest()).content == pdfs.truncated()
