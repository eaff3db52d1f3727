"""What can go wrong with the store: small named exceptions, each with a sentence that says what to do next."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from typing import ClassVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree


class StoreFailure(Exception):
    """The store could not do what was asked. ``code`` is stable; ``str()`` is a sentence for people."""

    code: ClassVar[str] = "store-failed"


class UnknownDatabase(StoreFailure):
    """The database URL names a database that is not supported."""

    code = "unknown-database"


class UnknownRevision(StoreFailure):
    """The database was made by a newer release than this one."""

    code = "unknown-revision"


class StoreBusy(StoreFailure):
    """Another process kept the database locked for longer than the patience of this one."""

    code = "store-busy"


class StoreUnreachable(StoreFailure):
    """The database server does not answer, or the database file cannot be opened."""

    code = "store-unreachable"


class StoreDamaged(StoreFailure):
    """The database file is corrupt."""

    code = "store-damaged"


class NotEmpty(StoreFailure):
    """The store that a backup should be restored into holds something already."""

    code = "not-empty"


class DamagedBackup(StoreFailure):
    """The file is no backup, or not a whole one."""

    code = "damaged-backup"


class DiskFull(StoreFailure):
    """There is no room left for the database or the blobs."""

    code = "disk-full"


class MissingSnapshot(StoreFailure):
    """No snapshot with this hash is stored."""

    code = "missing-snapshot"


class MissingBlob(StoreFailure):
    """A snapshot's bytes are gone from the blob store."""

    code = "missing-blob"


class DamagedBlob(StoreFailure):
    """A blob's bytes no longer have the hash that names them."""

    code = "damaged-blob"


class UnknownWork(StoreFailure):
    """No entry is stored for this work, or not in this version."""

    code = "unknown-work"


class UnknownComment(StoreFailure):
    """No comment has this number."""

    code = "unknown-comment"


class NotPublished(StoreFailure):
    """Nothing of this work is published, or was at that moment."""

    code = "not-published"


DISK_FULL = "The disk is full. Free some space and run the same command again: what was stored so far is kept."
BUSY = "Another process is still writing to the store. Wait for it to finish and try again."
_UNREACHABLE = ("unable to open", "connection", "resolve host")
_POSTGRESQL_FULL = "53100"
_POSTGRESQL_LOCKED = {"55P03", "40P01", "40001"}


@contextmanager
def named_failures() -> Iterator[None]:
    """Turn what databases and file systems raise into the exceptions above; anything unknown passes."""
    try:
        yield
    except DBAPIError as error:
        raise _named(error) from error
    except NoConnectionFree as error:
        raise StoreBusy(BUSY) from error
    except OSError as error:
        if error.errno in {ENOSPC, EDQUOT}:
            raise DiskFull(DISK_FULL) from error
        raise


def _named(error: DBAPIError) -> Exception:
    text, state = str(error.orig).lower(), getattr(error.orig, "sqlstate", None)
    if "disk is full" in text or state == _POSTGRESQL_FULL:
        return DiskFull(DISK_FULL)
    if "is locked" in text or state in _POSTGRESQL_LOCKED:
        return StoreBusy(BUSY)
    if "malformed" in text or "not a database" in text:
        return StoreDamaged("The database file is damaged. Run `policy-monitor doctor`, then restore a backup.")
    if any(sign in text for sign in _UNREACHABLE):
        return StoreUnreachable(
            "The database cannot be reached. Check POLICY_MONITOR_HOME or DATABASE_URL, and that the server runs."
        )
    return error
