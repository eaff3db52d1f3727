"""What became of a document: always recorded, always in a sentence a person can act on."""

from enum import StrEnum

from models.value import Value


class Status(StrEnum):
    """How an ingestion ended."""

    DRAFTED = "drafted"
    """A new or changed document has a draft entry."""
    UNCHANGED = "unchanged"
    """The stored entry says what the document says: the same bytes, or the same text in other bytes."""
    LISTED = "listed"
    """Read, and only listed: not on a topic of the profile."""
    FAILED = "failed"
    """No entry; ``code`` and ``sentence`` say why."""


class Outcome(Value):
    """The outcome for one URL or file. ``code`` is stable ("needs-ocr"), ``sentence`` is for people."""

    url: str
    status: Status
    code: str
    sentence: str
    work_id: str | None = None
    snapshot_sha256: str | None = None
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        """Whether scripts should count this as success."""
        return self.status is not Status.FAILED
