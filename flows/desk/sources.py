"""What the desk shows of sources: documents, their pages as pictures, and guesses at selections.

All of it is worked out in processes that may be killed; the desk's own process parses nothing.
"""

import json
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from threading import Lock, Thread
from time import monotonic
from typing import Any, Self, get_args

from extractors.failures import DocumentFailure
from extractors.version import extractor_version
from extractors.worker import Work, WorkerPool
from flows.desk.disk_cache import DiskCache
from flows.desk.once import Once
from flows.intake.outcomes import SENTENCES
from flows.settings import Settings
from models.document import Document
from models.snapshot import Snapshot
from output.desk.services import FindingKind, SourceUnavailable
from output.store import Store
from output.store.errors import StoreFailure

CACHE_FOLDER = "cache"
PICTURE_SECONDS = 20.0
"""Seconds that drawing a page may take."""
PRELOAD = (
    "extractors.uninterrupted",
    "extractors.pipeline",
    "extractors.read.pdf",
    "extractors.picture",
    "extractors.guess",
)
_DOCUMENTS_AT_HAND, _SIZES_AT_HAND, _SNAPSHOTS_AT_HAND = 4, 64, 2
"""How many are kept in memory: a long document takes some tens of megabytes."""
_GUESSES = 1000
"""Guesses after which their worker is replaced: a new one first loads the rules, up to 3 seconds a language."""
_GIVEN_UP = 300.0
"""Seconds for which a failure is remembered, so that a page that is looked at again does not wait again."""
_FAILURES_AT_HAND = 1000


class DeskSources:
    """Gives the desk what it shows of snapshots in ``store``. Use as a context manager; threads may share it."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._store = store
        self._cache = DiskCache(settings.home / CACHE_FOLDER, settings.cache_bytes)
        self._once = Once()
        self._failures = _Failures()
        self._extractor = extractor_version(settings.profile)
        self._renderer = f"pdfium {version('pypdfium2')}"
        limits = settings.worker_limits
        quick = limits.model_copy(update={"seconds": min(PICTURE_SECONDS, limits.seconds)})
        # Apart, so that a document that takes minutes to read keeps nobody from turning a page or selecting a sentence.
        self._readers = WorkerPool(limits, PRELOAD)
        self._painters = WorkerPool(quick, PRELOAD)
        self._guesser = WorkerPool(quick.model_copy(update={"workers": 1, "max_tasks": _GUESSES}), PRELOAD)
        self._pools = (self._painters, self._guesser, self._readers)
        self._warming_up = Thread(target=self._start_workers, name="warm-up", daemon=True)
        self._document = lru_cache(_DOCUMENTS_AT_HAND)(self._read)
        self._sizes = lru_cache(_SIZES_AT_HAND)(self._measure)
        self._snapshot = lru_cache(_SNAPSHOTS_AT_HAND)(store.snapshot)

    def __enter__(self) -> Self:
        for pool in self._pools:
            pool.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        # Nobody waits for an answer any more.
        for pool in self._pools:
            pool.stop()
        if self._warming_up.ident:
            self._warming_up.join()
        for pool in self._pools:
            pool.__exit__(*error)

    def warm_up(self) -> None:
        """Start the workers in the background, so that the first page that is asked for does not wait for them."""
        self._warming_up.start()

    def document(self, sha: str) -> Document:
        """The snapshot of this SHA-256, read. Raises ``SourceUnavailable``."""
        return self._once(("document", sha), lambda: self._document(sha))

    def page_sizes(self, sha: str) -> tuple[tuple[float, float], ...]:
        """Width and height in points of each page of a PDF; none for anything else. Raises ``SourceUnavailable``."""
        return self._once(("sizes", sha), lambda: self._sizes(sha))

    def page_picture(self, sha: str, page: int, width: int) -> bytes:
        """The 1-based ``page`` of a PDF as PNG, ``width`` pixels wide. Raises ``SourceUnavailable``."""
        if not 1 <= page <= len(self.page_sizes(sha)):
            raise SourceUnavailable(f"The document has no page {page}.")
        name = f"picture/{sha}/{page}/{width}/{self._renderer}"
        return self._once(name, lambda: self._kept(name, self._painters, picture_png, sha, page, width))

    def guess_kind(self, text: str, language: str) -> FindingKind:
        """What a selected text most likely is; "action" when nothing can tell."""
        try:
            answer = self._guesser.submit(guessed_kind, text, language).result().decode()
        except (DocumentFailure, BrokenExecutor):
            return "action"
        return next((kind for kind in get_args(FindingKind) if kind == answer), "action")

    def _read(self, sha: str) -> Document:
        name = f"document/{sha}/{self._extractor}"
        return Document.model_validate_json(self._kept(name, self._readers, document_json, sha))

    def _measure(self, sha: str) -> tuple[tuple[float, float], ...]:
        name = f"sizes/{sha}/{self._renderer}"
        pairs = json.loads(self._kept(name, self._painters, sizes_json, sha))
        return tuple((width, height) for width, height in pairs)

    def _kept(self, name: str, pool: WorkerPool, work: Work, sha: str, *arguments: object) -> bytes:
        kept = self._cache.get(name)
        if kept is not None:
            return kept
        self._failures.check(name)
        try:
            content = pool.submit(work, self._snapshot(sha), *arguments).result()
        except BrokenExecutor as failure:  # no worker could begin: nothing to do with this document
            raise SourceUnavailable(SENTENCES["crashed"]) from failure
        except StoreFailure as failure:
            raise SourceUnavailable(str(failure)) from failure
        except DocumentFailure as failure:
            self._failures.remember(name, SENTENCES[failure.code])
            raise SourceUnavailable(SENTENCES[failure.code]) from failure
        self._cache.put(name, content)
        return content

    def _start_workers(self) -> None:
        with suppress(DocumentFailure, BrokenExecutor, CancelledError):
            started = [pool.submit(languages_with_rules) for pool in self._pools]
            known = json.loads(started[0].result())
            # The first guess in a language loads its rules.
            for job in [self._guesser.submit(guessed_kind, "Plan", language) for language in known]:
                job.result()


class _Failures:
    """What lately failed, with the sentence that says why."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._until: dict[str, tuple[float, str]] = {}

    def check(self, name: str) -> None:
        """Raise ``SourceUnavailable`` when the work called ``name`` lately failed."""
        with self._lock:
            until, sentence = self._until.get(name, (0.0, ""))
        if monotonic() < until:
            raise SourceUnavailable(sentence)

    def remember(self, name: str, sentence: str) -> None:
        """Let the work called ``name`` fail at once for a while."""
        with self._lock:
            if len(self._until) >= _FAILURES_AT_HAND:
                self._until.clear()
            self._until[name] = (monotonic() + _GIVEN_UP, sentence)


def document_json(snapshot: Snapshot) -> bytes:
    """The snapshot read into a ``Document``, as JSON. Raises a ``DocumentFailure``."""
    # Loads the readers: only workers need them.
    from extractors.read import read

    return read(snapshot).model_dump_json().encode()


def sizes_json(snapshot: Snapshot) -> bytes:
    """Width and height of each page of a PDF in points, as JSON. Raises a ``DocumentFailure``."""
    from extractors.picture import page_sizes

    return json.dumps(page_sizes(snapshot)).encode()


def picture_png(snapshot: Snapshot, page: int, width: int) -> bytes:
    """The 1-based ``page`` of a PDF as PNG. Raises a ``DocumentFailure``."""
    from extractors.picture import picture

    return picture(snapshot, page, width)


def guessed_kind(text: str, language: str) -> bytes:
    """What a selected text most likely is, as a word."""
    from extractors.guess import guess_kind

    return guess_kind(text, language).encode()


def languages_with_rules() -> bytes:
    """The languages in which there are rules, as a JSON list of ISO 639-1 codes."""
    from extractors.rules import languages

    return json.dumps(list(languages())).encode()
