import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from output.store import Store
from tests.output.lorn import ENTRY


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A store in which nothing is published."""
    with Store.open(tmp_path / "home") as store:
        yield store


@pytest.fixture
def monitor(tmp_path: Path, published_home: Path) -> Iterator[Store]:
    """A store in which something is published."""
    shutil.copytree(published_home, tmp_path / "home")
    with Store.open(tmp_path / "home") as store:
        yield store


@pytest.fixture
def key() -> str:
    """The key of the work with two versions."""
    return Store.key_of(ENTRY.work_id)
