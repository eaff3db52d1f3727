"""Whether a long ingestion is complete, bounded, repeatable and survives being killed.

    python -m benchmarks.endurance [FOLDER] [--kills 10] [--seed 1]

Takes a folder of documents in (by default the corpus of ``POLICY_MONITOR_CORPUS``) through the command line, three
times: from nothing; again, which must add nothing; and from nothing while being killed with SIGKILL at random
moments, which must end with the same entries. The code must not change meanwhile: a changed extractor drafts
everything anew. Prints wall time, documents a minute and the peak memory of the whole
process tree, and ends with 1 when a promise is broken.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from extractors.fetch import expand
from flows.intake.intake import open_store
from flows.settings import Settings
from output.store.queries import EntryQuery

MOST_MEMORY = 1500 * 1000**2
"""Bytes of resident memory of the whole process tree, shared pages counted once."""
MOST_SECOND = 0.1
"""Share of the first run's time that a run with nothing to do may take."""
_SAMPLE_SECONDS = 0.5


class Run(NamedTuple):
    """One run of the command: how it ended, how long it took (seconds) and its peak memory (bytes)."""

    code: int
    seconds: float
    memory: int
    told: str


def main() -> int:
    """Run all three; the exit code."""
    arguments = _arguments()
    total = len(expand(str(arguments.folder)))
    broken: list[str] = []
    with tempfile.TemporaryDirectory(prefix="endurance-") as scratch:
        home = Path(scratch) / "once"
        first = _ingest(arguments.folder, home)
        entries = _entries(home)
        print(f"first run   {_figures(first, total)}")
        print(f"outcomes    {dict(_outcomes(home))}")
        second = _ingest(arguments.folder, home)
        print(f"second run  {_figures(second, total)}, {second.seconds / first.seconds:.1%} of the first")
        broken += _judge(first, second, total, home)
        if _entries(home) != entries:
            broken.append("the second run changed the entries")
        killed_home = Path(scratch) / "killed"
        generator = random.Random(arguments.seed)
        for number in range(arguments.kills):
            moment = generator.uniform(0, 2 * first.seconds / max(1, arguments.kills))
            _ingest(arguments.folder, killed_home, kill_after=moment)
            print(f"kill {number + 1:2}     after {moment:.1f} s: {len(_entries(killed_home))} entries")
        last = _ingest(arguments.folder, killed_home)
        print(f"after kills {_figures(last, total)}")
        if _entries(killed_home) != entries:
            works = {work for work, _, _ in _entries(killed_home) ^ entries}
            broken.append(f"killed runs end with other entries for {sorted(works)}")
    for promise in broken:
        print(f"BROKEN: {promise}")
    return 1 if broken else 0


def _arguments() -> argparse.Namespace:
    corpus = Path(os.environ.get("POLICY_MONITOR_CORPUS", "../shared")) / "corpus"
    parser = argparse.ArgumentParser(description="Try the endurance of an ingestion.")
    parser.add_argument("folder", type=Path, nargs="?", default=corpus)
    parser.add_argument("--kills", type=int, default=10, help="how often to kill the third run")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    return parser.parse_args()


def _ingest(folder: Path, home: Path, kill_after: float | None = None) -> Run:
    command = [str(Path(sys.executable).with_name("policy-monitor")), "ingest", str(folder)]
    own = os.environ | {"POLICY_MONITOR_HOME": str(home)}
    started, peak = time.monotonic(), 0
    home.mkdir(parents=True, exist_ok=True)
    with (home / "told.txt").open("w+", encoding="utf-8") as told:
        with subprocess.Popen(command, env=own, stdout=told, stderr=subprocess.STDOUT) as process:
            while process.poll() is None:
                peak = max(peak, _memory(process.pid))
                if kill_after is not None and time.monotonic() - started > kill_after:
                    process.send_signal(signal.SIGKILL)
                time.sleep(min(_SAMPLE_SECONDS, kill_after or _SAMPLE_SECONDS))
        told.seek(0)
        return Run(process.returncode, time.monotonic() - started, peak, told.read())


def _memory(root: int) -> int:
    """The proportional set size (bytes) of a process and all its descendants."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(folder.name))
    family, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        family += _proportional_size(process)
    return family


def _proportional_size(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _entries(home: Path) -> frozenset[tuple[str, int, str]]:
    """Work, version and hash of every stored entry."""
    with open_store(Settings(home=home)) as store:
        entries = store.entries(EntryQuery(all_versions=True))
        return frozenset((e.work_id, e.version, sha256(e.model_dump_json().encode()).hexdigest()) for e in entries)


def _outcomes(home: Path) -> Counter[str]:
    """How often each code is recorded; the page beside a document is counted with the document."""
    with open_store(Settings(home=home)) as store:
        return Counter(outcome.code for outcome in store.outcomes() if outcome.code != "landing-page")


def _figures(run: Run, total: int) -> str:
    rate = 60 * total / run.seconds
    return (
        f"{run.seconds:.1f} s, {rate:.0f} documents a minute, peak {run.memory / 1000**2:.0f} MB, exit code {run.code}"
    )


def _judge(first: Run, second: Run, total: int, home: Path) -> list[str]:
    broken = []
    if sum(_outcomes(home).values()) != 2 * total:
        broken.append(f"{sum(_outcomes(home).values())} outcomes for two runs over {total} documents")
    if "Traceback" in first.told + second.told:
        broken.append("a traceback was shown")
    if max(first.memory, second.memory) > MOST_MEMORY:
        broken.append(f"peak memory over {MOST_MEMORY / 1000**2:.0f} MB")
    if second.seconds > MOST_SECOND * first.seconds:
        broken.append(f"the second run took over {MOST_SECOND:.0%} of the first")
    return broken


if __name__ == "__main__":
    sys.exit(main())
