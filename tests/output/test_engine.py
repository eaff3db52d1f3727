import sys
from contextlib import closing
from pathlib import Path

import pytest

from output.store import Store
from output.store.engine import open_engine, reading, sqlite_module, writing
from output.store.errors import StoreBusy, StoreDamaged, StoreUnreachable, UnknownDatabase


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense", "", "oracle://x"])
def test_an_unknown_database_is_refused(url: str) -> None:
    with pytest.raises(UnknownDatabase, match="postgresql"):
        open_engine(url)


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UnknownDatabase, match="pip install"):
        open_engine("postgresql://localhost/monitor")


def test_sqlite_is_opened_so_that_a_power_cut_costs_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, reading(store.engine) as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_store_that_stays_locked_is_busy_and_not_broken(tmp_path: Path) -> None:
    with (
        Store.open(tmp_path) as store,
        closing(sqlite_module().connect(tmp_path / "monitor.db", isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="Wait for it to finish"), writing(store.engine, patience=0.1):
            pass
        assert store.listing() == ()


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "monitor.db").write_bytes(b"no database " * 1000)
    with pytest.raises(StoreDamaged, match="policy-monitor doctor"):
        Store.open(tmp_path)


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all/monitor.db", "postgresql://monitor@/monitor?host=/nowhere"])
def test_a_place_that_cannot_be_reached_is_named(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreUnreachable, match="DATABASE_URL"):
        Store.open(tmp_path, url)


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), writing(store.engine) as connection:
        connection.exec_driver_sql("INSERT INTO works (id, current_version, created_at) VALUES ('a', 1, '2026-01-01')")
        raise RuntimeError
    with reading(store.engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM works").scalar() == 0


def test_a_reader_sees_one_moment(store: Store) -> None:
    count = "SELECT count(*) FROM works"
    with reading(store.engine) as reader:
        before = reader.exec_driver_sql(count).scalar()
        with writing(store.engine) as writer:
            writer.exec_driver_sql("INSERT INTO works (id, current_version, created_at) VALUES ('a', 1, '2026-01-01')")
        assert reader.exec_driver_sql(count).scalar() == before
