from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from output.store import Store
from tests.output.desk.visiting import Visitor, desk
from tests.output.people.conftest import quick_hashes  # noqa: F401  for every test here


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an empty store: quicker to copy than to make."""
    home = tmp_path_factory.mktemp("empty") / "home"
    Store.open(home).close()
    return home


@pytest.fixture
def desk_store(empty_home: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store on SQLite."""
    with Store.open(copytree(empty_home, tmp_path / "home")) as store:
        yield store


@pytest.fixture
def local(desk_store: Store) -> Visitor:
    """The one user of a desk on loopback without users, over ``desk_store``."""
    return Visitor(desk(desk_store))
