"""Looks a store over, and says for each fault how to mend it. Changes nothing."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from output.doctor import contents, database
from output.doctor.check import Check, Fault
from output.doctor.reviews import reviews
from output.store.errors import StoreFailure
from output.store.store import Store

LEAST_FREE = 1024**3
"""Bytes that should be free: a night of some hundred new PDFs, with the copy that a migration may need."""


_NEEDED = {"file", "integrity", "revision"}
"""Checks without which the later ones would only stumble, or make a database where there is none."""


def examine(home: Path, database_url: str | None = None, blobs: str | None = None) -> Iterator[Check]:
    """Check the store of these places (see ``Store.open``), one check at a time, the quick ones first.

    When the database cannot be opened, the checks that need it are left out.
    """
    yield Check(name="disk", faults=tuple(disk(home)))
    if not home.is_dir():
        return
    store = Store.at(home, database_url, blobs)
    try:
        for check in _database(store.engine):
            yield check
            if not check.sound and check.name in _NEEDED:
                return
        yield from _contents(store)
    finally:
        store.close()


def _database(engine: Engine) -> Iterator[Check]:
    yield _run("file", lambda: database.file(engine))
    yield _run("SQLite", lambda: database.sqlite_version(engine))
    yield _run("integrity", lambda: database.integrity(engine))
    yield _run("lock", lambda: database.lock(engine))
    yield _run("revision", lambda: database.revision(engine))
    yield _run("guards", lambda: database.guards(engine))


def _contents(store: Store) -> Iterator[Check]:
    yield _run("works", lambda: contents.works(store))
    yield _run("entries", lambda: contents.entries(store))
    yield _run("reviews", lambda: reviews(store))
    yield _run("orphans", lambda: contents.orphans(store))
    yield _run("blobs", lambda: contents.blobs(store))


def disk(home: Path) -> Iterator[Fault]:
    """Whether the home folder is there, can be written, and has room."""
    if not home.is_dir() or not os.access(home, os.W_OK):
        yield Fault(
            code="no-home",
            sentence=f"The folder {home} is missing or cannot be written.",
            remedy="Create it, or name another in POLICY_MONITOR_HOME.",
        )
        return
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        yield Fault(
            code="little-disk",
            sentence=f"Only {free / 1024**2:.0f} MB are free in {home}.",
            remedy="Free some space, or move POLICY_MONITOR_HOME to a larger disk, before the next nightly run.",
        )


def _run(name: str, check: Callable[[], Iterator[Fault]]) -> Check:
    faults: list[Fault] = []
    try:
        faults.extend(check())
    except (StoreFailure, DBAPIError) as error:
        faults.append(database.unreadable(error))
    return Check(name=name, faults=tuple(faults))
