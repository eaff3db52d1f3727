from collections.abc import Iterator
from pathlib import Path

import pytest

from output.store import Store
from tests.output.desk.visiting import Visitor, desk


@pytest.fixture
def desk_store(tmp_path: Path) -> Iterator[Store]:
    """An empty store on SQLite."""
    with Store.open(tmp_path / "home") as store:
        yield store


@pytest.fixture
def local(desk_store: Store) -> Visitor:
    """The one user of a desk on loopback without users, over ``desk_store``."""
    return Visitor(desk(desk_store))
