"""Taking documents in: get, archive, read in a worker, store the draft, record the outcome. No Prefect here."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple, Self

from extractors.failures import DocumentFailure
from extractors.version import extractor_version
from extractors.worker import Job, WorkerPool
from flows import outcomes
from flows.ahead import ahead
from flows.drafting import Assignment, Drafted, draft_json
from flows.identity import work_of
from flows.reception import Archive, Outside, Reception, check_attachment
from flows.settings import Settings
from models.outcome import Outcome
from models.snapshot import Snapshot
from output.store import Store


class _Begun(NamedTuple):
    """A document that a worker is reading."""

    url: str
    started: float
    snapshot: Snapshot
    work: str
    job: Job

    @property
    def seconds(self) -> float:
        return monotonic() - self.started


class Intake:
    """Takes documents in, one after another, reading a few at a time. Use as a context manager."""

    def __init__(self, settings: Settings, store: Store, reception: Reception | None = None) -> None:
        self._settings = settings
        self._store = store
        self._reception = reception or Outside(settings, store)
        self._pool = WorkerPool(settings.worker_limits, preload=("extractors.pipeline",))
        self._version = extractor_version(settings.profile)

    def __enter__(self) -> Self:
        self._pool.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._pool.__exit__(*error)

    def take_in(self, urls: Iterable[str]) -> Iterator[Outcome]:
        """The recorded outcome of each URL, in order. Raises a ``StoreFailure`` when nothing can be stored."""
        begun = (self._begin(url) for url in dict.fromkeys(urls))
        for item in ahead(begun, self._settings.worker_count):
            yield item if isinstance(item, Outcome) else self._finish(item)

    def _begin(self, url: str) -> _Begun | Outcome:
        started = monotonic()
        try:
            snapshot = self._reception.receive(url)
        except DocumentFailure as failure:
            return self._record(outcomes.failed(url, failure, monotonic() - started))
        work = work_of(self._store, snapshot)
        if self._store.has(work, snapshot.sha256, self._version):
            return self._record(outcomes.unchanged(url, work, snapshot.sha256, monotonic() - started))
        self._reception.keep(snapshot)
        return _Begun(url, started, snapshot, work, self._draft(snapshot, work))

    def _finish(self, begun: _Begun) -> Outcome:
        try:
            drafted = Drafted.model_validate_json(begun.job.result())
            if drafted.attachment is None:
                return self._save(begun, drafted)
            return self._follow(begun, drafted.attachment)
        except DocumentFailure as failure:
            outcome = outcomes.failed(begun.url, failure, begun.seconds, begun.snapshot.sha256)
            return self._record(outcome, self._version)

    def _follow(self, begun: _Begun, address: str) -> Outcome:
        """Draft the work of a landing page from the document that the page leads to, or from the page alone."""
        page, work = begun.snapshot, begun.work
        try:
            check_attachment(page, address)
            document = self._reception.receive(address)
        except DocumentFailure as failure:
            job = self._draft(page, work, None, outcomes.attachment_failed(failure))
            return self._save(begun, Drafted.model_validate_json(job.result()))
        if self._store.has(work, document.sha256, self._version):
            return self._record(outcomes.unchanged(begun.url, work, document.sha256, begun.seconds))
        self._reception.keep(document)
        job = self._draft(document, work, page)
        outcome = self._save(begun, Drafted.model_validate_json(job.result()))
        self._record(outcomes.landing_page(begun.url, work, page.sha256), self._version)
        return outcome

    def _draft(self, snapshot: Snapshot, work: str, page: Snapshot | None = None, warning: str | None = None) -> Job:
        assignment = Assignment(work_id=work, profile=self._settings.profile, extractor_version=self._version)
        return self._pool.submit(draft_json, snapshot, assignment, page, warning)

    def _save(self, begun: _Begun, drafted: Drafted) -> Outcome:
        entry = drafted.the_entry()
        # The same bytes from another address may have been stored while these were being read.
        twin = self._store.work_of(entry.snapshot_sha256)
        if twin not in {None, entry.work_id} and self._store.entry_from(entry.snapshot_sha256, self._version):
            return self._record(outcomes.unchanged(begun.url, str(twin), entry.snapshot_sha256, begun.seconds))
        outcome = outcomes.drafted(begun.url, entry, begun.seconds, incomplete=drafted.incomplete)
        self._store.save_draft(entry, outcome)
        return outcome

    def _record(self, outcome: Outcome, version: str | None = None) -> Outcome:
        self._store.record(outcome, version)
        return outcome


def open_store(settings: Settings) -> Store:
    """The store that the settings name, made or migrated when needed. Raises a ``StoreFailure``."""
    return Store.open(*store_places(settings))


def store_places(settings: Settings) -> tuple[Path, str | None, str | None]:
    """Where the store is: its home, its database's URL and its archive's URL, the latter two when not in the home."""
    secret = settings.database_url
    return settings.home, secret.get_secret_value() if secret else None, settings.archive_url


def pending_urls(store: Store, version: str) -> tuple[str, ...]:
    """The addresses whose archived documents this version of the extractor has not dealt with, the oldest first.

    For a document that a landing page led to it is the page's address.
    """
    urls: dict[str, None] = {}
    for sha in store.pending(version):
        work = store.work_of(sha)
        urls[store.entry(work).url if work else store.snapshot(sha).requested_url] = None
    return tuple(urls)


def redraft(settings: Settings, store: Store) -> Iterator[Outcome]:
    """Draft anew, from the archive, what an older extractor drafted or a killed run left."""
    urls = pending_urls(store, extractor_version(settings.profile))
    with Intake(settings, store, Archive(store)) as intake:
        yield from intake.take_in(urls)
