"""What the desk shows of sources: read once, kept on disk, and refused in a sentence."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.desk import sources as desk_sources
from flows.desk.sources import CACHE_FOLDER, DeskSources
from flows.settings import Settings
from models.document import Document
from models.snapshot import Snapshot
from output.desk.services import SourceUnavailable
from output.store import Store
from tests.extractors.test_picture import snapshot
from tests.fixtures import pages, pdfs
from tests.fixtures.bombs.every import bombs

PDF = snapshot(pdfs.sound())
PAGE = snapshot(pages.sound(), "text/html")
LOCKED = snapshot(pdfs.encrypted_with_password())
SLOW = snapshot(pdfs.long(40))


def die(_: Snapshot) -> bytes:
    os._exit(3)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def store(home: Path) -> Iterator[Store]:
    with Store.open(home) as opened:
        for item in (PDF, PAGE, LOCKED, SLOW):
            opened.put_snapshot(item)
        yield opened


@pytest.fixture(scope="module")
def sources(home: Path, store: Store) -> Iterator[DeskSources]:
    with DeskSources(Settings(home=home, worker_count=1, worker_seconds=60), store) as opened:
        yield opened


def test_a_document_is_read_into_blocks(sources: DeskSources) -> None:
    assert "dredging calendar" in " ".join(block.text for block in sources.document(PDF.sha256).blocks)


def test_pages_have_sizes_and_pictures_and_a_web_page_has_none(sources: DeskSources) -> None:
    ((width, height),) = sources.page_sizes(PDF.sha256)
    assert (round(width), round(height)) == (595, 842)
    assert sources.page_picture(PDF.sha256, 1, 600).startswith(b"\x89PNG")
    assert sources.page_sizes(PAGE.sha256) == ()


def test_two_who_ask_for_the_same_document_have_it_read_once(
    sources: DeskSources, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted: list[object] = []
    submit = sources._readers.submit

    def counted(*arguments: object) -> object:
        submitted.append(arguments)
        return submit(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sources._readers, "submit", counted)
    with ThreadPoolExecutor(4) as threads:
        read: list[Document] = list(threads.map(sources.document, [SLOW.sha256] * 4))
    assert len(submitted) == 1
    assert len({id(document) for document in read}) == 1


def test_the_next_process_finds_it_on_disk(sources: DeskSources, home: Path, store: Store) -> None:
    picture = sources.page_picture(PDF.sha256, 1, 600)
    document = sources.document(PDF.sha256)
    with DeskSources(Settings(home=home), store) as other:
        other._snapshot = None  # type: ignore[assignment]
        assert other.page_picture(PDF.sha256, 1, 600) == picture
        assert other.document(PDF.sha256) == document


def test_what_was_damaged_on_disk_is_read_again(sources: DeskSources, home: Path, store: Store) -> None:
    document = sources.document(PDF.sha256)
    for file in (home / CACHE_FOLDER).iterdir():
        file.write_bytes(b'{"damaged": ')
    with DeskSources(Settings(home=home, worker_count=1), store) as other:
        assert other.document(PDF.sha256) == document


@pytest.mark.parametrize(
    ("sha", "sentence"),
    [(LOCKED.sha256, "opens only with a password"), ("0" * 64, "No snapshot 000000000000 is stored")],
)
def test_what_cannot_be_had_is_said_in_a_sentence(sources: DeskSources, sha: str, sentence: str) -> None:
    for ask in (sources.document, sources.page_sizes, lambda sha: sources.page_picture(sha, 1, 600)):
        with pytest.raises(SourceUnavailable, match=sentence):
            ask(sha)


def test_a_page_that_the_document_does_not_have(sources: DeskSources) -> None:
    for page in (0, 2, -1):
        with pytest.raises(SourceUnavailable, match=f"no page {page}"):
            sources.page_picture(PDF.sha256, page, 600)


def test_lost_bytes_are_named(sources: DeskSources, home: Path, store: Store) -> None:
    lost = snapshot(pages.sound() + b"<!-- lost -->", "text/html")
    store.put_snapshot(lost)
    Path(store.blobs.path_of(lost.sha256)).unlink()
    with pytest.raises(SourceUnavailable, match="missing"):
        sources.document(lost.sha256)


def test_a_failure_is_not_waited_for_again(sources: DeskSources, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_sources, "document_json", die)
    other = snapshot(pages.sound() + b"<!-- deadly -->", "text/html")
    sources._store.put_snapshot(other)
    with pytest.raises(SourceUnavailable, match="broke down"):
        sources.document(other.sha256)
    monkeypatch.setattr(sources, "_readers", None)
    with pytest.raises(SourceUnavailable, match="broke down"):
        sources.document(other.sha256)


@pytest.mark.parametrize("name", ["pdf: drawings ten by ten", "pdf: drawing in itself", "pdf: contents packed twice"])
def test_a_page_made_to_harm_is_refused_and_the_next_is_drawn(home: Path, store: Store, name: str) -> None:
    harmful = snapshot(next(bomb for bomb in bombs() if bomb.name == name).build())
    store.put_snapshot(harmful)
    with DeskSources(Settings(home=home, worker_count=1, worker_seconds=3), store) as fresh:
        with pytest.raises(SourceUnavailable, match=r"stopped|broke down"):
            fresh.page_picture(harmful.sha256, 1, 600)
        assert fresh.page_picture(PDF.sha256, 1, 900).startswith(b"\x89PNG")


def test_a_guess_is_made_and_failing_to_guess_is_no_failure(
    sources: DeskSources, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sources.guess_kind("Regulation (EU) 2024/1689", "en") == "mention"
    monkeypatch.setattr(desk_sources, "guessed_kind", die_too)
    assert sources.guess_kind("Regulation (EU) 2024/1689", "en") == "action"


def die_too(_: str, __: str) -> bytes:
    os._exit(3)
