"""Whether documents made to harm cost more than themselves: each must have an outcome, the parent must not notice.

    nice python -m benchmarks.hostile [--mutations 2000] [--sample 60] [--seconds 10] [--seed 1]

Reads and drafts, in the worker pool as an ingestion does, every bomb of ``tests/fixtures/bombs`` and mutations of the
fixtures and the demo's documents. Prints how many ended how, what took longest and what broke the reader down, and
ends with 1 when a promise is broken. ``--seconds`` is the limit for a document (the default setting is longer).
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import wait
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from extractors.failures import Crashed, DocumentFailure
from extractors.worker import Job, WorkerLimits, WorkerPool
from flows.intake.drafting import Assignment, Drafted, draft_json
from tests.extractors.read.office.test_docx import docx
from tests.extractors.read.office.test_odt import odt
from tests.extractors.read.snapshots import snapshot_of
from tests.fixtures import pages, pdfs
from tests.fixtures.bombs.every import Bomb, bombs
from tests.fixtures.mutations import mutated

MOST_GROWTH = 150 * 1000**2
"""Bytes by which the parent's resident memory may peak over where it began: some copies of the largest documents."""
GRACE_SECONDS = 60
"""Over the limit: a worker is killed and another started, which on a busy machine takes long."""
_SHOWN = 12
ASSIGNMENT = Assignment(work_id="hostile", profile="flanders", extractor_version="benchmark")
_DEMO = Path(__file__).parents[1] / "demo" / "site"


class Ending(NamedTuple):
    """How one document ended: the code of its outcome, the detail of a failure, seconds, bytes of the answer."""

    name: str
    code: str
    detail: str
    seconds: float
    answer: int


class Trial(NamedTuple):
    """What became of all documents: ``asked`` went in; ``growth`` is the parent's peak over its start, in bytes."""

    asked: int
    endings: tuple[Ending, ...]
    growth: int
    seconds: float


class Hung(Exception):
    """No worker answered long after the limit."""


def main() -> int:
    """Try all documents, or a sample of them; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--sample", type=int, help="only so many of the documents, chosen by the seed")
    parser.add_argument("--seconds", type=float, default=10, help="the limit for a document")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    trial = attempt(documents(options.mutations, options.seed, options.sample), WorkerLimits(seconds=options.seconds))
    show(trial)
    broken = broken_promises(trial)
    for promise in broken:
        print(f"BROKEN: {promise}")
    return 1 if broken else 0


def documents(mutations: int, seed: int, sample: int | None = None) -> list[Bomb]:
    """All bombs, then ``mutations`` of the fixtures by turns; only ``sample`` of them when it is given."""
    sound = _sound()
    names = sorted(sound)
    everything = [*bombs(), *(_mutation(sound, names[n % len(names)], seed, n) for n in range(mutations))]
    return everything if sample is None else random.Random(seed).sample(everything, sample)


def _mutation(sound: Mapping[str, bytes], name: str, seed: int, number: int) -> Bomb:
    def build() -> bytes:
        chance = random.Random(f"{seed} {number}")
        return mutated(sound[name], sound[chance.choice(sorted(sound))], chance)

    return Bomb(f"mutation {number} of {name}", "text/html" if "htm" in name else "", build)


def _sound() -> dict[str, bytes]:
    """The fixtures that are small and sound, and the demo's documents, by name."""
    made = {
        "sound.pdf": pdfs.sound(),
        "untagged.pdf": pdfs.untagged(),
        "open.pdf": pdfs.encrypted_without_password(),
        "sound.html": pages.sound(),
        "latin1.html": pages.latin1(),
        "spanish.html": pages.spanish(),
        "plan.docx": docx(),
        "plan.odt": odt(),
    }
    return made | {path.name: path.read_bytes() for path in sorted(_DEMO.glob("*/*")) if path.is_file()}


def attempt(hostile: Iterable[Bomb], limits: WorkerLimits) -> Trial:
    """Read and draft each document, as many at a time as there are workers. Raises ``Hung``."""
    todo = list(hostile)
    with TemporaryDirectory() as folder:
        # Building bombs takes memory that is none of the parent's.
        builder = get_context("fork").Process(target=_build, args=(todo, Path(folder)))
        builder.start()
        builder.join()
        _forget_peak()
        before, started = _peak(), monotonic()
        with WorkerPool(limits, preload=("flows.intake.loaded",)) as pool:
            pool.submit(bytes).result()  # has the workers started
            endings = tuple(_endings(pool, todo, Path(folder), limits))
        return Trial(len(todo), endings, _peak() - before, monotonic() - started)


def _build(todo: list[Bomb], folder: Path) -> None:
    for number, bomb in enumerate(todo):
        (folder / str(number)).write_bytes(bomb.build())


def _endings(pool: WorkerPool, todo: list[Bomb], folder: Path, limits: WorkerLimits) -> Iterator[Ending]:
    waiting = enumerate(todo)
    running: dict[Job, tuple[str, float]] = {}
    while True:
        for number, bomb in islice(waiting, limits.workers - len(running)):
            snapshot = snapshot_of((folder / str(number)).read_bytes(), bomb.media_type)
            running[pool.submit(draft_json, snapshot, ASSIGNMENT)] = (bomb.name, monotonic())
        if not running:
            return
        done, _ = wait([job.future for job in running], limits.seconds + GRACE_SECONDS, "FIRST_COMPLETED")
        if not done:
            raise Hung(", ".join(name for name, _ in running.values()))
        for job in [job for job in running if job.future.done()]:
            name, began = running.pop(job)
            yield _ending(job, name, monotonic() - began)


def _ending(job: Job, name: str, seconds: float) -> Ending:
    try:
        answer = job.result()
    except DocumentFailure as failure:
        return Ending(name, failure.code, failure.detail, seconds, 0)
    code = "incomplete" if Drafted.model_validate_json(answer).incomplete else "drafted"
    return Ending(name, code, "", seconds, len(answer))


def show(trial: Trial) -> None:
    """Print what became of the documents."""
    endings = trial.endings
    print(f"{trial.asked} documents in {trial.seconds:.0f} s, {len(endings)} with an outcome")
    for code, count in Counter(ending.code for ending in endings).most_common():
        print(f"  {count:5} {code}")
    deaths = [ending for ending in endings if ending.code == Crashed.code and ending.detail.startswith("exit code")]
    print(f"crashes isolated: {len(deaths)} workers died, and nothing else")
    print(f"longest {max(ending.seconds for ending in endings):.1f} s; parent grew by {trial.growth / 1000**2:.0f} MB")
    print(f"largest answer {max(ending.answer for ending in endings) / 1000**2:.1f} MB")
    print("slowest:")
    for ending in sorted(endings, key=lambda ending: -ending.seconds)[:_SHOWN]:
        print(f"  {ending.seconds:6.1f} s {ending.code:16} {ending.name}")
    print("broken down:")
    for ending in endings:
        if ending.code == Crashed.code:
            print(f"  {ending.name}: {ending.detail}")


def broken_promises(trial: Trial) -> list[str]:
    """What the documents did that they must not be able to do."""
    broken = []
    if len(trial.endings) != trial.asked:
        broken.append(f"{trial.asked - len(trial.endings)} documents have no outcome")
    if trial.growth > MOST_GROWTH:
        broken.append(f"the parent grew by {trial.growth / 1000**2:.0f} MB")
    return broken


def _forget_peak() -> None:
    """Begin anew to measure this process's peak of resident memory (proc(5), clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    sys.exit(main())
