"""A version changes with what draws entries, or with what reads which documents a source names, and with nothing else."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import extractors.version
from extractors.version import discovery_version, extractor_version

PACKAGES = Path(extractors.version.__file__).parents[1]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a copy of the packages, of which the version is told."""
    for package in ("extractors", "models"):
        shutil.copytree(PACKAGES / package, tmp_path / package)
    monkeypatch.setattr(extractors.version, "__file__", str(tmp_path / "extractors" / "version.py"))
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    extractor_version.cache_clear()
    discovery_version.cache_clear()


def version_after_a_change_of(copy: Path, file: str, version: Callable[[], str] = extractor_version) -> str:
    path = copy / file
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    forget()
    return version()


@pytest.mark.parametrize(
    "file",
    [
        "extractors/find/actions.py",
        "extractors/rules/fr/actions.toml",
        "extractors/read/pdf/lines.py",
        "extractors/language/sentences.py",
        "models/entry.py",
    ],
)
def test_what_draws_an_entry_counts(copy: Path, file: str) -> None:
    before = extractor_version()
    assert version_after_a_change_of(copy, file) != before


@pytest.mark.parametrize(
    "file",
    [
        "extractors/fetch/web.py",
        "extractors/change/compare.py",
        "extractors/change/data/volatile.toml",
        "extractors/relevance/relevance.py",
        "extractors/expectations.py",
        "models/change.py",
        "models/night.py",
    ],
)
def test_what_watches_does_not(copy: Path, file: str) -> None:
    before = extractor_version()
    assert version_after_a_change_of(copy, file) == before


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("extractors/discover/listing.py", True),
        ("extractors/alike/group.py", True),
        ("extractors/read/html/page.py", True),
        ("models/item.py", True),
        ("extractors/find/actions.py", False),
        ("extractors/rules/fr/actions.toml", False),
        ("models/entry.py", False),
    ],
)
def test_what_reads_a_list_counts_for_discovery(copy: Path, file: str, counts: bool) -> None:
    before = discovery_version()
    assert (version_after_a_change_of(copy, file, discovery_version) != before) is counts
