"""What a fetch costs: each is done in a process of its own, forked from one that has loaded nothing but the fetching.

``python -m tests.extractors.fetch.cost`` reads orders as lines of JSON and answers each with its cost.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from extractors.failures import DocumentFailure
from extractors.fetch import FetchLimits, fetch
from models.value import Value

FETCHED = "fetched"
MOST_BYTES = 300 * 1000**2
"""Resident memory that no fetch may take, Python included."""


class Order(Value):
    """What to fetch, within which limits."""

    url: str
    limits: FetchLimits


class Cost(Value):
    """How a fetch ended ("fetched" or the code of the failure), how long it took, and its peak of resident memory.

    ``peak`` is in bytes, Python included, and rather more than less: what the process shares with the one that it
    was forked from counts twice.
    """

    ended: str
    seconds: float
    peak: int


class Accountant:
    """Orders fetches from the process that is behind ``process`` and takes down what each cost."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def cost(self, url: str, limits: FetchLimits) -> Cost:
        """Fetch ``url`` in a new process."""
        assert self._process.stdin
        assert self._process.stdout
        print(Order(url=url, limits=limits).model_dump_json(), file=self._process.stdin, flush=True)
        return Cost.model_validate_json(self._process.stdout.readline())


@contextmanager
def accountant() -> Iterator[Accountant]:
    """An accountant with a prepared process, which ends with the context."""
    command = [sys.executable, "-m", "tests.extractors.fetch.cost"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Accountant(process)
        assert process.stdin
        process.stdin.close()


def main() -> None:
    """Answer orders until there are no more."""
    for line in sys.stdin:
        sys.stdout.write(_account(Order.model_validate_json(line)).model_dump_json() + "\n")
        sys.stdout.flush()


def _account(order: Order) -> Cost:
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        cost = _fetch(order)
        os.write(telling, cost.model_dump_json().encode())
        os._exit(0)
    os.close(telling)
    with os.fdopen(told) as reader:
        cost = Cost.model_validate_json(reader.read())
    os.waitpid(child, 0)
    # A fork is not charged for what it has not touched of Python and its libraries: they are added whole.
    return cost.model_copy(update={"peak": cost.peak + _peak()})


def _fetch(order: Order) -> Cost:
    started, ended = monotonic(), FETCHED
    try:
        fetch(order.url, order.limits)
    except DocumentFailure as failure:
        ended = failure.code
    return Cost(ended=ended, seconds=monotonic() - started, peak=_peak())


def _peak() -> int:
    # Not ru_maxrss of getrusage, which a process takes over from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
