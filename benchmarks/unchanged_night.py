"""A night on which nothing has changed: seconds, memory, Prefect's task runs, and the manners towards the servers.

    python -m benchmarks.unchanged_night [--hosts 1000] [--home FOLDER]

Watches five sources on each host of the quiet web (``benchmarks/quiet_web``): a first night fills the store, then what
is known of hosts is forgotten, as it is after a day, and ``policy-monitor nightly`` is measured. Ends with 1 when it
took more than 3 minutes or 600 MB, ran a task, left a source unasked or was impolite, by the server's own log.
"""

import argparse
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from benchmarks.names import leading_to
from benchmarks.quiet_web import TOP, crawl_delay, host_name, sources
from benchmarks.simulated_web.politeness import breaches
from benchmarks.simulated_web.server import Served
from extractors.version import extractor_version
from flows.intake.intake import open_store
from flows.intake.reception import HOSTS
from flows.night import Handed, run_night
from flows.night.readers import Readers
from flows.settings import Settings
from flows.sources.discovery_step import next_step
from models.night import Night
from models.outcome import Outcome, Status
from output.store import Store

MOST_SECONDS = 180.0
MOST_BYTES = 600 * 10**6
PAUSE_SECONDS = 1.0
_PORT = "QUIET_WEB_PORT"
_LOOK_SECONDS = 0.25


def main() -> None:
    """Measure and judge."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        home = arguments.home or Path(folder) / "home"
        log = Path(folder) / "requests.log"
        with _serving(log) as port, leading_to(port, TOP):
            _fill(home, arguments.hosts)
            shutil.rmtree(home / HOSTS)
            before = len(log.read_text().splitlines())
            listed = _listed(Path(folder), arguments.hosts)
            print(f"load before: {os.getloadavg()[0]:.1f}", flush=True)
            seconds, peak = _measured(home, listed, port)
        served = [_served(line) for line in log.read_text().splitlines()[before:]]
        sys.exit(_judge(home, served, seconds, peak, arguments.hosts))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=1000, help="how many hosts, with five sources each")
    parser.add_argument("--home", type=Path, help="the store's folder, to keep it")
    return parser.parse_args()


@contextmanager
def _serving(log: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "benchmarks.quiet_web", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield int(server.stdout.readline() if server.stdout else 0)
        finally:
            server.terminate()


def _fill(home: Path, hosts: int) -> None:
    """The night before, in which nothing is drafted: what is measured never looks at an entry."""

    def deal_with(handed: Sequence[Handed], since: datetime) -> Iterable[Outcome]:
        with open_store(settings) as store:
            for document in handed:
                yield _listed_only(store, document.source.url, version)

    settings = Settings(home=home, fetch_allow=("127.0.0.0/8",), fetch_pause_seconds=0.0, fetch_robots=False)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    started = time.monotonic()
    version = extractor_version(settings.profile)
    # Three thousand answers of our own are read here, without workers.
    with patch.object(Readers, "read", lambda _, source, known, languages: next_step(source, known, languages)):
        night = run_night(settings, tuple(sources(hosts)), lambda: yesterday, deal_with)
    print(f"first night: {night.asked} addresses in {time.monotonic() - started:.0f} s, {len(night.failed)} failed")


def _listed_only(store: Store, url: str, version: str) -> Outcome:
    state = store.fetch_state(url)
    sha = state.snapshot_sha256 if state else None
    outcome = Outcome(url=url, status=Status.LISTED, code="listed", sentence="Not drafted.", snapshot_sha256=sha)
    store.record(outcome, version)
    return outcome


def _listed(folder: Path, hosts: int) -> Path:
    tables = (
        f'[[source]]\nid = "{source.id}"\nurl = "{source.url}"\nkind = "{source.kind}"\nevery = 24\ndraft = "all"\n'
        for source in sources(hosts)
    )
    path = folder / "sources.toml"
    path.write_text("\n".join(tables))
    return path


def _measured(home: Path, listed: Path, port: int) -> tuple[float, int]:
    """Seconds and peak bytes of the night, of its process and all that it starts."""
    settings = {
        "POLICY_MONITOR_HOME": str(home),
        "POLICY_MONITOR_FETCH_ALLOW": '["127.0.0.0/8"]',
        "POLICY_MONITOR_FETCH_PAUSE_SECONDS": str(PAUSE_SECONDS),
        _PORT: str(port),
    }
    command = [sys.executable, "-m", "benchmarks.unchanged_night", "--measured", str(listed)]
    started, peak = time.monotonic(), 0
    with subprocess.Popen(command, env=os.environ | settings) as night:
        while night.poll() is None:
            peak = max(peak, _resident(night.pid))
            time.sleep(_LOOK_SECONDS)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"processor time, the server's aside: {spent.ru_utime + spent.ru_stime:.0f} s")
    return time.monotonic() - started, peak


def _resident(root: int) -> int:
    """Bytes of memory of a process and its descendants; what they share counts for each."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                after_name = (folder / "stat").read_text().rpartition(")")[2].split()
                parents[int(folder.name)] = int(after_name[1])
                pages[int(folder.name)] = int((folder / "statm").read_text().split()[1])
            except (OSError, IndexError):
                continue
    family = {root}
    while more := {child for child, parent in parents.items() if parent in family and child not in family}:
        family |= more
    return sum(pages.get(process, 0) for process in family) * os.sysconf("SC_PAGE_SIZE")


def _served(line: str) -> Served:
    host, path, started, ended, status = line.split(" ")
    return Served(host, path, float(started), float(ended), int(status))


def _judge(home: Path, served: Sequence[Served], seconds: float, peak: int, hosts: int) -> int:
    """Say how it went; the exit code."""
    with open_store(Settings(home=home)) as store:
        number = store.nights(1)[0].number
        night = store.night(number)
    delays = {host_name(number): crawl_delay(host_name(number)) for number in range(hosts)}
    rude = list(breaches(served, PAUSE_SECONDS, delays))
    tasks = _task_runs(home)
    print(f"{len(served)} requests, {sum(one.status == 304 for one in served)} of them not modified")
    print(f"{seconds:.0f} s, {peak / 10**6:.0f} MB at most, {tasks} task runs, load {os.getloadavg()[0]:.1f}")
    print(f"impolite: {len(rude)} times", *rude[:20], sep="\n  ")
    right = _asked_all(night, hosts) and not rude and not tasks
    return 0 if right and seconds <= MOST_SECONDS and peak <= MOST_BYTES else 1


def _asked_all(night: Night | None, hosts: int) -> bool:
    print(night.model_dump_json(exclude={"failed"}) if night else "the night did not end")
    return bool(night) and night is not None and (night.sources_due, night.unchanged) == (5 * hosts, 5 * hosts)


def _task_runs(home: Path) -> int:
    with sqlite3.connect(home / "prefect" / "prefect.db") as database:
        (count,) = database.execute("SELECT count(*) FROM task_run").fetchone()
    return int(count)


def measured() -> None:
    """The night itself, in a process of its own: the command with the names of the quiet web."""
    from flows.cli import main as policy_monitor

    with leading_to(int(os.environ[_PORT]), TOP):
        sys.argv = ["policy-monitor", "nightly", "--sources", sys.argv[2]]
        policy_monitor()


if __name__ == "__main__":
    measured() if "--measured" in sys.argv else main()
