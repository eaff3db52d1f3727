"""Drawing an entry from a snapshot, and comparing it with the one before. Loads every reader: only workers need it."""

from functools import cached_property

from extractors.alike import signature
from extractors.change import Version, compare, content_hash, says_it_is_gone
from extractors.change.priority import priority_of
from extractors.failures import DocumentFailure, NotArchived, SaysItIsGone
from extractors.outline import outline
from extractors.pipeline import process
from extractors.profiles import load_profile
from extractors.read import read
from extractors.relevance import relevance
from extractors.rules import languages
from flows.intake.drafting import Assignment, Drafted, Known
from models.change import Change, ChangeKind
from models.document import Document
from models.entry import Entry
from models.outline import Outline
from models.snapshot import Snapshot


class _Before:
    """The snapshot that the current entry was drawn from, read when it is needed."""

    def __init__(self, known: Known, assignment: Assignment) -> None:
        self._known = known
        self._profile = assignment.profile
        self.drawn_by_this = known.extractor_version == assignment.extractor_version

    def says(self, said: str) -> bool:
        """Whether its text has this hash; not when it cannot be read any more."""
        try:
            return said == (self._known.content_hash or content_hash(self._document, self._outline))
        except DocumentFailure:
            return False

    def change_to(self, now: Version, note: str | None) -> Change | None:
        """What changed since, or that something did when it cannot be read any more."""
        try:
            return compare(self._version, now, note)
        except DocumentFailure:
            return Change(
                work_id=now.entry.work_id,
                kind=ChangeKind.CHANGED,
                priority=priority_of(ChangeKind.CHANGED, (), ()),
                old_sha256=self._entry.snapshot_sha256,
                new_sha256=now.document.snapshot_sha256,
                url=now.entry.url,
                note=note,
            )

    @property
    def _version(self) -> Version:
        """Read, and its findings found, by the extractor that reads the new one."""
        if self.drawn_by_this:
            return Version(self._document, self._outline, self._entry)
        anew = process(self._document, self._profile, tree=self._outline)
        return Version(self._document, self._outline, anew.entry)

    @cached_property
    def _entry(self) -> Entry:
        return Entry.model_validate_json(self._known.entry_json)

    @cached_property
    def _document(self) -> Document:
        if self._known.snapshot is None:
            raise NotArchived
        return read(self._known.snapshot)

    @cached_property
    def _outline(self) -> Outline:
        return outline(self._document)


def drawn(
    snapshot: Snapshot, assignment: Assignment, page: Snapshot | None, warning: str | None, known: Known | None
) -> Drafted:
    """The work of ``flows.intake.drafting.draft_json``."""
    document = read(snapshot)
    if page is None and says_it_is_gone(document):
        raise SaysItIsGone
    document = document.model_copy(update={"metadata": document.metadata + assignment.hints})
    tree = outline(document)
    said = content_hash(document, tree)
    before = _Before(known, assignment) if known and known.compare else None
    if before and before.drawn_by_this and before.says(said):
        return Drafted(same=True, content_hash=said)
    if assignment.only_relevant and not _relevant(document, assignment.profile):
        return Drafted(listed=True, content_hash=said)
    entry = process(document, assignment.profile, read(page) if page else None, tree).entry
    now = Version(document, tree, _signed(entry, assignment, page or snapshot, warning))
    return Drafted(
        entry=now.entry,
        incomplete=warning is not None or document.language not in languages(),
        change=before.change_to(now, assignment.note) if before else None,
        content_hash=said,
        signature=signature(document),
    )


def _signed(entry: Entry, assignment: Assignment, found: Snapshot, warning: str | None) -> Entry:
    """The entry with whose it is, where it was found, and what it must do without."""
    known = {
        "work_id": assignment.work_id,
        "extractor_version": assignment.extractor_version,
        "url": found.final_url,
        "warnings": entry.warnings + ((warning,) if warning else ()),
    }
    return entry.model_copy(update=known)


def _relevant(document: Document, profile: str) -> bool:
    """Whether the document is on a topic of the profile, or cannot be judged."""
    stated = document.stated("title")
    parts = (stated.value if stated else "", *(block.text for block in document.blocks))
    return relevance(parts, document.language, load_profile(profile)).relevant is not False
