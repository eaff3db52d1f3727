"""The same work on each of some documents, in workers that may be killed."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extractors.failures import DocumentFailure
from extractors.fetch import fetch
from extractors.worker import Job, WorkerPool
from flows.ahead import ahead
from flows.outcomes import failed
from flows.settings import Settings


class Answer(NamedTuple):
    """What became of the document at ``url``: the work's answer, or the sentence that says why there is none."""

    url: str
    content: bytes | None
    sentence: str | None = None


def each_document(
    urls: Sequence[str], settings: Settings, work: Callable[..., bytes], *arguments: object
) -> Iterator[Answer]:
    """The answer of ``work(snapshot, *arguments)`` for each URL, in order."""
    with WorkerPool(settings.worker_limits, preload=("extractors.pipeline",)) as pool:
        sent = ((url, _send(url, pool, settings, work, arguments)) for url in dict.fromkeys(urls))
        for url, job in ahead(sent, settings.worker_count):
            try:
                if isinstance(job, DocumentFailure):
                    raise job
                yield Answer(url, job.result())
            except DocumentFailure as failure:
                yield Answer(url, None, failed(url, failure).sentence)


def _send(
    url: str, pool: WorkerPool, settings: Settings, work: Callable[..., bytes], arguments: tuple[object, ...]
) -> Job | DocumentFailure:
    try:
        return pool.submit(work, fetch(url, settings.fetch_limits), *arguments)
    except DocumentFailure as failure:
        return failure
