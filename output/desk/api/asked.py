"""What programs ask of the API: the parameters of its lists, and the bodies of what it is to do."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, JsonValue

from models.change import ChangeKind
from models.finding import ActionKind
from models.value import Value
from output.desk.days import YEARS
from output.desk.ingest.address import MOST_CHARACTERS
from output.insight.promises import PromiseQuery
from output.store.desk_values import PublishedQuery, QueueQuery


def _in_full(text: object) -> object:
    """Refuse what a lenient parser would take for a moment or a day: the seconds since 1970."""
    if isinstance(text, str) and not re.match(r"\d{4}-\d\d-\d\d", text):
        raise ValueError("write it as in ISO 8601")
    return text


def _within_reach(moment: datetime) -> datetime:
    """The moment, or the nearest that can be reckoned with: nothing in a monitor is older or newer than that."""
    first, last = datetime(YEARS[0], 1, 1, tzinfo=UTC), datetime(YEARS[-1], 12, 31, tzinfo=UTC)
    return first if moment.year < first.year else last if moment.year > last.year else moment


Moment = Annotated[AwareDatetime, BeforeValidator(_in_full), AfterValidator(_within_reach)]
Day = Annotated[date, BeforeValidator(_in_full)]
Words = Annotated[str, Field(min_length=1, max_length=10_000, pattern=r"\S")]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Key = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description="Which work: its key, as the queue gives it.")]
MOST_DECISIONS = 500
_FURTHEST = 10_000_000


class QueueParameters(QueueQuery):
    """Which works of the queue."""

    text: str | None = Field(default=None, max_length=500)
    changed_since: Moment | None = None
    offset: int = Field(default=0, ge=0, le=_FURTHEST)


class SearchParameters(QueueParameters):
    """What to search for, and in which works."""

    text: str = Field(min_length=1, max_length=500)


class PublishedParameters(PublishedQuery):
    """Which publications in force."""

    text: str | None = Field(default=None, max_length=500)
    since: Moment | None = None
    limit: int = Field(default=50, ge=1, le=500)
    offset: int = Field(default=0, ge=0, le=_FURTHEST)


class ActionParameters(PromiseQuery):
    """Which action points with a deadline."""

    jurisdiction: str | None = Field(default=None, max_length=20)
    owner: str | None = Field(default=None, max_length=500)
    kind: ActionKind | None = None
    start: Day | None = None
    end: Day | None = None
    offset: int = Field(default=0, ge=0, le=_FURTHEST)


class ChangeParameters(Value):
    """Which changes. ``priority`` asks for those of this priority or a higher one: 1 is the highest."""

    kind: ChangeKind | None = None
    priority: int | None = Field(default=None, ge=1, le=4)
    since: Moment | None = None
    limit: int = Field(default=50, ge=1, le=500)
    offset: int = Field(default=0, ge=0, le=_FURTHEST)


class DecisionAsked(Value):
    """A decision on one claim, as it was seen.

    ``before`` is what the claim showed: the value of a field, a finding or those of its parts that were looked at.
    ``after`` is, of an edit, the new value of a field, or the parts of a finding that change.
    """

    target: Name
    verb: Literal["accept", "edit", "reject", "flag", "undo"]
    entry_version: int = Field(ge=1, le=2**31 - 1)
    before: JsonValue
    after: JsonValue = None
    reason: str | None = Field(default=None, max_length=10_000)


class DecisionsAsked(Value):
    """Decisions that are recorded together, or not at all."""

    decisions: tuple[DecisionAsked, ...] = Field(min_length=1, max_length=MOST_DECISIONS)


class FindingAsked(Value):
    """A finding of one's own: a passage of the document and what it is.

    ``quote`` must stand in the document once, but for white space and the kind of quotation marks. ``parts`` are
    further parts of the finding, such as the ``kind`` and ``actor`` of an action point.
    """

    kind: Literal["action", "principle", "pillar", "provision", "mention"]
    quote: Words
    parts: dict[Name, JsonValue] = Field(default_factory=dict)


class AssigneeAsked(Value):
    """Who is to look after the work; nobody with null."""

    assignee: Name | None


class StateAsked(Value):
    """Where the work is to go. ``leave_unreviewed`` lets it go though claims are left to decide, marked as such."""

    state: Literal["draft", "in-review", "approved", "published"]
    leave_unreviewed: bool = False


class WithdrawalAsked(Value):
    """Why what is published is taken back."""

    reason: Words


class CommentAsked(Value):
    """A remark on the work, or on its claim ``target``."""

    text: Words
    target: Name | None = None


class IngestionAsked(Value):
    """The address of a document, or of the page that announces it."""

    url: str = Field(
        max_length=MOST_CHARACTERS,
        description="An address on the web.",
        json_schema_extra={"pattern": r"^https?://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]+)+(/[!-~]*)?$"},
    )
