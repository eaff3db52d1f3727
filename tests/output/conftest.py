"""Stores to test on: SQLite always, PostgreSQL when its server programs are installed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from output.store import Store

_numbers = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'monitor.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
def postgresql_url(postgresql: "PostgresServer") -> str:
    """The URL of an empty PostgreSQL database."""
    return postgresql.new_database()


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


class PostgresServer:
    """A PostgreSQL server of our own, reached through a socket in its folder."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._user = "nobody" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
        if self._user:
            shutil.chown(folder, self._user)

    def start(self) -> None:
        """Make a cluster and start it."""
        self._run("initdb", "-D", str(self._folder / "data"), "-U", "monitor", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off"
        self._run(
            "pg_ctl", "-D", str(self._folder / "data"), "-w", "-o", options, "-l", str(self._folder / "log"), "start"
        )
        self._run("createdb", "-h", str(self._folder), "-U", "monitor", "monitor")

    def stop(self) -> None:
        """Stop the server."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")

    def new_database(self) -> str:
        """The URL of an empty schema of its own: quicker to make than a database, and apart from all others."""
        name = f"monitor{next(_numbers)}"
        self._run("psql", "-q", "-h", str(self._folder), "-U", "monitor", "-c", f"CREATE SCHEMA {name}", "monitor")
        return f"postgresql://monitor@/monitor?host={self._folder}&options=-csearch_path%3D{name}"

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            user=self._user,
            cwd=self._folder,
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=60,
        )


def _programs() -> Path | None:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb")
    return installed[-1].parent if installed else Path(found).parent if found else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresServer]:
    """A running server, or a skip that says what to install."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs are not installed (apt install postgresql)")
    pytest.importorskip("psycopg", reason="install the extra: uv sync --extra postgresql")
    import tempfile

    with tempfile.TemporaryDirectory(prefix="pg") as folder:  # pytest's folders are too deep for a socket's path
        Path(folder).chmod(0o755)
        server = PostgresServer(programs, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()
