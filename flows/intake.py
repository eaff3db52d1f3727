"""Taking documents in: get, archive, read in a worker, store the draft, record the outcome. No Prefect here."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any, Literal, NamedTuple, Self

from extractors.failures import DocumentFailure
from extractors.fetch import work_id
from extractors.version import extractor_version
from extractors.worker import Job, WorkerPool, first_done
from flows import outcomes
from flows.drafting import Assignment, Drafted, Lead, draft_json, lead_json
from flows.identity import work_of
from flows.preload import preload
from flows.reception import Outside, Reception, check_attachment
from flows.settings import Settings
from flows.sources import hints
from models.outcome import Outcome
from models.snapshot import Snapshot
from models.source import Source
from output.store import Store

Stage = Literal["fetching", "reading", "storing"]
_NO_PAGES = (b"%PDF-", b"PK\x03\x04")
"""How documents begin that are certainly no web pages."""


class _Found(NamedTuple):
    """What an address gave: the document, the landing page that led to it, and what is missing."""

    document: Snapshot
    page: Snapshot | None = None
    warning: str | None = None


class _Begun(NamedTuple):
    """A document that a worker is drafting."""

    url: str
    started: float
    work: str
    found: _Found
    job: Job

    @property
    def seconds(self) -> float:
        return monotonic() - self.started


class Intake:
    """Takes documents in, drafting a few at a time. Use as a context manager.

    ``sources`` say what is known of the documents at their addresses. ``on_stage`` is called as each begins.
    ``expected`` is about how many documents will come.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        reception: Reception | None = None,
        sources: Iterable[Source] = (),
        on_stage: Callable[[Stage], None] = lambda _: None,
        *,
        expected: int = 1,
    ) -> None:
        self._settings = settings
        self._store = store
        self._reception = reception or Outside(settings, store)
        self._pool = WorkerPool(settings.worker_limits, preload=preload(expected))
        self._version = extractor_version(settings.profile)
        self._sources = {work_id(source.url): source for source in sources}
        self._begun: list[_Begun] = []
        self._on_stage = on_stage

    def __enter__(self) -> Self:
        self._pool.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._pool.__exit__(*error)

    def take_in(self, urls: Iterable[str]) -> Iterator[Outcome]:
        """The recorded outcome of each URL, as they end. Raises a ``StoreFailure`` when nothing can be stored.

        Which work a document belongs to is settled in the order of the URLs, whichever is drafted first, so that
        a run that was killed and begun again ends with the same works.
        """
        for url in dict.fromkeys(urls):
            while len(self._begun) > self._settings.worker_count:
                yield self._finish_first()
            started = monotonic()
            try:
                yield from self._begin(url, started)
            except DocumentFailure as failure:
                yield self._record(outcomes.failed(url, failure, monotonic() - started))
        while self._begun:
            yield self._finish_first()

    def _begin(self, url: str, started: float) -> Iterator[Outcome]:
        """Get a document and have it drafted; yields outcomes where nothing is left to draft."""
        self._on_stage("fetching")
        snapshot = self._reception.receive(url)
        work = work_of(self._store, snapshot)
        if self._store.has(work, snapshot.sha256, self._version):
            yield self._unchanged(url, started, work, snapshot)
            return
        try:
            found = self._follow(snapshot, self._sources.get(work))
        except DocumentFailure as failure:
            outcome = outcomes.failed(url, failure, monotonic() - started, snapshot.sha256)
            yield self._record(outcome, self._version)
            return
        # The same bytes from another address are the same work: it must be stored before this one is judged.
        while any(begun.found.document.sha256 == found.document.sha256 for begun in self._begun):
            yield self._finish_first()
        twin = self._twin(work, found.document.sha256)
        if twin:
            yield self._unchanged(url, started, twin, found.document)
        else:
            self._begun.append(_Begun(url, started, work, found, self._draft(found, work)))

    def _follow(self, snapshot: Snapshot, source: Source | None) -> _Found:
        """The document that a snapshot leads to when it is a landing page; else itself."""
        alone = source is not None and source.kind == "document"
        if alone or snapshot.content.startswith(_NO_PAGES):
            return _Found(snapshot)
        address = Lead.model_validate_json(self._pool.submit(lead_json, snapshot).result()).address
        if address is None:
            return _Found(snapshot)
        try:
            check_attachment(snapshot, address)
            document = self._reception.receive(address)
        except DocumentFailure as failure:
            return _Found(snapshot, warning=outcomes.attachment_failed(failure))
        return _Found(document, page=snapshot)

    def _twin(self, work: str, sha: str) -> str | None:
        """The work whose current entry this extractor drew from these bytes, if it has done so."""
        if self._store.has(work, sha, self._version):
            return work
        entry = self._store.entry_from(sha, self._version)
        return entry.work_id if entry else None

    def _draft(self, found: _Found, work: str) -> Job:
        self._on_stage("reading")
        source = self._sources.get(work)
        assignment = Assignment(
            work_id=work,
            profile=self._settings.profile,
            extractor_version=self._version,
            hints=hints(source) if source else (),
        )
        return self._pool.submit(draft_json, found.document, assignment, found.page, found.warning)

    def _finish_first(self) -> Outcome:
        done = first_done([begun.job for begun in self._begun])
        begun = next(begun for begun in self._begun if begun.job is done)
        self._begun.remove(begun)
        sha = begun.found.document.sha256
        try:
            drafted = Drafted.model_validate_json(done.result())
        except DocumentFailure as failure:
            return self._record(outcomes.failed(begun.url, failure, begun.seconds, sha), self._version)
        self._on_stage("storing")
        outcome = outcomes.drafted(begun.url, drafted.entry, begun.seconds, incomplete=drafted.incomplete)
        self._store.save_draft(drafted.entry, outcome)
        if begun.found.page:
            self._record(outcomes.landing_page(begun.url, begun.work, begun.found.page.sha256), self._version)
        return outcome

    def _unchanged(self, url: str, started: float, work: str, snapshot: Snapshot) -> Outcome:
        return self._record(outcomes.unchanged(url, work, snapshot.sha256, monotonic() - started))

    def _record(self, outcome: Outcome, version: str | None = None) -> Outcome:
        self._store.record(outcome, version)
        return outcome


def open_store(settings: Settings) -> Store:
    """The store that the settings name, made or migrated when needed. Raises a ``StoreFailure``."""
    return Store.open(*store_places(settings))


def store_places(settings: Settings) -> tuple[Path, str | None, str | None]:
    """Where the store is: its home, its database's URL and its archive's URL, the latter two when not in the home."""
    urls = (settings.database_url, settings.archive_url)
    database, archive = (url.get_secret_value() if url else None for url in urls)
    return settings.home, database, archive
