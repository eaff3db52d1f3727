"""The same question asked by several threads at once is answered once."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Lets one thread work and hands its answer to all who ask meanwhile."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._begun: dict[Hashable, Future[Any]] = {}

    def __call__(self, question: Hashable, work: Callable[[], T]) -> T:
        """The answer of ``work()``, or of the same question's work that is under way. Raises what that raises."""
        with self._lock:
            begun = self._begun.get(question)
            if begun is None:
                mine: Future[T] = Future()
                self._begun[question] = mine
        if begun is not None:
            answer: T = begun.result()
            return answer
        try:
            mine.set_result(work())
        except BaseException as error:
            mine.set_exception(error)
        finally:
            with self._lock:
                del self._begun[question]
        return mine.result()
