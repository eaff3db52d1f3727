"""One step of discovery, for workers: what a server sends is parsed where it can hang or crash nobody else.

A worker has no network. It is given the answers that there are; when discovery asks for another, it says which, and is
begun anew when that has been got. Most sources need one.
"""

from collections.abc import Mapping, Sequence

from extractors.discover.discover import discover
from extractors.failures import DocumentFailure, TooLarge
from models.item import Listing
from models.snapshot import Snapshot
from models.source import Source
from models.value import Value

Answers = Mapping[str, Snapshot | DocumentFailure]
"""What each address gave, or why it gave nothing."""

MOST_BYTES = 100 * 1024 * 1024
"""Of all answers of one visit, for all of them are in memory at every step, here and in the worker. It is two sitemaps
as large as their standard allows; ten pages of a list have half of it, and of an index that is read up to 50 000
addresses each may take 2 kB."""


class Step(Value):
    """What the answers so far allow: the listing, or the address that is needed next."""

    listing: Listing | None = None
    wanted: str | None = None


class _Wanted(BaseException):
    """Raised out of discovery, past whatever it does about failures."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def next_step(source: Source, known: Answers, languages: Sequence[str]) -> Step:
    """What comes after the answers that are known. Raises what ``discover`` does."""

    def get(url: str) -> Snapshot:
        if url not in known:
            raise _Wanted(url)
        answer = known[url]
        if isinstance(answer, DocumentFailure):
            raise type(answer)(answer.detail)
        return answer

    try:
        return Step(listing=discover(source, get, languages))
    except _Wanted as wanted:
        return Step(wanted=wanted.url)


def check_bytes(known: Answers) -> None:
    """Raises ``TooLarge`` when the answers so far have more than ``MOST_BYTES`` together."""
    if sum(len(answer.content) for answer in known.values() if isinstance(answer, Snapshot)) > MOST_BYTES:
        most = f"{MOST_BYTES // 1024**2} MiB, which no setting raises"
        raise TooLarge(f"the source's answers together pass {most}; watch a part of it, such as one of its sitemaps")


def step_json(source: Source, known: Answers, languages: Sequence[str]) -> bytes:
    """The work of a worker: ``next_step`` as JSON."""
    return next_step(source, known, languages).model_dump_json().encode()
