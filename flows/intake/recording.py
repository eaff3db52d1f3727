"""Writes down how the taking in of a document ended, together with what is news about its work."""

from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic
from typing import NamedTuple

from extractors.change.priority import priority_of
from extractors.failures import DocumentFailure, NotFound, SaysItIsGone
from flows.intake import outcomes
from flows.intake.drafting import Drafted
from flows.intake.following import Found
from flows.intake.whereabouts import Whereabouts
from models.change import Change, ChangeKind
from models.entry import Entry
from models.outcome import Outcome
from output.store import Store
from output.store.changes import ChangeQuery
from output.store.readings import Content

_SAYS_GONE = {NotFound.code: ChangeKind.REMOVED, SaysItIsGone.code: ChangeKind.SOFT_404}


class Asked(NamedTuple):
    """An address that was asked for, and when by the clock of ``monotonic``; ``note`` is the publisher's own word on
    the last change.
    """

    url: str
    started: float
    note: str | None = None

    @property
    def seconds(self) -> float:
        """How long ago it was asked for."""
        return monotonic() - self.started


class Recorder:
    """Records outcomes, entries and changes: for one document all or nothing.

    ``extractor_version`` is who reads; ``now`` says when changes are found.
    """

    def __init__(
        self, store: Store, whereabouts: Whereabouts, extractor_version: str, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._whereabouts = whereabouts
        self._version = extractor_version
        self._now = now

    def failed(
        self, asked: Asked, failure: DocumentFailure, entry: Entry | None = None, read: str | None = None
    ) -> Outcome:
        """A document that could not be had, or, when ``read`` names its snapshot, not be read.

        ``entry`` is that of the work that the address has been giving.
        """
        work = entry.work_id if entry else None
        return self._failed(outcomes.failed(asked.url, failure, asked.seconds, read, work), entry)

    def failed_again(self, asked: Asked, before: Outcome, entry: Entry | None) -> Outcome:
        """The same bytes as those of which nothing could be made before."""
        work = entry.work_id if entry else None
        again = before.model_copy(update={"url": asked.url, "work_id": work, "seconds": asked.seconds})
        return self._failed(again, entry)

    def unchanged(self, asked: Asked, found: Found, entry: Entry) -> Outcome:
        """The same bytes as those that the entry was drawn from."""
        outcome = outcomes.unchanged(asked.url, entry.work_id, found.document.sha256, asked.seconds)
        changes = self._whereabouts.seen(asked.url, found.url, entry)
        if self._is_new_page(found):
            changes += self._noted(asked, found, entry)
        self._record(outcome, changes, read=False)
        self._landing_page(asked, found, entry.work_id)
        return outcome

    def same_content(self, asked: Asked, found: Found, entry: Entry, content_hash: str) -> Outcome:
        """Other bytes that say what those say that the entry was drawn from."""
        sha = found.document.sha256
        outcome = outcomes.unchanged(asked.url, entry.work_id, sha, asked.seconds, same_bytes=False)
        contents = [self._content(name, content_hash) for name in (sha, entry.snapshot_sha256)]
        changes = self._whereabouts.seen(asked.url, found.url, entry) + self._noted(asked, found, entry)
        self._record(outcome, changes, contents)
        self._landing_page(asked, found, entry.work_id)
        return outcome

    def listed(self, asked: Asked, found: Found) -> Outcome:
        """A new document that is not on a topic of the profile."""
        outcome = outcomes.listed(asked.url, found.document.sha256, asked.seconds)
        self._record(outcome)
        return outcome

    def drafted(self, asked: Asked, found: Found, drafted: Drafted, entry: Entry, before: Entry | None) -> Outcome:
        """A new ``entry``, of a work whose entry was ``before``."""
        outcome = outcomes.drafted(asked.url, entry, asked.seconds, incomplete=drafted.incomplete)
        contents = [self._content(entry.snapshot_sha256, drafted.content_hash)]
        if before:
            changes = self._whereabouts.seen(asked.url, found.url, before)
            changes += (drafted.change,) if drafted.change else ()
        else:
            changes = (_news(entry, ChangeKind.NEW, entry.snapshot_sha256, asked.note),)
        self._store.save_draft(entry, outcome, changes, contents, self._now())
        self._store.save_signature(entry.work_id, drafted.signature)
        self._landing_page(asked, found, entry.work_id)
        return outcome

    def _failed(self, outcome: Outcome, entry: Entry | None) -> Outcome:
        kind = _SAYS_GONE.get(outcome.code)
        self._record(outcome, self._whereabouts.gone(outcome.url, entry, kind) if entry and kind else ())
        return outcome

    def _record(
        self, outcome: Outcome, changes: Sequence[Change] = (), contents: Sequence[Content] = (), *, read: bool = True
    ) -> None:
        version = self._version if read and outcome.snapshot_sha256 else None
        self._store.record(outcome, version, changes, contents, self._now())

    def _landing_page(self, asked: Asked, found: Found, work: str) -> None:
        """Note that the page's bytes are dealt with, the first time that its work was drawn from what it leads to."""
        if found.page and self._is_new_page(found):
            self._record(outcomes.landing_page(asked.url, work, found.page.sha256))

    def _is_new_page(self, found: Found) -> bool:
        """Whether a landing page leads to the document in other words than before."""
        return found.page is not None and not self._store.outcome_of_reading(found.page.sha256, self._version)

    def _noted(self, asked: Asked, found: Found, entry: Entry) -> tuple[Change, ...]:
        """The change of which only the publisher knows: in a picture, an annex, or a file beside the document."""
        told = self._store.changes(ChangeQuery(work_id=entry.work_id))
        if asked.note is None or not told or any(one.change.note == asked.note for one in told):
            return ()
        return (_news(entry, ChangeKind.CHANGED, found.document.sha256, asked.note),)

    def _content(self, sha: str, content_hash: str) -> Content:
        return Content(snapshot_sha256=sha, extractor_version=self._version, content_hash=content_hash)


def _news(entry: Entry, kind: ChangeKind, new_sha256: str, note: str | None) -> Change:
    return Change(
        work_id=entry.work_id,
        kind=kind,
        priority=priority_of(kind, (), ()),
        old_sha256=entry.snapshot_sha256 if kind is ChangeKind.CHANGED else None,
        new_sha256=new_sha256,
        url=entry.url,
        note=note,
    )
