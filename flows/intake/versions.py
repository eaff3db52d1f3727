"""What is known of a work and its snapshots before a document is read."""

from shutil import which

from extractors.failures import DocumentFailure, NeedsOcr
from flows.intake.drafting import Known
from flows.intake.following import Found
from flows.intake.reception import LOST
from models.entry import Entry
from models.outcome import Outcome, Status
from models.snapshot import Snapshot
from output.store import Store
from output.store.errors import UnknownWork

_LASTING = frozenset(kind.code for kind in DocumentFailure.__subclasses__() if kind.lasting)


class Versions:
    """Looks up in ``store`` what the extractor of this version need not read again."""

    def __init__(self, store: Store, extractor_version: str) -> None:
        self._store = store
        self._version = extractor_version

    def entry(self, work: str | None) -> Entry | None:
        """The work's current entry, if it has one."""
        try:
            return self._store.entry(work) if work else None
        except UnknownWork:
            return None

    def twin(self, work: str, sha: str) -> Entry | None:
        """The current entry that this extractor drew from these bytes: the work's, or another's if it has none yet."""
        if self._store.has(work, sha, self._version):
            return self.entry(work)
        return None if self.entry(work) else self._store.entry_from(sha, self._version)

    def failure(self, sha: str) -> Outcome | None:
        """How this extractor failed on these bytes, if it would fail again."""
        outcome = self._store.outcome_of_reading(sha, self._version)
        if outcome is None or outcome.status is not Status.FAILED:
            return None
        lasting = outcome.code in _LASTING or (outcome.code == NeedsOcr.code and which("tesseract") is None)
        return outcome if lasting else None

    def was_listed(self, sha: str) -> bool:
        """Whether this extractor read these bytes and found them on no topic of the profile."""
        outcome = self._store.outcome_of_reading(sha, self._version)
        return outcome is not None and outcome.status is Status.LISTED

    def same_content(self, entry: Entry, sha: str) -> str | None:
        """The hash of what both these bytes and those of the entry say, if they are known to say the same."""
        if entry.extractor_version != self._version:
            return None
        said = self._store.content(sha, self._version)
        return said if said and said == self._store.content(entry.snapshot_sha256, self._version) else None

    def elsewhere(self, content_hash: str) -> tuple[Entry, ...]:
        """The current entries of the works that say this."""
        entries = (self.entry(work) for work in self._store.works_saying(content_hash, self._version))
        return tuple(entry for entry in entries if entry)

    def known(self, entry: Entry | None, found: Found) -> Known | None:
        """What to compare a document with: nothing when the entry is from the same bytes."""
        if entry is None or entry.snapshot_sha256 == found.document.sha256:
            return None
        return Known(
            entry_json=entry.model_dump_json(),
            extractor_version=entry.extractor_version,
            snapshot=self._kept(entry.snapshot_sha256),
            content_hash=self._store.content(entry.snapshot_sha256, self._version),
            compare=not (found.chosen_anew or self._was_page_alone(entry, found)),
        )

    def _kept(self, sha: str) -> Snapshot | None:
        """The snapshot, unless the archive has lost it."""
        try:
            return self._store.snapshot(sha)
        except LOST:
            return None

    def _was_page_alone(self, entry: Entry, found: Found) -> bool:
        """Whether the entry was drawn from a page alone, for the document it led to could not be had then."""
        lead = self._store.lead(entry.snapshot_sha256, found.url)
        return found.page is not None and lead is not None and lead.address is not None
