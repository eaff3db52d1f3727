"""Drafting anew, from the archive, what an older extractor drafted or a killed run left. No network, no Prefect."""

from collections.abc import Iterable, Iterator, Sequence

from extractors.version import extractor_version
from flows.intake import Intake
from flows.reception import Archive
from flows.settings import Settings
from flows.sources import load_sources
from models.outcome import Outcome, Status
from models.source import Source
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
    """Draft these addresses anew from what the archive has of them: the recorded outcome of each, as they end.

    ``sources`` say what is known of some of them. What reviewers decided stays, and the same bytes are never a change.
    What was only listed stays so unless it is on a topic of the profile now. Raises a ``StoreFailure`` when nothing
    can be stored.
    """

    def was_listed(url: str) -> bool:
        return bool(store.outcomes(OutcomeQuery(url=url, status=Status.LISTED, limit=1)))

    archive = Archive(store)
    with Intake(settings, store, archive, sources, expected=len(urls), only_relevant=was_listed) as intake:
        yield from intake.take_in(urls)
