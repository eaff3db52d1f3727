"""Taking documents in: get, archive, read in a worker, store the draft and the news, record the outcome.

No Prefect here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Literal, NamedTuple, Self

from extractors.change.gone import leads_home
from extractors.failures import DocumentFailure, NotFound, SaysItIsGone
from extractors.fetch import work_id
from extractors.version import extractor_version
from extractors.worker import Job, WorkerPool, first_done
from flows.intake.drafting import Assignment, Drafted, draft_json
from flows.intake.following import AttachmentFailed, Follower, Found
from flows.intake.identity import work_at, work_of
from flows.intake.preload import preload
from flows.intake.reception import Archive, Outside, Reception
from flows.intake.recording import Asked, Recorder
from flows.intake.sheltered import Sheltered
from flows.intake.versions import Versions
from flows.intake.whereabouts import Whereabouts
from flows.settings import Settings
from flows.sources.sources import hints
from models.entry import Entry
from models.outcome import Outcome
from models.snapshot import Snapshot
from models.source import Source
from output.store import Store

Stage = Literal["fetching", "reading", "storing"]


class _Begun(NamedTuple):
    """A document that a worker is drafting; ``entry`` is its work's current one, if there is one."""

    asked: Asked
    work: str
    entry: Entry | None
    found: Found
    job: Job


class Intake:
    """Takes documents in, drafting a few at a time. Use as a context manager.

    ``sources`` say what is known of the documents at their addresses. ``on_stage`` is called as each begins.
    ``expected`` is about how many documents will come. ``only_relevant`` says of an address that it comes from a source
    that names many documents: a new one that is not on a topic of the profile is not drafted. ``notes`` are the
    publishers' own words on their last changes, by address. ``now`` is when changes are found.
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
        only_relevant: Callable[[str], bool] = lambda _: False,
        notes: Mapping[str, str] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings = settings
        self._store = store
        reception = reception or Outside(settings, store)
        self._reception = Sheltered(reception)
        self._pool = WorkerPool(settings.worker_limits, preload=preload(expected))
        self._version = extractor_version(settings.profile)
        self._sources = {work_id(source.url): source for source in sources}
        self._only_relevant = only_relevant
        self._notes = notes or {}
        self._on_stage = on_stage
        self._versions = Versions(store, self._version)
        self._whereabouts = Whereabouts(store, self._reception, asks=not isinstance(reception, Archive))
        self._follower = Follower(store, self._reception, self._pool, self._version)
        self._recorder = Recorder(store, self._whereabouts, self._version, now)
        self._begun: list[_Begun] = []

    def __enter__(self) -> Self:
        self._pool.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._pool.__exit__(*error)

    def take_in(self, urls: Iterable[str]) -> Iterator[Outcome]:
        """The recorded outcome of each URL, as they end. Raises a ``StoreFailure`` when nothing can be stored.

        Which work a document belongs to is settled in the order of the URLs, whichever is drafted first, so that
        a run that was killed and begun again ends with the same works. What is not found comes last: another address
        may turn out to be its new one.
        """
        missing: list[tuple[Asked, NotFound]] = []
        for url in dict.fromkeys(urls):
            while len(self._begun) > self._settings.worker_count:
                yield self._finish_first()
            asked = Asked(url, monotonic(), self._notes.get(url))
            try:
                yield from self._begin(asked)
            except NotFound as failure:
                missing.append((asked, failure))
            except DocumentFailure as failure:
                yield self._recorder.failed(asked, failure)
        while self._begun:
            yield self._finish_first()
        for asked, not_found in missing:
            yield self._recorder.failed(asked, not_found, self._versions.entry(work_at(self._store, asked.url)))

    def _begin(self, asked: Asked) -> Iterator[Outcome]:
        """Get a document and have it drafted; yields outcomes where nothing is left to draft."""
        self._on_stage("fetching")
        snapshot = self._reception.receive(asked.url)
        work = work_of(self._store, snapshot)
        entry = self._versions.entry(work)
        if before := self._versions.failure(snapshot.sha256):
            yield self._recorder.failed_again(asked, before, entry)
            return
        try:
            found = self._find(snapshot, work, entry)
        except AttachmentFailed as error:
            raise error.failure from error
        except DocumentFailure as failure:
            # A redirect to the home page says nothing of the bytes there, which may be a work of their own.
            read = None if isinstance(failure, SaysItIsGone) else snapshot.sha256
            yield self._recorder.failed(asked, failure, entry, read)
            return
        # The same bytes from another address are the same work: it must be stored before this one is judged.
        while any(begun.work == work or begun.found.document.sha256 == found.document.sha256 for begun in self._begun):
            yield self._finish_first()
        work = work_of(self._store, snapshot)
        outcome = self._without_reading(asked, work, found)
        if outcome:
            yield outcome
        else:
            self._begun.append(self._draft(asked, work, found))

    def _find(self, snapshot: Snapshot, work: str, entry: Entry | None) -> Found:
        """The document that an address is about. Raises a ``DocumentFailure``, or ``AttachmentFailed``."""
        if entry and leads_home(snapshot) and not self._whereabouts.is_at(snapshot.final_url, entry):
            raise SaysItIsGone("it leads to the home page")
        source = self._sources.get(work)
        return Found(snapshot) if source and source.kind == "document" else self._follower.follow(snapshot, entry)

    def _without_reading(self, asked: Asked, work: str, found: Found) -> Outcome | None:
        """The outcome of a document that has been read before, or that says what has been read before."""
        sha = found.document.sha256
        if twin := self._versions.twin(work, sha):
            return self._recorder.unchanged(asked, found, twin)
        entry = self._versions.entry(work)
        if before := self._versions.failure(sha):
            return self._recorder.failed_again(asked, before, entry)
        if entry and (said := self._versions.same_content(entry, sha)):
            return self._recorder.same_content(asked, found, entry, said)
        if not entry and self._only_relevant(asked.url) and self._versions.was_listed(sha):
            return self._recorder.listed(asked, found)
        return None

    def _draft(self, asked: Asked, work: str, found: Found) -> _Begun:
        self._on_stage("reading")
        source, entry = self._sources.get(work), self._versions.entry(work)
        assignment = Assignment(
            work_id=work,
            profile=self._settings.profile,
            extractor_version=self._version,
            hints=hints(source) if source else (),
            note=asked.note,
            only_relevant=entry is None and self._only_relevant(asked.url),
        )
        known = self._versions.known(entry, found)
        job = self._pool.submit(draft_json, found.document, assignment, found.page, found.warning, known)
        return _Begun(asked, work, entry, found, job)

    def _finish_first(self) -> Outcome:
        done = first_done([begun.job for begun in self._begun])
        begun = next(begun for begun in self._begun if begun.job is done)
        self._begun.remove(begun)
        try:
            drafted = Drafted.model_validate_json(done.result())
        except DocumentFailure as failure:
            sha = begun.found.document.sha256
            return self._recorder.failed(begun.asked, failure, begun.entry, read=sha)
        self._on_stage("storing")
        return self._settle(begun, drafted)

    def _settle(self, begun: _Begun, drafted: Drafted) -> Outcome:
        asked, found, said = begun.asked, begun.found, drafted.content_hash
        if drafted.same and begun.entry:
            return self._recorder.same_content(asked, found, begun.entry, said)
        if drafted.entry is None:
            return self._recorder.listed(asked, found)
        old = None if begun.entry else self._moved_from(begun, said)
        if old:
            return self._recorder.same_content(asked, found, old, said)
        return self._recorder.drafted(asked, found, drafted, drafted.entry, begun.entry)

    def _moved_from(self, begun: _Begun, content_hash: str) -> Entry | None:
        """The entry of the work that says the same here already, or did at an address that is gone or leads here."""
        here = begun.found.url
        for entry in self._versions.elsewhere(content_hash):
            if self._whereabouts.is_at(here, entry) or self._whereabouts.seen(begun.asked.url, here, entry):
                return entry
        return None


def open_store(settings: Settings) -> Store:
    """The store that the settings name, made or migrated when needed. Raises a ``StoreFailure``."""
    return Store.open(*store_places(settings))


def store_places(settings: Settings) -> tuple[Path, str | None, str | None]:
    """Where the store is: its home, its database's URL and its archive's URL, the latter two when not in the home."""
    urls = (settings.database_url, settings.archive_url)
    database, archive = (url.get_secret_value() if url else None for url in urls)
    return settings.home, database, archive
