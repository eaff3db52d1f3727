"""What the API answers, where it is not a value of the store."""

from datetime import datetime
from typing import Literal

from models.alert import AlertKind
from models.change import Change as WorkChange
from models.entry import Entry
from models.evidence import RuleRef
from models.outcome import Outcome
from models.source import Source
from models.value import Value
from output.insight.health import SourceHealth
from output.insight.precision import RulePrecision, WrongHit
from output.insight.promises import Promises
from output.insight.throughput import Week
from output.review import Change, Returned, Standing, State
from output.store.alike import AlikeWork
from output.store.change_pages import ChangeLine
from output.store.desk_values import Comment, PublicationLine, PublishedPage, QueuePage
from output.store.ingestions import Ended, Step


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


class FindingMade(WorkState):
    """The finding that was added, by its id."""

    target: str


class Comments(Value):
    """The comments on a work, the oldest first."""

    comments: tuple[Comment, ...]


class Publications(Value):
    """All publications of a work, the newest first, also those taken back."""

    publications: tuple[PublicationLine, ...]


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


class AlertShown(Value):
    """One thing that is the matter with a source, told in English."""

    kind: AlertKind
    sentence: str
    opened_at: datetime


class SourceShown(Value):
    """A watched source. ``failures`` counts the visits that failed since ``failing_since``; ``items`` is how many
    documents the last good visit named, ``alerts`` what is the matter with it.
    """

    source: Source
    state: Literal["well", "alert", "failing", "never-asked"]
    asked_at: datetime | None
    due_at: datetime | None
    failures: int
    failing_since: datetime | None
    code: str | None
    sentence: str | None
    items: int
    usual_items: int
    news_at: datetime | None
    alerts: tuple[AlertShown, ...]

    @classmethod
    def of(cls, health: SourceHealth) -> "SourceShown":
        """The health of a source as the API gives it."""
        alerts = tuple(
            AlertShown(kind=alert.kind, sentence=alert.sentence.en, opened_at=alert.opened_at)
            for alert in health.alerts
        )
        return cls.model_validate({**health.model_dump(), "state": health.state, "alerts": alerts})


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


class ChangeShown(WorkChange):
    """What became of a work between two visits. ``number`` names the change, ``key`` the work; ``title``, ``language``,
    ``jurisdiction`` and ``impact`` are of the work, as reviewed.
    """

    number: int
    found_at: datetime
    key: str
    title: str | None
    language: str
    jurisdiction: str | None
    impact: int | None

    @classmethod
    def of(cls, line: ChangeLine) -> "ChangeShown":
        """A change as the API gives it."""
        return cls(**dict(line.change), **{name: value for name, value in dict(line).items() if name != "change"})


class ChangeListing(Value):
    """A page of changes, the newest first; ``kinds`` counts what each kind would leave."""

    changes: tuple[ChangeShown, ...]
    total: int
    kinds: dict[str, int]
    pages: Pages


class ChangesShown(Value):
    """All changes of a work, the newest first."""

    changes: tuple[ChangeShown, ...]


class LinksShown(Value):
    """The works that have the same text, the most alike first."""

    links: tuple[AlikeWork, ...]
