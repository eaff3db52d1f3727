"""Processes that may be killed: what happens to one document happens to no other, and never to the parent."""

import ctypes
import gc
import resource
import signal
from collections.abc import Callable, Collection
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, InvalidStateError, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import suppress
from multiprocessing import get_context
from threading import Lock
from types import TracebackType
from typing import Self
from weakref import WeakSet

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool
from pydantic import Field

from extractors.failures import Crashed, DocumentFailure, TooMuchMemory, TooSlow, failure_of
from extractors.unforeseen import crashed
from models.value import Value

Work = Callable[..., bytes]
"""What a worker does: a module-level function with arguments that can be pickled; its answer is JSON."""

CONSTS.channel_lock_timeout = 10.0
"""Seconds that workers wait for the pipe through which tasks come: with Pebble's 60 all of them have been seen to stand
still for a minute on a busy machine after one was stopped. The largest document passes in a second."""
GIBIBYTE = 1024**3
_Reply = tuple[str | None, bytes]
"""The code of a failure, if any, with its detail; else the answer."""


class WorkerLimits(Value):
    """What one document may cost. ``seconds`` bounds both the time that passes and the processor time."""

    workers: int = Field(default=2, ge=1)
    seconds: float = Field(default=180, gt=0)
    memory_bytes: int = Field(default=2 * GIBIBYTE, gt=0)
    max_tasks: int = Field(default=10, ge=1)
    """Documents after which a worker is replaced, so that what it remembers and what libraries leak is given back:
    with 50, two workers took 150 MB more over 62 government documents, and were no quicker."""


class Job:
    """The answer that a worker will give."""

    def __init__(self, schedule: Callable[[], ProcessFuture[_Reply]]) -> None:
        self._schedule: Callable[[], ProcessFuture[_Reply]] | None = schedule
        self.future = schedule()

    def result(self) -> bytes:
        """Wait for the answer. Raises the ``DocumentFailure`` that the work raised, or that ended it."""
        try:
            code, answer = self._reply()
        except FutureTimeoutError as error:
            raise TooSlow("stopped at the time limit") from error
        except ProcessExpired as error:
            raise _death(error) from error
        except BrokenExecutor as error:
            raise Crashed("no worker could begin") from error
        if code is None:
            return answer
        raise failure_of(code, answer.decode())

    def _reply(self) -> _Reply:
        try:
            return self.future.result()
        except BrokenExecutor:
            if self._schedule is None:
                raise
            # A worker died between two documents, perhaps of an earlier one: this one has not been tried yet.
            self.future = self._schedule()
            return self.future.result()
        finally:
            # The future keeps an error, the error its frames, these the job: it must not keep the document as well.
            self._schedule = None


def first_done(jobs: Collection[Job]) -> Job:
    """Wait until one of the jobs (at least one) has an answer or has failed; the earliest of those that have."""
    wait([job.future for job in jobs], return_when=FIRST_COMPLETED)
    return next(job for job in jobs if job.future.done())


class _Pool(ProcessPool):
    """Stops its workers before it takes away the locks that they share: Pebble does so after, and a worker that was
    only starting fell over them with a traceback."""

    def _stop_pool(self) -> None:
        if self._pool_manager_loop is not None:
            self._pool_manager_loop.join()
        self._pool_manager.worker_manager.force_stop_workers()  # type: ignore[no-untyped-call]
        super()._stop_pool()  # type: ignore[no-untyped-call]


class WorkerPool:
    """A few processes that work on documents, each within limits. Use as a context manager; threads may share it."""

    def __init__(self, limits: WorkerLimits | None = None, preload: tuple[str, ...] = ()) -> None:
        """``preload`` are modules that every worker needs: they are imported once, before the workers fork."""
        self._limits = limits or WorkerLimits()
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))
        self._renewal = Lock()
        self._stopped = False
        self._scheduled: WeakSet[ProcessFuture[_Reply]] = WeakSet()
        self._pool = self._fresh()

    def _fresh(self) -> _Pool:
        return _Pool(
            max_workers=self._limits.workers,
            max_tasks=self._limits.max_tasks,
            initializer=_begin,
            initargs=(self._limits.memory_bytes,),
            context=self._context,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stopped:
            return
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def stop(self) -> None:
        """End all workers at once and for good: jobs without an answer raise ``Crashed`` or ``CancelledError``, new
        ones ``BrokenExecutor``.
        """
        with self._renewal:
            self._stopped = True
            self._abandon()

    def submit(self, work: Work, *arguments: object) -> Job:
        """Have a worker do ``work(*arguments)``."""
        return Job(lambda: self._schedule(work, arguments))

    def _schedule(self, work: Work, arguments: tuple[object, ...]) -> ProcessFuture[_Reply]:
        with self._renewal:
            if self._stopped:
                raise BrokenExecutor("the workers were stopped")
            if not self._pool.active:
                # Pebble gives a whole pool up when a worker dies while none is at work.
                self._abandon()
                self._pool = self._fresh()
            seconds = self._limits.seconds
            future = self._pool.schedule(_guarded, args=(work, arguments, seconds), timeout=seconds)
            self._scheduled.add(future)
            return future

    def _abandon(self) -> None:
        """End the workers, and every job that Pebble leaves unanswered: one that no worker had begun."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        for future in list(self._scheduled):
            with suppress(InvalidStateError):
                future.set_exception(BrokenExecutor("the workers were stopped"))


def _begin(most_memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    # What was loaded before stays: to look it over for garbage would take time, and a copy of shared memory.
    gc.freeze()


def _limit_processor_time(seconds: float) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent + seconds) + 1, hard))


def _guarded(work: Work, arguments: tuple[object, ...], seconds: float) -> _Reply:
    _limit_processor_time(seconds)
    # Now rather than when the one before was done, so that nobody waited for it.
    _give_back()
    try:
        return None, work(*arguments)
    except DocumentFailure as failure:
        return failure.code, failure.detail.encode()
    except MemoryError:
        return TooMuchMemory.code, b"stopped at the memory limit"
    except Exception as error:
        return Crashed.code, crashed(error).detail.encode()


def _give_back() -> None:
    """Give the system the memory that the document before took: the C library would keep it."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def _death(error: ProcessExpired) -> DocumentFailure:
    if error.exitcode == -signal.SIGXCPU:
        return TooSlow("stopped at the processor time limit")
    return Crashed(f"exit code {error.exitcode}")
