"""One night at a time: a second one would go on with the first as with one that was killed, and end it too early."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = "night.lock"
"""The file in the home folder that a night holds for as long as it lasts."""


class NightUnderWay(RuntimeError):
    """Another night runs in the same home; the message says what to do."""


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Be the only night in ``home`` for as long as the context lasts. Raises ``NightUnderWay``, at once.

    The system lets go of what a killed process held.
    """
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise NightUnderWay(
            f"A night is under way in {home}. Wait until it has ended and try again: what it has visited by then is "
            "not due any more."
        ) from None
    try:
        yield
    finally:
        lock.release()
