"""What happens to one document in a worker happens to no other, and never to the parent."""

import gc
import os
import signal
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from multiprocessing import active_children
from pathlib import Path

import pytest
from pebble.pool.channel import ChannelMutex

from extractors.failures import Crashed, DocumentFailure, Encrypted, TooMuchMemory, TooSlow
from extractors.worker import Work, WorkerLimits, WorkerPool

MEBIBYTE = 1024**2
LIMITS = WorkerLimits(workers=1, seconds=3, memory_bytes=512 * MEBIBYTE)


def echo(text: str) -> bytes:
    return text.encode()


def process_id() -> bytes:
    return str(os.getpid()).encode()


def refuse() -> bytes:
    raise Encrypted("locked")


def have_a_bug() -> bytes:
    raise ZeroDivisionError("secret words of the document")


def sleep_for_ever() -> bytes:
    time.sleep(3600)
    return b""


def spin_for_ever() -> bytes:
    while True:
        pass


def eat_memory() -> bytes:
    return b"a" * (1024 * MEBIBYTE)


def die() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def die_afterwards() -> bytes:
    threading.Timer(0.2, os._exit, (3,)).start()
    return b"answered"


def litter() -> bytes:
    """Leave some 70 MB of objects that refer to themselves."""
    gc.disable()
    for _ in range(1_000_000):
        ring: list[object] = []
        ring.append(ring)
    return b""


def resident() -> bytes:
    return Path("/proc/self/statm").read_text(encoding="ascii").split()[1].encode()


class Burden:
    """An argument whose end can be seen."""


def die_of(burden: Burden) -> bytes:
    return die()


def recurse(depth: int = 0) -> bytes:
    return recurse(depth + 1)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(LIMITS) as opened:
        yield opened


BAD_WORK: list[tuple[Work, type[DocumentFailure], str]] = [
    (refuse, Encrypted, "locked"),
    (have_a_bug, Crashed, "ZeroDivisionError at tests/extractors/test_worker.py:"),
    (recurse, Crashed, "RecursionError at "),
    (eat_memory, TooMuchMemory, "memory"),
    (die, Crashed, "exit code -9"),
    (sleep_for_ever, TooSlow, "time limit"),
    (spin_for_ever, TooSlow, "time limit"),
]


@pytest.mark.parametrize(("work", "failure", "detail"), BAD_WORK, ids=lambda value: getattr(value, "__name__", ""))
def test_bad_work_ends_as_a_named_failure(
    pool: WorkerPool, work: Work, failure: type[DocumentFailure], detail: str
) -> None:
    bad, good = pool.submit(work), pool.submit(echo, "next")
    with pytest.raises(DocumentFailure) as raised:
        bad.result()
    assert type(raised.value) is failure
    assert detail in raised.value.detail
    assert "secret words" not in raised.value.detail
    assert good.result() == b"next"


def test_work_is_never_done_in_the_parent(pool: WorkerPool) -> None:
    assert int(pool.submit(process_id).result()) != os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="reads a process's memory from /proc")
def test_a_document_leaves_its_memory_to_the_system() -> None:
    with WorkerPool(LIMITS) as pool:
        before = int(pool.submit(resident).result())
        pool.submit(litter).result()
        after = int(pool.submit(resident).result())
    assert (after - before) * os.sysconf("SC_PAGE_SIZE") < 20 * MEBIBYTE


def test_a_worker_is_replaced_after_its_share_of_work() -> None:
    with WorkerPool(WorkerLimits(workers=1, max_tasks=2)) as pool:
        workers = [pool.submit(process_id).result() for _ in range(4)]
    assert len(set(workers)) == 2


def test_workers_end_before_the_locks_that_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    still_there: set[int | None] = set()
    unlink = ChannelMutex.unlink

    def watched(mutex: ChannelMutex) -> None:
        still_there.update(child.pid for child in active_children())
        unlink(mutex)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(ChannelMutex, "unlink", watched)
    with WorkerPool(LIMITS) as pool:
        worker = int(pool.submit(process_id).result())
        assert worker in {child.pid for child in active_children()}
    assert worker not in still_there


def test_a_worker_that_dies_between_two_documents_costs_neither() -> None:
    with WorkerPool(LIMITS) as pool:
        for _ in range(2):
            assert pool.submit(die_afterwards).result() == b"answered"
            time.sleep(1)
            assert pool.submit(echo, "next").result() == b"next"


def test_a_document_that_killed_its_worker_is_not_kept(pool: WorkerPool) -> None:
    burden = Burden()
    kept = weakref.ref(burden)
    job = pool.submit(die_of, burden)
    del burden
    with pytest.raises(Crashed):
        job.result()
    assert pool.submit(echo, "the pool keeps the last").result()
    assert kept() is None


def test_workers_that_cannot_begin_are_a_named_failure() -> None:
    with WorkerPool(WorkerLimits(workers=1, memory_bytes=1)) as pool, pytest.raises(Crashed, match="no worker"):
        pool.submit(echo, "never").result()


def test_a_pool_that_is_stopped_waits_for_nothing() -> None:
    began = time.monotonic()
    with WorkerPool(WorkerLimits(workers=1)) as pool:
        jobs = [pool.submit(sleep_for_ever) for _ in range(5)]
        pool.stop()
        for job in jobs:
            with pytest.raises((Crashed, CancelledError)):
                job.result()
        with pytest.raises(BrokenExecutor):
            pool.submit(process_id)
    assert time.monotonic() - began < 60
