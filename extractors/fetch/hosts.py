"""What is known of each host, in small files that all processes of an installation share."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import Field, ValidationError

from extractors.failures import AskedToWait
from models.value import Value


class Rules(Value):
    """The text of a robots.txt and when it was got, in seconds since 1970."""

    text: str
    got_at: float


class HostRecord(Value):
    """``next_at`` is when the host may be asked next, in seconds since 1970; ``rules`` are by origin."""

    next_at: float = 0.0
    rules: dict[str, Rules] = Field(default_factory=dict)


class HostFile:
    """The record of one host. Only its holder may ask the host for anything."""

    def __init__(self, folder: Path, host: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{sha256(host.encode()).hexdigest()[:24]}.json"

    @contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Hold the host, waiting up to ``seconds`` for whoever holds it. Raises ``AskedToWait``.

        The system lets go of what a killed process held.
        """
        lock = FileLock(self._file.with_suffix(".lock"))
        try:
            lock.acquire(timeout=max(0.0, seconds))
        except Timeout:
            raise AskedToWait("other documents are being fetched from this server") from None
        try:
            yield
        finally:
            lock.release()

    def load(self) -> HostRecord:
        """What is known; nothing when the file is missing or damaged, for all of it can be asked again."""
        try:
            return HostRecord.model_validate_json(self._file.read_bytes())
        except (FileNotFoundError, ValidationError):
            return HostRecord()

    def save(self, record: HostRecord) -> None:
        """Replace what is known, in one step."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(record.model_dump_json(), encoding="utf-8")
        fresh.replace(self._file)
