import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from output.doctor import examine
from output.store import Store
from output.store.engine import journal_mode, open_engine, reading, sqlite_module, writing
from output.store.rebuild import rebuild
from tests.output.examples import snapshot
from tests.output.ingesting import ingest, page

DOCUMENTS = 3


def codes(home: Path, database_url: str | None = None) -> list[str]:
    return [fault.code for check in examine(home, database_url) for fault in check.faults]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A sound store of three documents."""
    ingest(tmp_path, None, DOCUMENTS)
    return tmp_path


def blob(home: Path) -> Path:
    return home / "blobs" / page(1).sha256[:2] / page(1).sha256


def rewrite(home: Path, *statements: str) -> None:
    """Change the database by hand, as no part of the program would."""
    with closing(sqlite_module().connect(home / "monitor.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def lose_blob(home: Path) -> None:
    blob(home).unlink()


def change_byte(home: Path) -> None:
    content = blob(home).read_bytes()
    blob(home).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def leave_orphan(home: Path) -> None:
    with Store.open(home) as store:
        store.blobs.put(snapshot("orphan").sha256, snapshot("orphan").content)


def leave_half_a_file(home: Path) -> None:
    (home / "blobs" / "incoming" / "tmp123").write_bytes(b"half")


def forget_revision(home: Path) -> None:
    rewrite(home, "DELETE FROM alembic_version")


def come_from_the_future(home: Path) -> None:
    rewrite(home, "UPDATE alembic_version SET version_num = '9999'")


def overwrite_a_page(home: Path) -> None:
    rewrite(home, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray((home / "monitor.db").read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * 8192
    (home / "monitor.db").write_bytes(content)


def overwrite_the_header(home: Path) -> None:
    rewrite(home, "PRAGMA journal_mode = delete")
    (home / "monitor.db").write_bytes(b"not a database" * 1000)


def garble_an_entry(home: Path) -> None:
    rewrite(home, "UPDATE entries SET document = '{}' WHERE id = 1")


def mislabel_an_entry(home: Path) -> None:
    rewrite(home, "UPDATE entries SET title = 'Another' WHERE id = 1")


def lose_an_entry(home: Path) -> None:
    rewrite(home, "DELETE FROM entries WHERE id = 1")


def lose_a_snapshot_row(home: Path) -> None:
    rewrite(home, f"DELETE FROM snapshots WHERE sha256 = '{page(1).sha256}'")


def drop_the_guards(home: Path) -> None:
    rewrite(home, "DROP TRIGGER decisions_no_update")


def garble_a_decision(home: Path) -> None:
    rewrite(
        home,
        'INSERT INTO decisions (work_id, entry_version, target, verb, who, "when", before, after)'
        " VALUES ('plan-1', 1, 'nowhere', 'accept', 'ada', '2026-04-01 00:00:00', 'null', 'null')",
    )


def mislead_the_queue(home: Path) -> None:
    rewrite(home, "UPDATE reviews SET open_claims = 0 WHERE id = 1")


def skip_a_state(home: Path) -> None:
    rewrite(home, "UPDATE reviews SET state = 'approved' WHERE id = 1")


def drop_from_the_queue(home: Path) -> None:
    rewrite(home, "DELETE FROM reviews WHERE id = 1")


def mislead_the_search(home: Path) -> None:
    rewrite(home, "UPDATE review_search SET title = 'Another' WHERE rowid = 1")


FAULTS: list[tuple[Callable[[Path], None], str]] = [
    (lose_blob, "missing-blob"),
    (change_byte, "damaged-blob"),
    (leave_orphan, "orphan-blob"),
    (leave_half_a_file, "leftover"),
    (forget_revision, "old-revision"),
    (come_from_the_future, "newer-revision"),
    (overwrite_a_page, "corrupt-database"),
    (overwrite_the_header, "corrupt-database"),
    (garble_an_entry, "broken-entry"),
    (mislabel_an_entry, "broken-entry"),
    (lose_an_entry, "lost-entry"),
    (lose_a_snapshot_row, "lost-row"),
    (drop_the_guards, "unguarded-decisions"),
    (garble_a_decision, "broken-decisions"),
    (mislead_the_queue, "stale-review"),
    (skip_a_state, "stale-review"),
    (drop_from_the_queue, "stale-review"),
    (mislead_the_search, "stale-review"),
]


def test_a_sound_store_has_no_faults(tmp_path: Path, database_url: str) -> None:
    ingest(tmp_path, database_url, DOCUMENTS)
    checks = list(examine(tmp_path, database_url))
    assert [fault for check in checks for fault in check.faults] == []
    assert [check.name for check in checks][-5:] == ["works", "entries", "reviews", "orphans", "blobs"]


@pytest.mark.parametrize(("plant", "code"), FAULTS, ids=[plant.__name__ for plant, _ in FAULTS])
def test_a_planted_fault_is_found_with_what_to_do(home: Path, plant: Callable[[Path], None], code: str) -> None:
    plant(home)
    faults = [fault for check in examine(home) for fault in check.faults]
    assert code in {fault.code for fault in faults}
    assert all(fault.sentence.endswith(".") and len(fault.remedy) > 20 for fault in faults)


@pytest.mark.parametrize("spoil", [mislead_the_queue, skip_a_state, drop_from_the_queue, mislead_the_search])
def test_the_queue_and_the_search_can_be_written_anew(home: Path, spoil: Callable[[Path], None]) -> None:
    spoil(home)
    with Store.open(home) as store:
        assert len(list(rebuild(store.engine))) == DOCUMENTS
    assert codes(home) == []


def test_a_program_that_keeps_the_store_locked_is_noticed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("output.doctor.database.LOCK_PATIENCE", 0.2)
    with closing(sqlite_module().connect(home / "monitor.db", isolation_level=None)) as hanging:
        hanging.execute("BEGIN IMMEDIATE")
        assert "locked" in codes(home)
    assert codes(home) == []


def test_a_session_that_keeps_postgresql_locked_is_noticed(
    tmp_path: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("output.doctor.database.LOCK_PATIENCE", 0.2)
    ingest(tmp_path, postgresql_url, 1)
    engine = open_engine(postgresql_url)
    with writing(engine) as hanging:
        hanging.execute(text("LOCK TABLE works IN SHARE MODE"))
        assert codes(tmp_path, postgresql_url) == ["locked"]
    engine.dispose()


def test_a_full_disk_is_noticed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("output.doctor.examination.shutil.disk_usage", lambda _: SimpleNamespace(free=5_000_000))
    assert codes(home) == ["little-disk"]


def test_looking_makes_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere") == ["no-home"]
    assert codes(tmp_path) == ["no-database"]
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    assert set(codes(tmp_path, f"postgresql://monitor@/monitor?host={tmp_path}")) == {"unreachable-database"}


def test_an_unsafe_sqlite_is_noticed_and_used_safely(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = SimpleNamespace(**vars(sqlite3))
    old.sqlite_version, old.sqlite_version_info = "3.40.1", (3, 40, 1)
    for module in ("output.store.engine", "output.doctor.database"):
        monkeypatch.setattr(f"{module}.sqlite_module", lambda: old)
    assert codes(home) == ["unsafe-sqlite"]
    with Store.open(home) as store, reading(store.engine) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"


@pytest.mark.parametrize(
    ("version", "mode"), [((3, 40, 1), "delete"), ((3, 51, 2), "delete"), ((3, 51, 3), "wal"), ((3, 53, 0), "wal")]
)
def test_the_write_ahead_log_is_used_only_where_it_is_safe(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


def test_many_faults_of_one_kind_are_counted(tmp_path: Path) -> None:
    ingest(tmp_path, None, 30)
    for path in (tmp_path / "blobs").glob("??/*"):
        path.unlink()
    sentences = [fault.sentence for check in examine(tmp_path) for fault in check.faults]
    assert len(sentences) == 21
    assert sentences[-1] == "And 10 more of the same kind."
