"""The workers that read what sources answer: started when the first answer has to be read, which on most nights is soon
and on a quiet one never.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from threading import Lock
from typing import Self

from extractors.worker import WorkerLimits, WorkerPool
from flows.intake.preload import MANY, preload
from flows.sources.discovery_step import Answers, Step, step_json
from models.source import Source

PRELOAD = ("flows.sources.discovery_step",)


class Readers:
    """Reads answers in workers. Use as a context manager; threads may share it."""

    def __init__(self, limits: WorkerLimits) -> None:
        self._limits = limits
        self._lock = Lock()
        self._open = ExitStack()
        self._pool: WorkerPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def read(self, source: Source, known: Answers, languages: Sequence[str]) -> Step:
        """The next step of discovery. Raises a ``DocumentFailure``, also when the worker had to be stopped."""
        return Step.model_validate_json(self._workers().submit(step_json, source, known, languages).result())

    def _workers(self) -> WorkerPool:
        with self._lock:
            if self._pool is None:
                # What a source names anew is drafted next, by workers that share what is loaded now.
                self._pool = self._open.enter_context(WorkerPool(self._limits, (*PRELOAD, *preload(MANY))))
            return self._pool
