"""Opens the database: SQLite in a mode that cannot corrupt, or PostgreSQL."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from output.store.errors import StoreBusy, UnknownDatabase, named_failures

WAL_SAFE = (3, 51, 3)
"""SQLite releases before this one can corrupt a write-ahead log that several connections use:
the "WAL-reset bug" of https://sqlite.org/wal.html."""
PATIENCE = 60.0
"""Seconds that a writer waits for another; the longest write, a migration, takes a few."""
_POOL: dict[str, Any] = {"pool_size": 5, "max_overflow": 15, "pool_timeout": PATIENCE}
_WRITES = "policy_monitor_writes"
_SCHEMA_LOCK = 0x506F6C4D
"""Number of the PostgreSQL advisory lock that lets one process at a time migrate."""


def sqlite_module() -> ModuleType:
    """The newest SQLite at hand: the one that pysqlite3 brings along, else Python's own."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2 if dbapi2.sqlite_version_info > sqlite3.sqlite_version_info else sqlite3


def journal_mode(version: tuple[int, int, int]) -> str:
    """The journal mode that is safe with this release of SQLite: "wal" (readers never wait) or "delete"."""
    return "wal" if version >= WAL_SAFE else "delete"


def open_engine(url: str) -> Engine:
    """An engine for ``url``: "sqlite:///path" or "postgresql://...". Raises ``UnknownDatabase``."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise UnknownDatabase("DATABASE_URL is no database URL. Write postgresql://user@host/name.") from None
    match parsed.get_backend_name():
        case "sqlite":
            return _open_sqlite(parsed)
        case "postgresql" | "postgres":
            return _open_postgresql(parsed)
        case other:
            raise UnknownDatabase(f"{other!r} is not supported. DATABASE_URL may begin with sqlite: or postgresql:.")


@contextmanager
def writing(engine: Engine, patience: float = PATIENCE) -> Iterator[Connection]:
    """A transaction that writes, committed at the end: on SQLite it takes the write lock at once.

    ``patience`` is how many seconds to wait for other writers.

    A transaction that begins by reading and then writes fails on SQLite when another wrote in between,
    whatever the timeout. Raises ``StoreBusy``, ``DiskFull``, ``StoreDamaged`` or ``StoreUnreachable``.
    """
    with named_failures(), engine.connect().execution_options(**{_WRITES: patience}) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads and sees one moment of the database."""
    with named_failures(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # where each statement would otherwise see its own
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A writing transaction that only one process at a time is in, for changing the tables."""
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})
        yield connection


def forbid_writing(engine: Engine) -> None:
    """From now on no transaction of ``engine`` can change the database: one that tries fails."""
    statement = "SET TRANSACTION READ ONLY" if engine.dialect.name == "postgresql" else "PRAGMA query_only = ON"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(statement))


def _open_sqlite(url: URL) -> Engine:
    module = sqlite_module()
    engine = create_engine(url.set(drivername="sqlite"), module=module, connect_args={"timeout": PATIENCE}, **_POOL)
    event.listen(engine, "connect", _prepare(journal_mode(module.sqlite_version_info)))
    event.listen(engine, "begin", _begin)
    return engine


def _open_postgresql(url: URL) -> Engine:
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, **_POOL)
    except ModuleNotFoundError:
        raise UnknownDatabase("PostgreSQL needs psycopg: pip install 'policy-monitor[postgresql]'.") from None
    event.listen(engine, "begin", _limit_waiting)
    return engine


def _prepare(mode: str) -> Any:
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # BEGIN is ours to send, see _begin
        _set_journal_mode(connection, mode)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    return on_connect


def _set_journal_mode(connection: Any, mode: str) -> None:
    # Changing the mode needs the file alone and does not wait for it, unlike everything else.
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute(f"PRAGMA journal_mode = {mode}")
        except Exception as error:
            if "locked" not in str(error):
                raise
            if time.monotonic() > deadline:
                raise StoreBusy("Another process holds the store. Wait for it to finish and try again.") from error
            time.sleep(0.05)
        else:
            return


def _begin(connection: Connection) -> None:
    patience = connection.get_execution_options().get(_WRITES)
    if patience is None:
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _limit_waiting(connection: Connection) -> None:
    patience = connection.get_execution_options().get(_WRITES, PATIENCE)
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
