"""What the desk asks of the store and gets from it."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from models.entry import Entry
from models.value import Value
from output.review.returned import Returned
from output.review.reviewed import Reviewed
from output.review.states import State

Snippet = tuple[tuple[str, bool], ...]
"""A text in pieces; true for those that were searched for."""


class QueueQuery(Value):
    """Which works of the queue: all conditions that are set must hold.

    ``text`` is searched for in title, issuer, abstract and findings: every word must occur, at least as the beginning
    of a word; words between double quotes must follow each other. Case and accents make no difference.
    ``impact`` 0 asks for works without a score, ``assignee`` "" for those that are nobody's; "" also asks for works
    without a ``jurisdiction`` or ``document_type``. ``source`` is the host of the document's address.
    """

    text: str | None = None
    jurisdiction: str | None = None
    document_type: str | None = None
    language: str | None = None
    source: str | None = None
    impact: int | None = Field(default=None, ge=0, le=4)
    state: State | None = None
    assignee: str | None = None
    changed_since: datetime | None = None
    returned_only: bool = False
    order: Literal["priority", "changed", "title"] = "priority"
    limit: int = Field(default=50, ge=1, le=500)
    offset: int = Field(default=0, ge=0)


class QueueLine(Value):
    """One work of the queue, as its reviewers left it.

    ``open_claims`` are those that someone still has to decide on: undecided, flagged or come back; ``returned`` those
    of them that came back. ``comments`` are the unresolved ones. ``priority`` is the higher the sooner.
    ``snippet`` is the best place of what was searched for, none without a search.
    """

    work_id: str
    key: str
    title: str | None
    issuer: str | None
    jurisdiction: str | None
    document_type: str | None
    language: str
    source: str
    published: str | None
    impact: int | None
    state: State
    assignee: str | None
    priority: int
    claims: int
    open_claims: int
    returned: int
    comments: int
    created_at: datetime
    changed_at: datetime
    snippet: Snippet | None = None


class QueuePage(Value):
    """A page of the queue; ``total`` is how many works there are on all pages.

    ``facets`` has for "jurisdiction", "document_type", "language", "source", "impact", "state" and "assignee" how many
    works each value would leave with all other conditions as they are, the most first. Values are as in ``QueueQuery``,
    in words: "" for none, "0" for no impact score.
    """

    lines: tuple[QueueLine, ...]
    total: int
    facets: dict[str, dict[str, int]]


class Comment(Value):
    """A remark on an entry, or on its claim ``target``; resolved when ``resolved_by`` is set."""

    id: int
    work_id: str
    target: str | None
    who: str
    when: datetime
    text: str
    resolved_by: str | None = None
    resolved_at: datetime | None = None


class Move(Value):
    """A change of state; ``who`` is none where a new version of the document did it."""

    from_state: State
    to_state: State
    who: str | None
    when: datetime
    reason: str | None = None


class Withdrawal(Value):
    """Who took a publication back, when, and why."""

    at: datetime
    by: str | None
    reason: str | None


class Publication(Value):
    """An entry exactly as it was published; ``number`` counts those of a work from 1.

    ``unreviewed`` are the claims that were left undecided, which the public page marks.
    """

    work_id: str
    key: str
    number: int
    published_at: datetime
    by: str
    entry: Entry
    unreviewed: tuple[str, ...] = ()
    withdrawn: Withdrawal | None = None


class PublicationLine(Value):
    """One publication in a list. ``published`` is the document's own date, ``published_at`` the publication's."""

    work_id: str
    key: str
    number: int
    published_at: datetime
    by: str
    title: str | None
    issuer: str | None
    jurisdiction: str | None
    document_type: str | None
    language: str
    published: str | None
    impact: int | None
    snippet: Snippet | None = None


class PublishedQuery(Value):
    """Which publications in force, the newest first: all conditions that are set must hold; ``text`` as in the queue.

    ``since`` compares with the moment of publication.
    """

    text: str | None = None
    jurisdiction: str | None = None
    document_type: str | None = None
    language: str | None = None
    impact: int | None = Field(default=None, ge=0, le=4)
    since: datetime | None = None
    limit: int | None = Field(default=None, ge=1)
    offset: int = Field(default=0, ge=0)


class PublishedPage(Value):
    """A page of publications; ``facets`` as of the queue, for jurisdiction, document_type, language and impact."""

    lines: tuple[PublicationLine, ...]
    total: int
    facets: dict[str, dict[str, int]]


class Work(Value):
    """Everything the desk shows of a work but its source.

    ``draft`` is the current version as the machine drew it. ``open_targets`` are the claims left to decide, in the
    order of the entry; ``returned`` those of them that came back. ``revision`` changes with every decision, move,
    assignment and new version. ``publications`` are all of them, the newest first. ``earlier`` are the snapshots of
    which the work had an entry before, by SHA-256, the newest first.
    """

    work_id: str
    key: str
    reviewed: Reviewed
    draft: Entry
    state: State
    assignee: str | None
    assigned_by: str | None
    revision: int
    priority: int
    open_targets: tuple[str, ...]
    returned: tuple[Returned, ...]
    comments: tuple[Comment, ...]
    moves: tuple[Move, ...]
    publications: tuple[PublicationLine, ...]
    earlier: tuple[str, ...] = ()
    created_at: datetime
    changed_at: datetime
