"""A PostgreSQL server of the tests' own, when its programs are installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

_numbers = count(1)


class PostgresServer:
    """A PostgreSQL server, reached through a socket in its folder."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.folder = folder
        self.programs = programs
        self._user = "nobody" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
        if self._user:
            shutil.chown(folder, self._user)

    def start(self) -> None:
        """Make a cluster and start it."""
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", "monitor", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        self._run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(self.folder / "log"), "start")
        self._make_database("tests")

    def stop(self) -> None:
        """Stop the server."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def new_database(self) -> str:
        """The name of an empty database of its own, for what needs more than a schema."""
        name = f"database{next(_numbers)}"
        self._make_database(name)
        return name

    def new_schema(self) -> str:
        """The URL of an empty schema of its own: quicker to make than a database, and apart from all others."""
        name = f"monitor{next(_numbers)}"
        self._run("psql", "-q", "-h", str(self.folder), "-U", "monitor", "-c", f"CREATE SCHEMA {name}", "tests")
        return f"postgresql://monitor@/tests?host={self.folder}&options=-csearch_path%3D{name}"

    def _make_database(self, name: str) -> None:
        self._run("createdb", "-h", str(self.folder), "-U", "monitor", name)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / program, *arguments],
            user=self._user,
            cwd=self.folder,
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
    with tempfile.TemporaryDirectory(prefix="pg") as folder:  # pytest's folders are too deep for a socket's path
        Path(folder).chmod(0o755)
        server = PostgresServer(programs, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()
