"""The bytes of snapshots: files named by their SHA-256, on a local disk or in a bucket (through fsspec)."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from output.store.errors import DamagedBlob, MissingBlob, StoreUnreachable, named_failures

INCOMING = "incoming"
"""The folder of half-written files; whatever stays there was left by a process that was killed."""


class BlobStore:
    """Content-addressed bytes under ``root``: a folder, or a URL that fsspec knows ("s3://bucket/blobs").

    Raises ``StoreUnreachable`` when fsspec does not know it.
    """

    def __init__(self, root: str | Path) -> None:
        try:
            self._fs, path = url_to_fs(str(root))
        except (ImportError, ValueError) as error:  # its message names the package to install, or the protocol
            raise StoreUnreachable(f"The archive of documents cannot be opened. {error}.") from error
        except OSError as error:
            raise StoreUnreachable(
                "The archive of documents cannot be reached. Check POLICY_MONITOR_ARCHIVE_URL and its server."
            ) from error
        self._root = str(path).rstrip("/")
        self._local = isinstance(self._fs, LocalFileSystem)

    def path_of(self, sha: str) -> str:
        """Where the blob named ``sha`` is or would be; split in 256 folders to keep each one small."""
        return f"{self._root}/{sha[:2]}/{sha}"

    def put(self, sha: str, content: bytes) -> None:
        """Store ``content`` under its hash; a blob that is there and sound is left alone.

        Once this returns the bytes survive a power cut. Raises ``DiskFull``; nothing half-written keeps the name.
        """
        with named_failures():
            if self._sound(sha):
                return
            if self._local:
                _write_durably(Path(self.path_of(sha)), content, Path(self._root) / INCOMING)
            else:  # an object store shows an object whole or not at all
                self._fs.pipe_file(self.path_of(sha), content)

    def get(self, sha: str) -> bytes:
        """The bytes named ``sha``. Raises ``MissingBlob`` or ``DamagedBlob``."""
        try:
            content = bytes(self._fs.cat_file(self.path_of(sha)))
        except FileNotFoundError:
            raise MissingBlob(
                f"The bytes of snapshot {sha[:12]} are missing. Restore a backup, or fetch the document again."
            ) from None
        if sha256(content).hexdigest() != sha:
            raise DamagedBlob(
                f"The bytes of snapshot {sha[:12]} have changed. Restore a backup, or fetch the document again."
            )
        return content

    def names(self) -> Iterator[str]:
        """The hashes of all blobs, in no particular order; other files are passed over."""
        for path in self._fs.find(self._root):
            name = str(path).rsplit("/", 1)[-1]
            if str(path) == self.path_of(name) and len(name) == sha256().digest_size * 2:
                yield name

    def leftovers(self) -> tuple[str, ...]:
        """Paths of files that are no blobs: what killed processes left half-written, or strangers' files."""
        blobs = {self.path_of(name) for name in self.names()}
        return tuple(sorted(str(path) for path in self._fs.find(self._root) if str(path) not in blobs))

    def _sound(self, sha: str) -> bool:
        try:
            self.get(sha)
        except (MissingBlob, DamagedBlob):
            return False
        return True


def _write_durably(path: Path, content: bytes, incoming: Path) -> None:
    for folder in (incoming, path.parent):
        folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=incoming, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    for folder in (path.parent, path.parent.parent):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
