"""Asking every source of a list whether it answers, and how many documents it names."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from extractors.discover import Get
from extractors.failures import DocumentFailure
from extractors.worker import WorkerPool
from flows.intake.outcomes import failed
from flows.settings import Settings
from flows.sources.discovering import discovered, discovery_pool, polite_get
from models.source import ALONE, Source
from models.value import Value

AT_ONCE = 8
"""Sources that are asked at the same time; those of one host still wait for each other."""


class Reply(Value):
    """What a source answered: "ok", "few" documents, or the code of a failure, with a sentence for the analyst."""

    id: str
    kind: str
    url: str
    code: str
    items: int = 0
    sentence: str = ""
    verified: bool = False

    @property
    def answered(self) -> bool:
        """Whether it gave something that could be read, be it few."""
        return self.code in {"ok", "few"}


def ask_all(
    sources: Sequence[Source], settings: Settings, languages: Sequence[str], on_reply: Callable[[str], None]
) -> Iterator[Reply]:
    """The reply of each source, in order; ``on_reply`` is called with the id of each as it comes, from any thread."""
    get = polite_get(settings)

    def ask(source: Source) -> Reply:
        reply = _reply(source, get, pool, languages)
        on_reply(source.id)
        return reply

    with discovery_pool(settings) as pool, ThreadPoolExecutor(AT_ONCE) as threads:
        yield from threads.map(ask, sources)


def _reply(source: Source, get: Get, pool: WorkerPool, languages: Sequence[str]) -> Reply:
    known = Reply(id=source.id, kind=source.kind, url=source.url, code="ok", verified=source.verified)
    try:
        if source.kind in ALONE:
            get(source.url)
        listing = discovered(source, get, pool, languages)
    except DocumentFailure as failure:
        return known.model_copy(update={"code": failure.code, "sentence": failed(source.url, failure).sentence})
    count, said = len(listing.items), " ".join(listing.warnings)
    if count < source.least_items:
        said = f"At least {source.least_items} documents are expected. {said}"
        return known.model_copy(update={"code": "few", "items": count, "sentence": said.strip()})
    return known.model_copy(update={"items": count, "sentence": said})
