"""Discovery in workers that may be killed: what a source answers is parsed there, and asked for here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from extractors.discover import Get, discover
from extractors.failures import DocumentFailure
from extractors.fetch import Courtesy, fetch
from extractors.worker import WorkerPool
from flows.intake.reception import HOSTS
from flows.settings import Settings
from flows.sources.discovery_step import Step, check_bytes, step_json
from models.item import Listing
from models.snapshot import Snapshot
from models.source import Source, SourceKind

_PARSED: frozenset[SourceKind] = frozenset({"listing", "feed", "sitemap"})
"""The kinds whose answers may be large and are parsed as they come; open interfaces answer in pages of their own
making, within bounds that their adapters check."""
_PRELOAD = ("extractors.discover.recognise",)


def polite_get(settings: Settings) -> Get:
    """Asks for addresses as the nightly run does: guarded, with leave, and one request to a host at a time."""
    courtesy = Courtesy(settings.home / HOSTS, settings.politeness)
    return lambda url: fetch(url, settings.fetch_limits, courtesy)


@contextmanager
def discovery_pool(settings: Settings) -> Iterator[WorkerPool]:
    """The workers in which answers are parsed."""
    with WorkerPool(settings.worker_limits, preload=_PRELOAD) as pool:
        yield pool


def discovered(source: Source, get: Get, pool: WorkerPool, languages: Sequence[str] = ()) -> Listing:
    """What ``discover`` finds, parsed in a worker; threads may share ``pool``.

    A worker is given all answers so far and says which it needs next: most sources need one. Raises what ``discover``
    does, what ``check_bytes`` does, and ``TooSlow``, ``TooMuchMemory`` or ``Crashed`` for an answer that ended its
    worker.
    """
    if source.kind not in _PARSED:
        return discover(source, get, languages)
    known: dict[str, Snapshot | DocumentFailure] = {}
    while True:
        step = Step.model_validate_json(pool.submit(step_json, source, known, tuple(languages)).result())
        if step.wanted is None:
            return step.listing or Listing(items=())
        known[step.wanted] = _answer(get, step.wanted)
        check_bytes(known)


def _answer(get: Get, url: str) -> Snapshot | DocumentFailure:
    try:
        return get(url)
    except DocumentFailure as failure:
        return failure
