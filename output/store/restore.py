"""Puts a backup back into an empty store."""

import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO

from alembic import command
from sqlalchemy import Connection, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import StatementError

from output.store.archive import BLOB_FOLDER, MANIFEST, Manifest, TableFile, from_json, table_file, tables_of
from output.store.blobs import BlobStore
from output.store.engine import migrating
from output.store.errors import DamagedBackup, NotEmpty
from output.store.migrate import config, refuse_newer
from output.store.rebuild import fill
from output.store.store import Store

_BATCH = 200
"""Rows in one insert; entries are some 100 kB each."""


def restore(source: Path, home: Path, database_url: str | None = None, blobs: str | None = None) -> Manifest:
    """Fill the empty store of these places (see ``Store.open``) from the backup file ``source``.

    All rows come in one transaction, after the blobs: interrupted, the store is still empty and the same command
    can be run again. Raises ``DamagedBackup``, ``NotEmpty``, ``UnknownRevision`` or ``DiskFull``.
    """
    try:
        with tarfile.open(source) as tar:
            manifest = Manifest.model_validate_json(_open(tar, MANIFEST).read())
            refuse_newer(manifest.revision)
            home.mkdir(parents=True, exist_ok=True)
            store = Store.at(home, database_url, blobs)
            try:
                _restore(tar, manifest, store)
            finally:
                store.close()
            return manifest
    except (tarfile.TarError, ValueError, KeyError, EOFError, StatementError) as error:
        raise DamagedBackup(f"{source.name} is no whole backup of policy-monitor. Use another one.") from error


def _restore(tar: tarfile.TarFile, manifest: Manifest, store: Store) -> None:
    with migrating(store.engine) as connection:
        _clear_empty(connection)
        restored = _restore_blobs(tar, store.blobs)
        if restored != manifest.blobs:
            raise DamagedBackup(
                f"The backup should hold {manifest.blobs} documents and holds {restored}. Use another one."
            )
        command.upgrade(config(connection), manifest.revision)
        tables = {table.name: table for table in tables_of(connection)}
        for name in (name for name in tables if name in manifest.tables):
            _restore_table(tar, manifest.tables[name], tables[name], connection)
        if lost := manifest.tables.keys() - tables:
            raise DamagedBackup(f"The backup has tables that its revision does not know: {sorted(lost)}.")
        command.upgrade(config(connection), "head")
        fill(connection)


def _clear_empty(connection: Connection) -> None:
    """Take away the tables, which must hold nothing."""
    for table in tables_of(connection):
        if connection.execute(select(table).limit(1)).first() is not None:
            raise NotEmpty(
                "A backup is restored into an empty store only. Name an empty folder in POLICY_MONITOR_HOME "
                "(or an empty database in DATABASE_URL), restore, and then put that in the place of the old one."
            )
    metadata = MetaData()
    metadata.reflect(connection)
    metadata.drop_all(connection)


def _restore_blobs(tar: tarfile.TarFile, blobs: BlobStore) -> int:
    names = [name for name in tar.getnames() if re.fullmatch(rf"{BLOB_FOLDER}[0-9a-f]{{64}}", name)]
    for name in names:
        content, sha = _open(tar, name).read(), name.removeprefix(BLOB_FOLDER)
        if sha256(content).hexdigest() != sha:
            raise DamagedBackup(f"Document {sha[:12]} of the backup has changed. Use another one.")
        blobs.put(sha, content)
    return len(names)


def _restore_table(tar: tarfile.TarFile, expected: TableFile, table: Table, connection: Connection) -> None:
    zoned, digest = connection.dialect.name == "postgresql", sha256()
    for lines in _batches(_open(tar, table_file(table.name))):
        digest.update(b"".join(lines))
        rows = [json.loads(line) for line in lines]
        values = [{n: from_json(table.c[n], value, zoned=zoned) for n, value in row.items()} for row in rows]
        connection.execute(insert(table), values)
    if digest.hexdigest() != expected.sha256:
        raise DamagedBackup(f"Table {table.name} of the backup has changed. Use another one.")
    if zoned and isinstance(table.c.get("id", table.c[0]).type, Integer):
        connection.execute(  # rows came with their numbers: the next must follow the last
            text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT max(id) FROM {table.name}))")  # noqa: S608
        )


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    iterator = iter(lines)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _open(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    file = tar.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file
