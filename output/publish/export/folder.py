"""A folder that is replaced by a new state, file by file, only once the whole new state is ready."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Self, TextIO

from filelock import FileLock, Timeout

from output.publish.export.errors import AnotherAtWork, InTheWay, LeadsOutside
from output.publish.export.manifest import LOCK, MANIFEST, STAGING, Manifest

_CHUNK = 1 << 20
"""Bytes that are compared at a time."""


class Changed(NamedTuple):
    """How many files were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


class ExportFolder:
    """Collects files beside those of the last export, in the same folder; :meth:`swap` puts them in their place.

    Until then no visible file has changed, and files that stay the same are never touched. Use as a context
    manager: whatever goes wrong inside leaves the last export as it was. Files that no export made are left alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.abspath(folder))  # noqa: PTH100  a link given by name is followed, below none is
        self._staging = self._folder / STAGING
        self._before = Manifest()
        self._files: dict[str, str] = {}
        self._kept: set[str] = set()
        self._works: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Raises ``ExportRefused``, having changed nothing."""
        self._before = Manifest.of(self._folder)
        self._made = not self._folder.exists()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._folder = self._folder.resolve()
        self._staging = self._folder / STAGING
        self._lock = FileLock(self._folder / LOCK)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise AnotherAtWork(f"Another export is writing to {self._folder}. Wait for it to finish.") from None
        self._before = Manifest.of(self._folder)
        self._clear()
        self._staging.mkdir()
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()
        self._lock.release()
        (self._folder / LOCK).unlink(missing_ok=True)
        if self._made and not any(self._folder.iterdir()):
            self._folder.rmdir()

    def put(self, path: str, text: str) -> None:
        """Stage a file; ``path`` is relative to the folder, with forward slashes."""
        with self.opened(path) as file:
            file.write(text)

    @contextmanager
    def opened(self, path: str) -> Iterator[TextIO]:
        """A file to stage piece by piece."""
        self._check(path)
        staged = self._staging / path
        staged.parent.mkdir(parents=True, exist_ok=True)
        with staged.open("w", encoding="utf-8", newline="") as file:
            yield file
        self._files[path] = _digest(staged)

    def keep(self, work: str, fingerprint: str, paths: Sequence[str]) -> bool:
        """Keep the files of a work as they are: when its fingerprint is that of the last export and nobody has
        changed them since. Else false: then they are to be staged.
        """
        self._works[work] = fingerprint
        if self._before.works.get(work) != fingerprint or not all(self._is_as_written(path) for path in paths):
            return False
        self._files |= {path: self._before.files[path] for path in paths}
        self._kept.update(paths)
        return True

    def swap(self) -> Changed:
        """Put every staged file that differs in its place, then remove what the last export had and this has not.

        Each file is replaced in one step. Pages come before the lists that lead to them, in the order in which they
        were staged. Interrupted, the same export can simply be run again.
        """
        staged = [path for path in self._files if path not in self._kept]
        changed = [path for path in staged if not _same(self._staging / path, self._folder / path)]
        gone = sorted(self._before.files.keys() - self._files.keys())
        if changed or gone or not self._before.whole:
            self._note(Manifest(whole=False, files=self._before.files | self._files))
        for path in changed:
            target = self._folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._staging / path).replace(target)
        for path in gone:
            self._remove(path)
        self._note(Manifest(files=self._files, works=self._works))
        return Changed(len(changed), len(self._files) - len(changed), len(gone))

    def _is_as_written(self, path: str) -> bool:
        self._check(path)
        place = self._folder / path
        return place.is_file() and path in self._before.files and _digest(place) == self._before.files[path]

    def _check(self, path: str) -> None:
        parts = PurePosixPath(path).parts
        if not parts or PurePosixPath(path).is_absolute() or ".." in parts:
            raise LeadsOutside(f"{path!r} is not a place inside the folder.")
        place = self._folder
        for part in parts:
            place /= part
            if place.is_symlink():
                raise LeadsOutside(f"{place} is a link and could lead out of the folder. Remove it and try again.")
        if place.exists() and (path not in self._before.files or not place.is_file()):
            raise InTheWay(f"{place} stands where a page should go, and no export made it. Move it away and try again.")

    def _remove(self, path: str) -> None:
        self._check(path)
        place = self._folder / path
        place.unlink(missing_ok=True)
        for parent in place.parents:
            if parent == self._folder or not parent.is_dir() or any(parent.iterdir()):
                return
            parent.rmdir()

    def _note(self, manifest: Manifest) -> None:
        aside, place = self._staging / MANIFEST, self._folder / MANIFEST
        aside.write_text(manifest.text(), encoding="utf-8")
        if not _same(aside, place):
            aside.replace(place)

    def _clear(self) -> None:
        if self._staging.is_symlink():
            raise LeadsOutside(f"{self._staging} is a link. Remove it and try again.")
        if self._staging.exists():
            shutil.rmtree(self._staging)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(_CHUNK):
            if piece != second.read(_CHUNK):
                return False
    return True
