"""The same work on each of some documents, in workers that may be killed."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from extractors.failures import DocumentFailure
from extractors.fetch import Courtesy, fetch
from extractors.worker import Job, WorkerPool
from flows.ahead import ahead
from flows.intake.outcomes import failed
from flows.intake.preload import preload
from flows.settings import Settings


class Answer(NamedTuple):
    """What became of the document at ``url``: the work's answer, or the failure's code and what it means."""

    url: str
    content: bytes | None
    code: str | None = None
    sentence: str | None = None


def each_document(
    urls: Sequence[str], settings: Settings, work: Callable[..., bytes], *arguments: object
) -> Iterator[Answer]:
    """The answer of ``work(snapshot, *arguments)`` for each URL, in order."""
    with (
        WorkerPool(settings.worker_limits, preload=preload(len(urls))) as pool,
        TemporaryDirectory(prefix="policy-monitor-") as hosts,
    ):
        courtesy = Courtesy(Path(hosts), settings.politeness)

        def send(url: str) -> Job | DocumentFailure:
            try:
                return pool.submit(work, fetch(url, settings.fetch_limits, courtesy), *arguments)
            except DocumentFailure as failure:
                return failure

        sent = ((url, send(url)) for url in dict.fromkeys(urls))
        for url, job in ahead(sent, settings.worker_count):
            try:
                if isinstance(job, DocumentFailure):
                    raise job
                yield Answer(url, job.result())
            except DocumentFailure as failure:
                yield Answer(url, None, failure.code, failed(url, failure).sentence)
