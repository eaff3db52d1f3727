"""Drafting anew, from the archive, what an older extractor drafted or a killed run left. No network, no Prefect."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.version import extractor_version
from flows.intake.intake import Intake
from flows.intake.reception import Drawn
from flows.settings import Settings
from flows.sources.sources import load_sources, source_of
from models.item import Item
from models.outcome import Outcome, Status
from models.source import ALONE, Source
from output.store import Store
from output.store.queries import OutcomeQuery


def pending_urls(settings: Settings, store: Store, works: Sequence[str] = (), limit: int | None = None) -> list[str]:
    """The addresses whose archived documents this extractor has not dealt with, the oldest first.

    For a document that a landing page led to it is the page's address. ``works``: only of these, and only what has
    an entry; ``limit``: no more than so many.
    """
    urls = store.pending_addresses(extractor_version(settings.profile), works)
    return list(dict.fromkeys(urls))[:limit]


def known_sources(settings: Settings) -> tuple[Source, ...]:
    """The list of sources, for what it says of documents; empty without a list. Raises ``BadSources``."""
    return load_sources(settings.sources) if settings.sources.is_file() else ()


def redraft(settings: Settings, store: Store, urls: Sequence[str], sources: Iterable[Source] = ()) -> Iterator[Outcome]:
    """Draft these addresses anew from the bytes that their entries were drawn from, or else from what the archive has
    of them: the recorded outcome of each, as they end.

    ``sources`` is the list: what it says of documents, and of those that its sources named, is known again. What
    reviewers decided stays, and the same bytes are never a change. A document without an entry that was only listed,
    or that a source named of which only what is relevant is drafted, is drafted if it is on a topic of the profile.
    Raises a ``StoreFailure`` when nothing can be stored.
    """
    listed = {source.id: source for source in sources}
    named = [source_of(item, listed[item.source_id]) for item in _items(store, listed)]
    choosy = {source.url for source in named if source.draft == "relevant"}

    def only_relevant(url: str) -> bool:
        return url in choosy or bool(store.outcomes(OutcomeQuery(url=url, status=Status.LISTED, limit=1)))

    known, archive = [*listed.values(), *named], Drawn(store)
    with Intake(settings, store, archive, known, expected=len(urls), only_relevant=only_relevant) as intake:
        yield from intake.take_in(urls)


def _items(store: Store, listed: Mapping[str, Source]) -> Iterator[Item]:
    """The documents that the sources on the list have named."""
    if any(source.kind not in ALONE for source in listed.values()):
        yield from (state.item for state in store.items() if state.item.source_id in listed)
