import tarfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import text

from models.decision import Decision, Verb
from output.review import State
from output.store import Store
from output.store.backup import backup
from output.store.desk_values import PublishedQuery, QueueQuery
from output.store.engine import writing
from output.store.errors import DamagedBackup, NotEmpty, UnknownRevision
from output.store.queries import EntryQuery, FetchState
from output.store.restore import restore
from tests.output.examples import EXTRACTOR, draft, failure, outcome, snapshot

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)


def fill(store: Store) -> None:
    """One of everything."""
    for words in ("one", "two \x00 é"):
        page = snapshot(words)
        store.put_snapshot(page)
        store.save_draft(draft(page), outcome(draft(page)))
    store.record(failure(snapshot("three")), EXTRACTOR)
    store.save_fetch(FetchState(url="https://lorn.example/", checked_at=NOW, code="fetched"))
    edit = Decision(
        work_id="lorn-plan", entry_version=2, target="title", verb=Verb.EDIT, who="ada", when=NOW,
        before="A plan for Lorn", after="Ada's",
    )  # fmt: skip
    store.decide(edit)
    store.comment("lorn-plan", "title", "bob", "Why?")
    store.assign("lorn-plan", "bob", "eve")
    revision = store.work("lorn-plan").revision
    for state in (State.APPROVED, State.PUBLISHED):
        revision = store.move("lorn-plan", state, "eve", revision, leave_unreviewed=True)


def everything(store: Store) -> tuple[object, ...]:
    entries = [*store.entries(EntryQuery(all_versions=True))]
    return (
        entries,
        store.listing(),
        [store.snapshot(entry.snapshot_sha256) for entry in entries],
        store.outcomes(),
        store.decisions("lorn-plan"),
        store.fetch_state("https://lorn.example/"),
        store.pending("2.0"),
        store.work("lorn-plan"),
        store.queue(QueueQuery(text="ada light")),
        list(store.all_published(PublishedQuery(text="ada"))),
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A backup of a small SQLite store."""
    with Store.open(tmp_path / "old") as store:
        fill(store)
        backup(store, tmp_path / "monitor.backup")
    return tmp_path / "monitor.backup"


def test_what_was_backed_up_is_restored(store: Store, tmp_path: Path) -> None:
    fill(store)
    manifest = backup(store, tmp_path / "monitor.backup")
    assert (manifest.blobs, manifest.missing, manifest.tables["entries"].rows) == (2, (), 2)
    assert restore(tmp_path / "monitor.backup", tmp_path / "new") == manifest
    with Store.open(tmp_path / "new") as restored:
        assert everything(restored) == everything(store)
        page = snapshot("four")
        restored.put_snapshot(page)
        assert restored.save_draft(draft(page), outcome(draft(page))).version == 3


def test_a_backup_can_move_to_another_kind_of_database(archive: Path, database_url: str, tmp_path: Path) -> None:
    restore(archive, tmp_path / "new", database_url)
    with Store.open(tmp_path / "new", database_url) as restored, Store.open(tmp_path / "old") as old:
        assert everything(restored) == everything(old)
        page = snapshot("four")
        restored.put_snapshot(page)
        assert restored.save_draft(draft(page), outcome(draft(page))).version == 3


def test_an_empty_store_that_was_opened_before_can_be_filled(archive: Path, database_url: str, tmp_path: Path) -> None:
    Store.open(tmp_path / "new", database_url).close()
    restore(archive, tmp_path / "new", database_url)
    with Store.open(tmp_path / "new", database_url) as restored:
        assert len(restored.listing()) == 1


def test_a_store_that_holds_something_is_left_alone(archive: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "old") as store:
        before = everything(store)
        with pytest.raises(NotEmpty, match="empty folder"):
            restore(archive, tmp_path / "old")
        assert everything(store) == before


def test_a_backup_never_writes_over_a_file(archive: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "old") as store, pytest.raises(FileExistsError):
        backup(store, archive)


def test_lost_bytes_are_named_and_the_rest_is_backed_up(tmp_path: Path) -> None:
    with Store.open(tmp_path / "old") as store:
        fill(store)
        Path(store.blobs.path_of(snapshot("one").sha256)).unlink()
        manifest = backup(store, tmp_path / "monitor.backup")
    assert (manifest.blobs, manifest.missing) == (1, (snapshot("one").sha256,))
    restore(tmp_path / "monitor.backup", tmp_path / "new")


def rewritten(archive: Path, member: str, content: bytes | None) -> Path:
    """The backup with another content for one member, or without it."""
    other = archive.with_name("other.backup")
    with tarfile.open(archive) as source, tarfile.open(other, "w") as target:
        for info in source:
            file = source.extractfile(info)
            data = file.read() if file else b""
            if info.name == member:
                if content is None:
                    continue
                data = content
                info.size = len(data)
            target.addfile(info, BytesIO(data))
    return other


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("manifest.json", None),
        ("manifest.json", b"{}"),
        ("tables/entries.jsonl", b"{}"),
        ("tables/entries.jsonl", b""),
        ("tables/works.jsonl", b'{"id": 1}'),
        ("tables/entries.jsonl", None),
        (f"blobs/{snapshot('one').sha256}", b"changed"),
        (f"blobs/{snapshot('one').sha256}", None),
    ],
)
def test_a_changed_backup_is_refused_and_nothing_is_restored(
    archive: Path, tmp_path: Path, member: str, content: bytes | None
) -> None:
    with pytest.raises(DamagedBackup):
        restore(rewritten(archive, member, content), tmp_path / "new")
    with Store.open(tmp_path / "new") as store:
        assert store.listing() == ()


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, archive: Path) -> None:
    for content in (b"", b"no tar", archive.read_bytes()[:2000]):
        (tmp_path / "some.file").write_bytes(content)
        with pytest.raises(DamagedBackup):
            restore(tmp_path / "some.file", tmp_path / "new")


def test_a_backup_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path / "old") as store:
        with writing(store.engine) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        backup(store, tmp_path / "monitor.backup")
    with pytest.raises(UnknownRevision):
        restore(tmp_path / "monitor.backup", tmp_path / "new")
