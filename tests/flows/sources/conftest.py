"""A site with six kinds of addresses, an empty home, and the command line for sources."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from flows.cli import main
from tests.flows.sources.watched_pages import watched_site
from tests.web import serving, site


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture(scope="package")
def web() -> Iterator[str]:
    """The address of a site with all six, without a slash at its end."""
    with serving(site(watched_site())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def sources_command(
    web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs ``policy-monitor sources`` with arguments; the list is ``sources.toml`` in the test's folder."""
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("POLICY_MONITOR_SOURCES", str(tmp_path / "sources.toml"))
    monkeypatch.setenv("POLICY_MONITOR_FETCH_ALLOW", '["127.0.0.1"]')
    monkeypatch.setenv("POLICY_MONITOR_FETCH_PORTS", f"[{web.rpartition(':')[2]}]")
    monkeypatch.setenv("POLICY_MONITOR_FETCH_PAUSE_SECONDS", "0")
    monkeypatch.setenv("POLICY_MONITOR_WORKER_COUNT", "1")
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["policy-monitor", "sources", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run
