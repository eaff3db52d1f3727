"""The cache keeps what was used last, within its bound, and costs nothing but time when it fails."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.desk.disk_cache import DiskCache

MOST = 250


def filled(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


def age(folder: Path, seconds: int) -> None:
    for file in folder.iterdir():
        os.utime(file, (file.stat().st_atime, file.stat().st_mtime - seconds))


def test_what_was_put_is_got_also_by_the_next_process(tmp_path: Path) -> None:
    DiskCache(tmp_path, MOST).put("a/b", b"picture")
    assert DiskCache(tmp_path, MOST).get("a/b") == b"picture"
    assert DiskCache(tmp_path, MOST).get("a/c") is None


def test_the_least_recently_used_leaves_first(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, MOST)
    cache.put("old", bytes(80))
    age(tmp_path, 10)
    cache.put("older", bytes(80))
    age(tmp_path, 10)
    assert cache.get("old")
    cache.put("new", bytes(80))
    assert cache.get("older") is None
    assert cache.get("old")
    assert cache.get("new")


def test_what_was_damaged_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, MOST)
    cache.put("name", b"picture")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert cache.get("name") is None


def test_what_is_larger_than_the_cache_is_not_kept(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, MOST)
    cache.put("small", b"x")
    cache.put("large", bytes(MOST + 1))
    assert cache.get("large") is None
    assert cache.get("small")


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = DiskCache(tmp_path / "file" / "cache", MOST)
    cache.put("name", b"x")
    assert cache.get("name") is None


@settings(max_examples=30, deadline=None)
@given(puts=st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, MOST + 20)), max_size=20))
def test_the_bound_holds_after_any_puts(puts: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        cache = DiskCache(Path(folder), MOST)
        for name, size in puts:
            cache.put(name, bytes(size))
            assert filled(Path(folder)) <= MOST
