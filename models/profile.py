"""The home profile: for whom the monitor is made, and how a document matters to them. Data, not code."""

from collections.abc import Container, Iterable
from typing import Self

from pydantic import Field, field_validator, model_validator

from models.finding import ActionKind
from models.value import LocalText, Value
from models.vocabulary import DOCUMENT_TYPES, JURISDICTIONS, TOPICS


def _checked(codes: Iterable[str], known: Container[str], where: str) -> tuple[str, ...]:
    """``codes``, or a ``ValueError`` that names those which are not ``known``."""
    codes = tuple(codes)
    if lost := [code for code in codes if code not in known]:
        raise ValueError(f"not in {where}: {', '.join(lost)}")
    return codes


class ImpactRule(Value):
    """A row of the rubric: the first row whose conditions all hold gives the score.

    Empty conditions hold always. ``relation`` is one of the profile's relations, "home" or "other"; ``kinds`` asks for
    at least one action of one of these kinds; ``title_words`` for one of these words or phrases in the title, in any
    language. ``reason`` may use ``{jurisdiction}`` and ``{document_type}``.
    """

    id: str
    version: int = Field(default=1, ge=1)
    score: int = Field(ge=1, le=4)
    relation: tuple[str, ...] = ()
    document_type: tuple[str, ...] = ()
    kinds: tuple[ActionKind, ...] = ()
    title_words: tuple[str, ...] = ()
    reason: LocalText

    @property
    def conditions(self) -> tuple[tuple[str, ...], ...]:
        """All conditions; the row holds for every document when each is empty."""
        return (self.relation, self.document_type, self.kinds, self.title_words)

    @field_validator("document_type")
    @classmethod
    def _known_types(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        return _checked(codes, DOCUMENT_TYPES, "document_types.toml")


class TakeawayRule(Value):
    """An action whose words match ``any_of`` in a document of one of ``document_type`` yields a takeaway.

    ``any_of`` are words or phrases per language, matched on whole words without regard to case; "*" at the end stands
    for any ending. ``and_any_of`` asks, in each of its languages, for one of these words besides.
    ``text`` may use ``{action}``, ``{actor}``, ``{jurisdiction}``, ``{title}``.
    """

    id: str
    version: int = Field(default=1, ge=1)
    any_of: dict[str, tuple[str, ...]]
    and_any_of: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    document_type: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    text: LocalText

    @field_validator("document_type")
    @classmethod
    def _known_types(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        return _checked(codes, DOCUMENT_TYPES, "document_types.toml")


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
        if not self.impact or any(self.impact[-1].conditions):
            raise ValueError("the last row of the impact rubric must have no conditions, so that one always holds")
        self._check_codes()
        return self

    def _check_codes(self) -> None:
        named = [self.jurisdiction, *(code for codes in self.relations.values() for code in codes)]
        _checked(named, JURISDICTIONS, "jurisdictions.toml")
        _checked([*self.topics, *(initiative.topic for initiative in self.initiatives)], TOPICS, "topics.toml")
        relations = {"home", "other", *self.relations}
        asked = [rule.relation for rule in self.impact] + [rule.relation for rule in self.takeaways]
        for names in asked:
            _checked(names, relations, "the profile's relations")

    def relation_to(self, jurisdiction: str | None) -> str:
        """The relation to a jurisdiction: "home", a name of ``relations``, or "other"."""
        if jurisdiction == self.jurisdiction:
            return "home"
        return next((name for name, codes in self.relations.items() if jurisdiction in codes), "other")
