"""Is the database one that can be trusted: its program, its file, its tables, its locks."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from output.doctor.check import Fault, faults_of
from output.store.engine import WAL_SAFE, journal_mode, reading, sqlite_module, writing
from output.store.errors import StoreBusy, StoreDamaged, StoreFailure, StoreUnreachable, UnknownRevision
from output.store.migrate import newest_revision, refuse_newer, revision_of

LOCK_PATIENCE = 2.0
"""Seconds to wait for the write lock: far longer than any write of one document takes (some 10 ms)."""
RESTORE = "Stop all runs, keep the damaged database aside, and restore the last backup: policy-monitor restore FILE."
_GUARDED = ("decisions", "moves", "publications", "audit")
_GUARDS = {
    "sqlite": {f"{table}_no_{verb}" for table in _GUARDED for verb in ("update", "delete")},
    "postgresql": {f"{table}_append_only" for table in _GUARDED},
}


def file(engine: Engine) -> Iterator[Fault]:
    """Whether there is a database file; connecting would make an empty one."""
    path = engine.url.database
    if engine.dialect.name == "sqlite" and path and not Path(path).is_file():
        yield Fault(
            code="no-database",
            sentence=f"There is no database at {path}.",
            remedy="The first ingestion makes one. If you expected one, check POLICY_MONITOR_HOME or restore a backup.",
        )


def sqlite_version(engine: Engine) -> Iterator[Fault]:
    """Whether this release of SQLite can be trusted with several connections."""
    if engine.dialect.name != "sqlite":
        return
    module = sqlite_module()
    if journal_mode(module.sqlite_version_info) != "wal":
        safe = ".".join(map(str, WAL_SAFE))
        yield Fault(
            code="unsafe-sqlite",
            sentence=f"SQLite {module.sqlite_version} can corrupt a database that several programs use, before {safe}. "
            "The store works with a slower journal instead.",
            remedy="Install the newer SQLite that comes with pysqlite3: uv sync (or pip install pysqlite3).",
        )


def integrity(engine: Engine) -> Iterator[Fault]:
    """Whether the file is whole and no row refers to one that is not there (SQLite's own checks)."""
    if engine.dialect.name != "sqlite":
        return  # PostgreSQL checks its pages and references itself
    with reading(engine) as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    yield from faults_of(
        "corrupt-database", (f"The database is corrupt: {line}." for line in found if line != "ok"), RESTORE
    )
    yield from faults_of(
        "lost-row", (f"A row of {row[0]} refers to a row of {row[2]} that is gone." for row in lost), RESTORE
    )


def revision(engine: Engine) -> Iterator[Fault]:
    """Whether the tables are those of this release."""
    with reading(engine) as connection:
        found, newest = revision_of(connection), newest_revision()
        if found == newest:
            return
        try:
            refuse_newer(found)
        except UnknownRevision as newer:
            yield Fault(code="newer-revision", sentence=str(newer), remedy="Install the release that made it.")
            return
        yield Fault(
            code="old-revision",
            sentence=f"The database is at revision {found or 'none'}; this release needs {newest}.",
            remedy="Make a backup, then run any command that writes, such as policy-monitor ingest: it migrates first.",
        )


def lock(engine: Engine) -> Iterator[Fault]:
    """Whether a document could be stored now, or another program has kept the store locked."""
    try:
        with writing(engine, patience=LOCK_PATIENCE) as connection:
            if inspect(connection).has_table("works"):
                connection.execute(text("UPDATE works SET current_version = current_version WHERE id IS NULL"))
    except StoreBusy:
        yield Fault(
            code="locked",
            sentence=f"Another program has kept the store locked for over {LOCK_PATIENCE:.0f} seconds.",
            remedy="Wait for the run that is writing. If there is none, find the program that hangs "
            "(fuser monitor.db; on PostgreSQL, pg_stat_activity) and end it: nothing stored is lost by that.",
        )


def guards(engine: Engine) -> Iterator[Fault]:
    """Whether the triggers are there that keep decisions, moves, publications and the audit log as they were made."""
    catalogue = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if engine.dialect.name == "postgresql":
        tables = ", ".join(f"'{table}'::regclass" for table in _GUARDED)
        catalogue = f"SELECT tgname FROM pg_trigger WHERE tgrelid IN ({tables}) AND tgenabled <> 'D'"  # noqa: S608
    with reading(engine) as connection:
        there = set(connection.exec_driver_sql(catalogue).scalars())
    if missing := _GUARDS[engine.dialect.name] - there:
        yield Fault(
            code="unguarded-decisions",
            sentence=f"What people decided can be changed: the triggers {', '.join(sorted(missing))} are gone.",
            remedy="Compare these tables with the last backup; restore it when they differ, or when in doubt.",
        )


def unreadable(error: StoreFailure | DBAPIError) -> Fault:
    """What to say when the database cannot be read at all."""
    if isinstance(error, StoreUnreachable | StoreBusy):
        remedy = "Check POLICY_MONITOR_HOME or DATABASE_URL, and that the server runs."
        return Fault(code="unreachable-database", sentence=str(error), remedy=remedy)
    if isinstance(error, StoreDamaged):
        return Fault(code="corrupt-database", sentence="The database file is damaged.", remedy=RESTORE)
    sentence = f"The database cannot be read: {error.orig}." if isinstance(error, DBAPIError) else str(error)
    return Fault(code="corrupt-database", sentence=sentence, remedy=RESTORE)
