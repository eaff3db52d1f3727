"""What the API takes and gives, where it is not a value of the store."""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field, JsonValue

from models.entry import Entry
from models.evidence import RuleRef
from models.finding import ActionKind
from models.outcome import Outcome
from models.source import Source
from models.value import Value
from output.desk.ingest.address import MOST_CHARACTERS
from output.insight.health import SourceHealth
from output.insight.precision import RulePrecision, WrongHit
from output.insight.promises import PromiseQuery, Promises
from output.insight.throughput import Week
from output.review import Change, Returned, Standing, State
from output.store.desk_values import Comment, PublicationLine, PublishedPage, PublishedQuery, QueuePage, QueueQuery
from output.store.ingestions import Ended, Step


def _in_full(text: object) -> object:
    """Refuse what a lenient parser would take for a moment or a day: the seconds since 1970."""
    if isinstance(text, str) and not re.match(r"\d{4}-\d\d-\d\d", text):
        raise ValueError("write it as in ISO 8601")
    return text


Moment = Annotated[AwareDatetime, BeforeValidator(_in_full)]
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


class Pages(Value):
    """Where the neighbouring pages of a list are; none at its ends."""

    next: str | None = None
    previous: str | None = None


class QueueListing(QueuePage):
    """A page of the queue."""

    pages: Pages


class PublishedListing(PublishedPage):
    """A page of the publications in force."""

    pages: Pages


class WorkState(Value):
    """How far a work is. ``revision`` is also its ETag: it changes with all that anybody does to the work."""

    work_id: str
    key: str
    state: State
    assignee: str | None
    revision: int
    entry_version: int
    open_targets: tuple[str, ...]


class WorkShown(WorkState):
    """A work with its entry as reviewed, and all that people said of it."""

    entry: Entry
    standings: dict[str, Standing]
    returned: tuple[Returned, ...]
    comments: tuple[Comment, ...]
    publications: tuple[PublicationLine, ...]
    created_at: datetime
    changed_at: datetime


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


class FindingMade(WorkState):
    """The finding that was added, by its id."""

    target: str


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


class Comments(Value):
    """The comments on a work, the oldest first."""

    comments: tuple[Comment, ...]


class Publications(Value):
    """All publications of a work, the newest first, also those taken back."""

    publications: tuple[PublicationLine, ...]


class IngestionAsked(Value):
    """The address of a document, or of the page that announces it."""

    url: str = Field(
        max_length=MOST_CHARACTERS,
        description="An address on the web.",
        json_schema_extra={"pattern": r"^https?://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]+)+(/[!-~]*)?$"},
    )


class IngestionShown(Value):
    """How far an ingestion is. ``outcome`` is null until it has ended; ``key`` names the work it led to."""

    id: str
    url: str
    who: str
    asked_at: datetime
    ended_at: datetime | None
    steps: tuple[Step, ...]
    outcome: Outcome | None
    key: str | None


class IngestionsShown(Value):
    """The latest ingestions that were asked for, the newest first."""

    ingestions: tuple[IngestionShown, ...]


class RuleShown(Value):
    """How often a version of a rule was right. ``precision`` is the share of accepted claims among those decided on,
    ``low`` and ``high`` its 95 % Wilson interval; ``telling`` whether that is narrow enough to judge the rule by.
    """

    rule: RuleRef
    accepted: int
    edited: int
    rejected: int
    precision: float
    low: float
    high: float
    telling: bool

    @classmethod
    def of(cls, found: RulePrecision) -> "RuleShown":
        """The precision of a rule as the API gives it."""
        shared = found.model_dump(include={"rule", "accepted", "edited", "rejected"})
        ends = {"low": found.interval.low, "high": found.interval.high}
        return cls(**shared, **ends, precision=found.precision, telling=found.telling)


class RulesShown(Value):
    """The rules that decisions were made on, those first that are most surely often wrong."""

    rules: tuple[RuleShown, ...]


class WrongHits(Value):
    """Claims that a rule found and a reviewer edited or rejected, the latest first."""

    wrong_hits: tuple[WrongHit, ...]


class SourceShown(Value):
    """A watched source. ``failures`` counts those since it last answered; ``works`` is how many works it yielded."""

    source: Source
    state: Literal["well", "quiet", "failing", "never-asked"]
    asked_at: datetime | None
    answered_at: datetime | None
    failures: int
    code: str | None
    sentence: str | None
    works: int

    @classmethod
    def of(cls, health: SourceHealth) -> "SourceShown":
        """The health of a source as the API gives it."""
        return cls.model_validate({**health.model_dump(), "state": health.state})


class SourcesShown(Value):
    """The watched sources, those with the most failures in a row first."""

    sources: tuple[SourceShown, ...]


class WeeksShown(Value):
    """What passed through the desk, by week, this week last."""

    weeks: tuple[Week, ...]


class ActionsShown(Promises):
    """Action points with a deadline over all entries, the soonest first."""

    pages: Pages


class History(Value):
    """What was decided on a work, the oldest first."""

    changes: tuple[Change, ...]


class OutcomesShown(Value):
    """How ingestions ended, the newest first; ``total`` is how many there are on all pages."""

    outcomes: tuple[Ended, ...]
    total: int
    pages: Pages
