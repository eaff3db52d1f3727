"""Answers kept on disk that can be worked out again: a folder of bounded size, the least recently used leave first."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

_ROOM = 0.9
"""Share of the bound that is left filled when files have to go, so that not every new one sends others away."""
_PART = ".part"
_DIGEST = sha256().digest_size
"""Bytes at the head of a file that tell whether the rest is as it was written."""


class DiskCache:
    """Bytes by name under ``folder``, at most ``most_bytes`` of them. Threads and processes may share it.

    A file that is lost or damaged, or a disk that is full, costs time and nothing else.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most = most_bytes
        self._lock = Lock()
        self._filled: int | None = None

    def get(self, name: str) -> bytes | None:
        """The bytes kept under ``name``, which count as used now; none when there are none."""
        path = self._path(name)
        try:
            kept = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        digest, content = kept[:_DIGEST], kept[_DIGEST:]
        return content if sha256(content).digest() == digest else None

    def put(self, name: str, content: bytes) -> None:
        """Keep ``content`` under ``name``; more than the whole cache may hold is not kept."""
        kept = sha256(content).digest() + content
        if len(kept) > self._most:
            return
        with suppress(OSError):
            self._write(self._path(name), kept)
            self._make_room(len(kept))

    def _path(self, name: str) -> Path:
        return self._folder / sha256(name.encode()).hexdigest()

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self._folder, suffix=_PART, delete=False) as file:
            try:
                file.write(content)
                file.flush()
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def _make_room(self, added: int) -> None:
        with self._lock:
            # Counted once, then added up: a folder of thousands of files takes long to look through.
            self._filled = self._size() if self._filled is None else self._filled + added
            if self._filled > self._most:
                self._filled = self._shrink()

    def _size(self) -> int:
        return sum(size for _, size, _ in self._files())

    def _shrink(self) -> int:
        """Remove the files used longest ago; how many bytes are left."""
        files = sorted(self._files())
        left = sum(size for _, size, _ in files)
        for _, size, path in files:
            if left <= self._most * _ROOM:
                break
            path.unlink(missing_ok=True)
            left -= size
        return left

    def _files(self) -> list[tuple[float, int, Path]]:
        """When each file was last used, its size and its path; what a killed process left half-written is one too."""
        found = []
        for path in self._folder.iterdir():
            with suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return found
