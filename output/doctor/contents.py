"""Do the rows agree with the blobs and with each other."""

from collections.abc import Iterator

from pydantic import ValidationError
from sqlalchemy import Connection, and_, exists, func, select

from models.entry import Entry
from output.doctor.check import Fault, faults_of
from output.store.columns import without_nul
from output.store.dossiers import UNSOUND, load_dossier
from output.store.engine import reading
from output.store.errors import DamagedBlob, MissingBlob
from output.store.schema import DecisionRow, EntryRow, SnapshotRow, WorkRow
from output.store.store import Store

_AGAIN = (
    "Fetch the document again: policy-monitor ingest URL. "
    "If its publisher has changed it since, the old bytes are only in a backup: restore that into an empty store."
)


def blobs(store: Store) -> Iterator[Fault]:
    """Whether the bytes of every snapshot are there and have the hash that names them. Reads every blob."""
    with reading(store.engine) as connection:
        rows = connection.execute(select(SnapshotRow.sha256, SnapshotRow.final_url)).all()
    missing, changed = [], []
    for sha, url in rows:
        try:
            store.blobs.get(sha)
        except MissingBlob:
            missing.append(f"The bytes of {url} ({sha[:12]}) are missing.")
        except DamagedBlob:
            changed.append(f"The bytes of {url} ({sha[:12]}) have changed since they were fetched.")
    yield from faults_of("missing-blob", missing, _AGAIN)
    yield from faults_of("damaged-blob", changed, _AGAIN)


def orphans(store: Store) -> Iterator[Fault]:
    """Files that no row names: what a run left when it was killed between writing a blob and its row."""
    names = set(store.blobs.names())
    with reading(store.engine) as connection:
        known = set(connection.execute(select(SnapshotRow.sha256)).scalars())
    yield from faults_of(
        "orphan-blob",
        (f"The file {store.blobs.path_of(sha)} belongs to no snapshot." for sha in sorted(names - known)),
        "Harmless. When no run is busy, it may be deleted.",
    )
    yield from faults_of(
        "leftover",
        (f"The file {path} was left half-written, or does not belong here." for path in store.blobs.leftovers()),
        "Harmless. When no run is busy, it may be deleted.",
    )


def entries(store: Store) -> Iterator[Fault]:
    """Whether every entry can be read and says the same as the columns it is listed by."""
    broken = []
    with reading(store.engine) as connection:
        columns = (EntryRow.work_id, EntryRow.version, EntryRow.snapshot_sha256, EntryRow.title, EntryRow.document)
        for work_id, version, sha, title, document in connection.execute(select(*columns)):
            try:
                entry = Entry.model_validate_json(document)
            except ValidationError:
                broken.append(f"Version {version} of {work_id} cannot be read.")
                continue
            listed = (work_id, version, sha, title)
            said = entry.title.value and without_nul(entry.title.value)
            if listed != (entry.work_id, entry.version, entry.snapshot_sha256, said):
                broken.append(f"Version {version} of {work_id} is listed as something else than it is.")
    yield from faults_of("broken-entry", broken, "Someone changed the database by hand. Restore the last backup.")


def works(store: Store) -> Iterator[Fault]:
    """Whether every work has the entry that it shows, and every decision the version that it was made on."""
    with reading(store.engine) as connection:
        current = exists().where(and_(EntryRow.work_id == WorkRow.id, EntryRow.version == WorkRow.current_version))
        lost = connection.execute(select(WorkRow.id).where(~current)).scalars().all()
        yield from faults_of(
            "lost-entry",
            (f"The current entry of {work} is gone." for work in lost),
            "Restore the last backup, or draw the entry again: policy-monitor ingest URL.",
        )
        yield from _decisions(connection, set(lost))


def _decisions(connection: Connection, lost: set[str]) -> Iterator[Fault]:
    broken = []
    decided = connection.execute(select(DecisionRow.work_id, func.count()).group_by(DecisionRow.work_id))
    for work_id, number in decided.all():
        if work_id not in lost:
            try:
                load_dossier(connection, work_id)
            except UNSOUND as error:
                broken.append(f"The {number} decisions on {work_id} do not fit its entry: {error}")
    yield from faults_of(
        "broken-decisions", broken, "Restore the last backup; the decisions themselves are still stored."
    )
