"""Stores to test on: SQLite always, PostgreSQL when its server programs are installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from output.store import Store
from tests.postgresql import PostgresServer


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'monitor.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
def postgresql_url(postgresql: PostgresServer) -> str:
    """The URL of an empty PostgreSQL database."""
    return postgresql.new_schema()


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path, database_url) as opened:
        yield opened


@pytest.fixture(scope="session")
def published_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder of a store in which something is published: for copies, made once."""
    from tests.output.publish.examples import fill

    home = tmp_path_factory.mktemp("published") / "home"
    with Store.open(home) as opened:
        fill(opened)
    return home
