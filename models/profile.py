"""The home profile: for whom the monitor is made, and how a document matters to them. Data, not code."""

from typing import Self

from pydantic import Field, model_validator

from models.finding import ActionKind
from models.value import LocalText, Value


class ImpactRule(Value):
    """A row of the rubric: the first row whose conditions all hold gives the score.

    Empty conditions hold always. ``relation`` is one of the profile's relations, "home" or "other".
    """

    id: str
    version: int = Field(default=1, ge=1)
    score: int = Field(ge=1, le=4)
    relation: tuple[str, ...] = ()
    document_type: tuple[str, ...] = ()
    kinds: tuple[ActionKind, ...] = ()
    reason: LocalText


class TakeawayRule(Value):
    """An action whose words match ``any_of`` in a document of one of ``document_type`` yields a takeaway.

    ``any_of`` are words or phrases per language, matched on whole words without regard to case.
    ``text`` may use ``{action}``, ``{actor}``, ``{jurisdiction}``, ``{title}``.
    """

    id: str
    version: int = Field(default=1, ge=1)
    any_of: dict[str, tuple[str, ...]]
    document_type: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    text: LocalText


class Initiative(Value):
    """Something the home region is itself working on, and the words by which a document touches it."""

    id: str
    topic: str
    any_of: dict[str, tuple[str, ...]]
    text: LocalText


class HomeProfile(Value):
    """Who reads the monitor: where they are, what that belongs to, and what they care about."""

    jurisdiction: str
    name: LocalText
    languages: tuple[str, ...]
    relations: dict[str, tuple[str, ...]]
    """Relation name ("member-of", "neighbour") to the jurisdictions that stand in it."""
    topics: dict[str, float]
    impact_legend: dict[int, LocalText]
    impact: tuple[ImpactRule, ...]
    takeaways: tuple[TakeawayRule, ...] = ()
    initiatives: tuple[Initiative, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if set(self.impact_legend) != {1, 2, 3, 4}:
            raise ValueError("the impact legend must explain scores 1, 2, 3 and 4")
        if not self.impact or any((self.impact[-1].relation, self.impact[-1].document_type, self.impact[-1].kinds)):
            raise ValueError("the last row of the impact rubric must have no conditions, so that one always holds")
        return self

    def relation_to(self, jurisdiction: str | None) -> str:
        """The relation to a jurisdiction: "home", a name of ``relations``, or "other"."""
        if jurisdiction == self.jurisdiction:
            return "home"
        return next((name for name, codes in self.relations.items() if jurisdiction in codes), "other")
