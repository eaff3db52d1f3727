"""What is known of a source from the visits before."""

from datetime import datetime

from pydantic import Field

from models.value import Value


class Answered(Value):
    """What an address gave when a source was asked for its documents; ``sha256`` is that of the bytes.

    ``content_type`` is the header with that name, ``fetched_at`` when the bytes last came whole.
    """

    url: str
    final_url: str
    sha256: str
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: datetime


class SourceState(Value):
    """A source as it was found last.

    ``code`` is "ok" or the code of the last failure, ``failures`` how many visits failed one after the other,
    ``failing_since`` when the first of these was. ``items`` is how many documents the last good visit named,
    ``usual_items`` the middle of the last visits' numbers. ``news_at`` is when it last named something new.
    ``answers`` are those from which the documents were read, in the order in which they were asked for; ``read_by`` is
    the fingerprint of how they were read. ``sentence`` says what failed; with the code "ok" what could not be read of
    the answers, "" when nothing is to be said.
    """

    source_id: str
    first_checked_at: datetime
    checked_at: datetime
    due_at: datetime
    code: str = "ok"
    sentence: str = ""
    failures: int = Field(default=0, ge=0)
    failing_since: datetime | None = None
    items: int = Field(default=0, ge=0)
    recent_items: tuple[int, ...] = ()
    news_at: datetime | None = None
    answers: tuple[Answered, ...] = ()
    read_by: str = ""

    @property
    def usual_items(self) -> int:
        """The middle of the numbers of documents that the last good visits named; 0 before the first."""
        return sorted(self.recent_items)[len(self.recent_items) // 2] if self.recent_items else 0
