"""The documents that a source names, worked out from its answers in a worker: what a server sends may be hostile.

A worker has no network. It is given the answers that there are; when discovery asks for another, it says which, and is
begun anew when that has been got.
"""

from collections.abc import Mapping, Sequence

from extractors.discover.discover import discover
from extractors.failures import failure_of
from models.item import Listing
from models.snapshot import Snapshot
from models.source import Source
from models.value import Value


class Failed(Value):
    """An address that gave no answer."""

    code: str
    detail: str = ""


class Step(Value):
    """Either the address that must be asked next, or the documents that the source names."""

    wanted: str | None = None
    listing: Listing | None = None


class _Wanted(BaseException):
    """Raised out of discovery, past whatever it does about failures."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def next_step(source: Source, languages: Sequence[str], answers: Mapping[str, Snapshot | Failed]) -> Step:
    """What comes after these answers, by address. Raises a ``DocumentFailure`` when the source cannot be read."""

    def get(url: str) -> Snapshot:
        answer = answers.get(url)
        if answer is None:
            raise _Wanted(url)
        if isinstance(answer, Failed):
            raise failure_of(answer.code, answer.detail)
        return answer

    try:
        return Step(listing=discover(source, get, languages))
    except _Wanted as wanted:
        return Step(wanted=wanted.url)


def step_json(source: Source, languages: Sequence[str], answers: Mapping[str, Snapshot | Failed]) -> bytes:
    """``next_step`` as JSON, for workers."""
    return next_step(source, languages, answers).model_dump_json().encode()
