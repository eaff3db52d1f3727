"""The store as the rest of the system sees it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from models.change import Change
from models.entry import Entry
from models.outcome import Outcome
from models.snapshot import Snapshot
from output.store.alike import Alike
from output.store.blobs import BlobStore
from output.store.changes import append_changes
from output.store.engine import open_engine, reading, writing
from output.store.entries import (
    append_entry,
    current_entry_of,
    list_entries,
    load_entries,
    load_entry,
    lock_work,
    work_with,
)
from output.store.fetches import load_fetches, save_fetches
from output.store.migrate import upgrade
from output.store.outcomes import append_outcome, load_outcomes
from output.store.people import Audit, People
from output.store.publishing import Publishing
from output.store.queries import EntryLine, EntryQuery, FetchState, OutcomeQuery
from output.store.readings import Content, save_contents
from output.store.redrawing import redraw
from output.store.reviewing import Reviewing
from output.store.snapshots import (
    insert_snapshot,
    load_snapshot,
    pending_addresses,
    pending_snapshots,
    require_snapshot,
)
from output.store.taking_in import TakingIn
from output.store.watching import Watching

DATABASE_FILE = "monitor.db"
BLOB_FOLDER = "blobs"


class Store(Reviewing, Publishing, Watching, TakingIn, Alike):
    """Works, snapshots, entries, outcomes, what people decided and what is published. One object serves all threads.

    Every method is one transaction: whatever it says it did survives a crash, and what it did not finish
    is as if it never began. All raise a ``StoreFailure`` of ``output.store.errors``.
    """

    def __init__(self, engine: Engine, blobs: BlobStore) -> None:
        self.engine = engine
        self.blobs = blobs
        self.people = People(engine)
        self.audit = Audit(engine)

    @classmethod
    def open(cls, home: Path, database_url: str | None = None, blobs: str | None = None) -> Self:
        """The store under ``home``, made or migrated when needed.

        ``database_url`` names a PostgreSQL or SQLite database to use instead of ``home``/monitor.db;
        ``blobs`` a folder or bucket (fsspec URL) to use instead of ``home``/blobs.
        """
        home.mkdir(parents=True, exist_ok=True)
        store = cls.at(home, database_url, blobs)
        upgrade(store.engine)
        return store

    @classmethod
    def at(cls, home: Path, database_url: str | None = None, blobs: str | None = None) -> Self:
        """The store in these places as it is, its tables neither made nor migrated: for looking and mending."""
        engine = open_engine(database_url or f"sqlite:///{home / DATABASE_FILE}")
        return cls(engine, BlobStore(blobs or home / BLOB_FOLDER))

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put_snapshot(self, snapshot: Snapshot) -> None:
        """Keep the bytes, then the row that names them; a snapshot that is stored already stays as it was."""
        self.blobs.put(snapshot.sha256, snapshot.content)
        with writing(self.engine) as connection:
            insert_snapshot(connection, snapshot)

    def snapshot(self, sha: str) -> Snapshot:
        """The snapshot, its bytes checked. Raises ``MissingSnapshot``, ``MissingBlob`` or ``DamagedBlob``."""
        with reading(self.engine) as connection:
            require_snapshot(connection, sha)
            return load_snapshot(connection, sha, self.blobs.get(sha))

    def save_draft(
        self,
        draft: Entry,
        outcome: Outcome,
        changes: Sequence[Change] = (),
        contents: Sequence[Content] = (),
        found_at: datetime | None = None,
    ) -> Entry:
        """Store the draft, its outcome and what is news about the work; the entry comes back with the version it got.

        A draft of the same work, snapshot and extractor version is stored once: the stored entry comes back, and when
        it is the current one already the changes have been told. ``contents`` is what the snapshots say that were
        read for it, ``found_at`` when the changes were found, by default now.
        Raises ``MissingSnapshot`` when the snapshot was not put first.
        """
        with writing(self.engine) as connection:
            require_snapshot(connection, draft.snapshot_sha256)
            replaced = lock_work(connection, draft.work_id)
            entry = append_entry(connection, draft)
            append_outcome(connection, outcome, draft.extractor_version)
            save_contents(connection, contents)
            if entry.version != replaced:
                redraw(connection, entry.work_id, replaced)
                append_changes(connection, changes, found_at)
            return entry

    def entry(self, work_id: str, version: int | None = None) -> Entry:
        """The current entry of a work, or the version named, as the machine drafted it. Raises ``UnknownWork``."""
        with reading(self.engine) as connection:
            return load_entry(connection, work_id, version)

    def entries(self, query: EntryQuery | None = None) -> Iterator[Entry]:
        """The entries asked for (all current ones without ``query``), the newest first, one at a time."""
        with reading(self.engine) as connection:
            yield from load_entries(connection, query or EntryQuery())

    def listing(self, query: EntryQuery | None = None) -> tuple[EntryLine, ...]:
        """A line for each of the entries asked for, the newest first: quicker than the entries themselves."""
        with reading(self.engine) as connection:
            return list_entries(connection, query or EntryQuery())

    def has(self, work_id: str, sha: str, extractor_version: str) -> bool:
        """Whether the work's current entry is the one that this extractor draws from this snapshot."""
        with reading(self.engine) as connection:
            return current_entry_of(connection, sha, extractor_version, work_id) is not None

    def entry_from(self, sha: str, extractor_version: str) -> Entry | None:
        """The current entry that this extractor drew from this snapshot, whichever its work."""
        with reading(self.engine) as connection:
            return current_entry_of(connection, sha, extractor_version, None)

    def work_of(self, sha: str) -> str | None:
        """The work whose current entry is from this snapshot, by any extractor; the first drafted, if several.

        What a work said before and says no longer is not its own: published again elsewhere it may be another work.
        """
        with reading(self.engine) as connection:
            return work_with(connection, sha)

    def pending(self, extractor_version: str) -> tuple[str, ...]:
        """Hashes of the snapshots that this extractor has not dealt with, the oldest first.

        After a crash or a new extractor version these are what is left to do.
        """
        with reading(self.engine) as connection:
            return tuple(pending_snapshots(connection, extractor_version))

    def pending_addresses(self, extractor_version: str, works: Sequence[str] = ()) -> tuple[str, ...]:
        """Where the ``pending`` snapshots are from: the address of the entry, else the one that was asked for.

        With ``works``, only the snapshots of their current entries.
        """
        with reading(self.engine) as connection:
            return tuple(pending_addresses(connection, extractor_version, works))

    def record(
        self,
        outcome: Outcome,
        extractor_version: str | None = None,
        changes: Sequence[Change] = (),
        contents: Sequence[Content] = (),
        found_at: datetime | None = None,
    ) -> None:
        """Log how an ingestion ended. With ``extractor_version`` its snapshot is no longer ``pending``.

        ``changes`` are what is news about works that are stored, found now or at ``found_at``; ``contents`` is what
        the snapshots say that were read.
        """
        with writing(self.engine) as connection:
            append_outcome(connection, outcome, extractor_version)
            save_contents(connection, contents)
            append_changes(connection, changes, found_at)

    def outcomes(self, query: OutcomeQuery | None = None) -> tuple[Outcome, ...]:
        """The outcomes asked for, the newest first."""
        with reading(self.engine) as connection:
            return load_outcomes(connection, query or OutcomeQuery())

    def fetch_state(self, url: str) -> FetchState | None:
        """What is known of a URL from the last time it was asked for."""
        with reading(self.engine) as connection:
            return next(load_fetches(connection, [url]), None)

    def save_fetch(self, state: FetchState) -> None:
        """Remember the answer of a URL, in place of what was known of it."""
        with writing(self.engine) as connection:
            save_fetches(connection, [state])
