from collections.abc import Iterator
from pathlib import Path

import pytest

from output.store import Store


@pytest.fixture
def monitor(tmp_path: Path) -> Iterator[Store]:
    """An empty store on SQLite."""
    with Store.open(tmp_path / "home") as store:
        yield store
