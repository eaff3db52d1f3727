"""What to list: values that say which entries and outcomes are asked for."""

from datetime import datetime

from pydantic import Field

from models.outcome import Status
from models.value import Value
from output.review.states import State


class EntryQuery(Value):
    """Which entries: all conditions that are set must hold. ``title`` is a part of the title, any case.

    Only each work's current version is listed, by its fields as reviewed; with ``all_versions`` all, by their drafts.
    """

    work_id: str | None = None
    jurisdiction: str | None = None
    document_type: str | None = None
    language: str | None = None
    impact: int | None = Field(default=None, ge=1, le=4)
    title: str | None = None
    since: datetime | None = None
    all_versions: bool = False
    limit: int | None = Field(default=None, ge=1)
    offset: int = Field(default=0, ge=0)


class OutcomeQuery(Value):
    """Which outcomes, newest first: all conditions that are set must hold."""

    url: str | None = None
    work_id: str | None = None
    status: Status | None = None
    since: datetime | None = None
    limit: int | None = Field(default=None, ge=1)


class EntryLine(Value):
    """One line of a list of entries: what the database knows without reading the entry itself.

    A current version is listed as reviewed, with the ``state`` of its review; any version among all as drafted.
    """

    work_id: str
    version: int
    title: str | None
    jurisdiction: str | None
    document_type: str | None
    language: str
    published: str | None
    impact: int | None
    url: str
    created_at: datetime
    state: State | None = None


class FetchState(Value):
    """What is known of a URL for asking again: validators, which snapshot it gave, and when.

    ``checked_at`` is when it was last asked for, ``fetched_at`` when its bytes last came whole.
    ``final_url`` is where redirects led. ``code`` is the outcome of the last time ("fetched", "not-modified", or
    a failure's code).
    """

    url: str
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    snapshot_sha256: str | None = None
    checked_at: datetime
    fetched_at: datetime | None = None
    code: str
