"""An installation as docs/deploy.md describes it: PostgreSQL, Prefect's server on it, a work pool and its workers."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import requests

from flows.prefect_server import server

ROOT = Path(__file__).parents[2]
_PROGRAMS = Path(sys.executable).parent
_STEP_SECONDS = 240


class Installation:
    """Runs the programs of an installation. ``environment`` is what each of them gets to know of the others."""

    def __init__(self, api: str, environment: Mapping[str, str]) -> None:
        self.api = api
        self.environment = os.environ | environment | {"PATH": f"{_PROGRAMS}:{os.environ['PATH']}"}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def run(self, program: str | Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a program to its end, from the project's folder."""
        return subprocess.run(
            [program, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=_STEP_SECONDS,
            check=False,
        )

    def deploy(self) -> None:
        """Make the work pool, the deployments and the rule for zombies."""
        done = self.run(ROOT / "deploy" / "deploy")
        assert done.returncode == 0, done.stdout + done.stderr

    def start_worker(self, name: str) -> None:
        """Start a worker that does one run at a time."""
        command = [str(_PROGRAMS / "prefect"), "worker", "start", "--pool", "monitor", "--name", name, "--limit", "1"]
        self._running[name] = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def kill_worker(self, name: str) -> int:
        """Kill a worker and every process that it began, all at once (SIGKILL); how many these were."""
        process = self._running.pop(name)
        family = [process.pid, *descendants(process.pid)]
        for pid in family:
            os.kill(pid, signal.SIGSTOP)
        for pid in family:
            os.kill(pid, signal.SIGKILL)
        process.wait()
        return len(family)

    def stop(self) -> None:
        """End the workers that are left."""
        for name in list(self._running):
            self.kill_worker(name)

    def runs(self, flow: str) -> list[dict[str, Any]]:
        """The flow runs of a flow, as Prefect's API tells them, the oldest first."""
        wanted = {"flows": {"name": {"any_": [flow]}}, "sort": "START_TIME_ASC"}
        answer = requests.post(f"{self.api}/flow_runs/filter", json=wanted, timeout=10)
        answer.raise_for_status()
        found: list[dict[str, Any]] = answer.json()
        return found


def descendants(pid: int) -> list[int]:
    """The processes that a process began, and those that they began."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        begun = [
            int(child) for task in children.parent.parent.iterdir() for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [found for child in begun for found in (child, *descendants(child))]


@contextmanager
def installed(home: Path, database: str, prefect_database: str, **settings: str) -> Iterator[Installation]:
    """An installation without workers, with the deployments made; stopped at the end."""
    own = {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": prefect_database,
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
        "POLICY_MONITOR_HOME": str(home),
        "DATABASE_URL": database,
        **settings,
    }
    before = dict(os.environ)
    os.environ.update(own)
    try:
        with ExitStack() as stack:
            api = stack.enter_context(server(home, scheduling=True))
            installation = Installation(api, own | {"PREFECT_API_URL": api})
            stack.callback(installation.stop)
            installation.deploy()
            yield installation
    finally:
        os.environ.clear()
        os.environ.update(before)
