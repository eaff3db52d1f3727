"""Writes a backup of a store while it is in use."""

import json
import os
import tarfile
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile

from sqlalchemy import Connection, Table, select

from output.store.archive import BLOB_FOLDER, MANIFEST, Manifest, TableFile, table_file, tables_of, to_json
from output.store.blobs import BlobStore
from output.store.engine import reading
from output.store.errors import DamagedBlob, MissingBlob, named_failures
from output.store.migrate import revision_of
from output.store.schema import SnapshotRow
from output.store.store import Store


def backup(store: Store, target: Path) -> Manifest:
    """Write all that the store holds at this moment to the file ``target``, which must not exist yet.

    The file appears only when it is whole. Snapshots whose bytes are lost or changed are named in the manifest's
    ``missing`` and do not stop the rest. Raises ``FileExistsError`` or ``DiskFull``.
    """
    if target.exists():
        raise FileExistsError(f"{target} exists already. Give the backup another name.")
    part = target.with_name(f"{target.name}.part")
    try:
        with named_failures(), part.open("wb") as file:
            with tarfile.open(fileobj=file, mode="w") as tar:
                manifest = _write(store, tar)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write(store: Store, tar: tarfile.TarFile) -> Manifest:
    with reading(store.engine) as connection:
        tables = {table.name: _write_table(connection, table, tar) for table in tables_of(connection)}
        names = connection.execute(select(SnapshotRow.sha256).order_by(SnapshotRow.sha256)).scalars().all()
        revision = revision_of(connection) or ""
    # a blob is never changed or removed, so those of that moment are still there
    missing = _write_blobs(store.blobs, names, tar)
    manifest = Manifest(
        made_at=datetime.now(UTC), revision=revision, tables=tables, blobs=len(names) - len(missing), missing=missing
    )
    _add(tar, MANIFEST, manifest.model_dump_json(indent=2).encode())
    return manifest


def _write_table(connection: Connection, table: Table, tar: tarfile.TarFile) -> TableFile:
    digest, rows = sha256(), 0
    with TemporaryFile() as file:
        for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
            line = json.dumps({name: to_json(value) for name, value in row.items()}).encode() + b"\n"
            digest.update(line)
            file.write(line)
            rows += 1
        info = tarfile.TarInfo(table_file(table.name))
        info.size = file.tell()
        file.seek(0)
        tar.addfile(info, file)
    return TableFile(rows=rows, sha256=digest.hexdigest())


def _write_blobs(blobs: BlobStore, names: Iterable[str], tar: tarfile.TarFile) -> tuple[str, ...]:
    missing = []
    for name in names:
        try:
            _add(tar, BLOB_FOLDER + name, blobs.get(name))
        except (MissingBlob, DamagedBlob):
            missing.append(name)
    return tuple(missing)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    tar.addfile(info, BytesIO(content))
