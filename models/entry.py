"""A monitor entry: what an analyst reviews and publishes."""

from enum import StrEnum
from typing import Generic, Literal, Self, TypeVar

from pydantic import Field, model_validator

from models.evidence import Evidence, RuleRef
from models.finding import ActionPoint, Mention, Pillar, Principle, Provision
from models.value import LocalText, Value

T = TypeVar("T")


class Origin(StrEnum):
    """Where a field's value comes from."""

    EXTRACTED = "extracted"
    """Read from the document's structure or from what the file says of itself."""
    QUOTED = "quoted"
    """The document's own words."""
    SUGGESTED = "suggested"
    """Proposed by a rule."""
    WRITTEN = "written"
    """Written by an analyst."""


class EntryField(Value, Generic[T]):
    """One field of an entry: its value with its origin and proof, or the reason why it is empty."""

    value: T | None = None
    origin: Origin | None = None
    evidence: tuple[Evidence, ...] = ()
    rule: RuleRef | None = None
    source: str | None = None
    """Where the value was read when it is no quote: e.g. "meta:og:title", "pdf:info"."""
    reason: LocalText | None = None

    @model_validator(mode="after")
    def _explained(self) -> Self:
        if self.value is None and self.reason is None:
            raise ValueError("an empty field must say why it is empty")
        if (self.value is None) != (self.origin is None):
            raise ValueError("a field has an origin exactly when it has a value")
        return self


class Impact(Value):
    """The impact score, 1 (strongest) to 4, with the legend of that score and the reason for it."""

    score: int = Field(ge=1, le=4)
    legend: LocalText
    reason: LocalText


class Takeaway(Value):
    """A suggestion for the home region, phrased in both languages, for the analyst to keep or drop."""

    id: str
    text: LocalText
    rule: RuleRef
    evidence: tuple[Evidence, ...] = ()


class PillarSummary(Value):
    """A short extract that says what a pillar is about; ``pillar`` is the pillar's id."""

    pillar: str
    summary: EntryField[str]


class Entry(Value):
    """Everything the monitor says of one work, each field with its proof.

    ``work_id`` stays the same over all versions of the document; ``version`` counts from 1 and is given
    by the store. ``published`` is YYYY, YYYY-MM or YYYY-MM-DD, as exact as the document is.
    ``jurisdiction``, ``document_type``, ``audience`` and ``topics`` are codes of the vocabularies.
    """

    schema_version: Literal[1] = 1
    work_id: str = Field(min_length=1)
    version: int = Field(default=1, ge=1)
    snapshot_sha256: str
    extractor_version: str
    url: str
    language: str
    pages: int = 0
    title: EntryField[str]
    jurisdiction: EntryField[str]
    issuer: EntryField[str]
    published: EntryField[str]
    document_type: EntryField[str]
    impact: EntryField[Impact]
    audience: EntryField[tuple[str, ...]]
    topics: EntryField[tuple[str, ...]]
    abstract: EntryField[str]
    takeaways: tuple[Takeaway, ...] = ()
    principles: tuple[Principle, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    pillar_summaries: tuple[PillarSummary, ...] = ()
    actions: tuple[ActionPoint, ...] = ()
    provisions: tuple[Provision, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _refers_to_itself(self) -> Self:
        ids = [f.id for f in (*self.principles, *self.pillars, *self.actions, *self.provisions, *self.mentions)]
        if len(set(ids)) != len(ids):
            raise ValueError("two findings have the same id")
        pillars = {pillar.id for pillar in self.pillars}
        named = {action.pillar for action in self.actions} | {s.pillar for s in self.pillar_summaries}
        if lost := named - pillars - {None}:
            raise ValueError(
                f"actions or summaries name pillars that the entry does not have: {sorted(map(str, lost))}"
            )
        return self

    def actions_under(self, pillar: str | None) -> tuple[ActionPoint, ...]:
        """The action points under the pillar with this id, or under none, in reading order."""
        return tuple(action for action in self.actions if action.pillar == pillar)
