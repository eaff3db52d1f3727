"""The claims of an entry in the order in which the monitor prints them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.finding import ActionPoint
from output.desk.review.cards import Card, State, card_of
from output.review import Standing, claim_of
from output.review.targets import GROUPS, Claim
from output.store.desk_values import Work

FACTS = ("title", "document_type", "impact", "audience", "jurisdiction", "issuer", "published", "topics")


@dataclass(frozen=True)
class Section:
    """A part of the entry: its name ("facts", "takeaways", "pillar", ...) and its claims.

    ``head`` is the claim that the part stands under: the pillar; ``headless`` says that it is not among those to show.
    ``number`` counts pillars from 1.
    """

    name: str
    cards: tuple[Card, ...]
    head: Card | None = None
    number: int | None = None
    headless: bool = False

    @property
    def all(self) -> tuple[Card, ...]:
        """The claims of the part, its head first."""
        return (self.head, *self.cards) if self.head and not self.headless else self.cards

    @property
    def undecided(self) -> tuple[Card, ...]:
        """The claims that still ask for a decision."""
        return tuple(card for card in self.all if not card.decided)


def sections(work: Work) -> tuple[Section, ...]:
    """All claims of an entry by part.

    What was rejected stays in its place, so that it can be undone. Within a part the doubtful ones come last.
    """
    return tuple(_Arrangement(work).sections())


def shown(parts: Sequence[Section], wanted: Callable[[Card], bool]) -> tuple[Section, ...]:
    """The parts with only the claims that are ``wanted``; a part that has none of them is left out."""
    kept = (
        replace(
            part,
            cards=tuple(card for card in part.cards if wanted(card)),
            headless=part.head is not None and not wanted(part.head),
        )
        for part in parts
    )
    return tuple(part for part in kept if part.all)


def cards_of(parts: Sequence[Section]) -> tuple[Card, ...]:
    """The claims of all parts, in order."""
    return tuple(card for part in parts for card in part.all)


class _Arrangement:
    def __init__(self, work: Work) -> None:
        self._work = work
        self._standings, self._draft, self._entry = work.reviewed.standings, work.draft, work.reviewed.entry
        self._groups = {group: self._cards_in(group) for group in GROUPS}

    def sections(self) -> Iterator[Section]:
        yield Section("facts", tuple(filter(None, map(self._card, FACTS))))
        yield Section("abstract", tuple(filter(None, [self._card("abstract")])))
        yield Section("takeaways", self._groups["takeaways"])
        yield Section("principles", self._groups["principles"])
        for number, pillar in enumerate(self._groups["pillars"], start=1):
            summary = None if pillar.state is State.REJECTED else self._card(f"summary/{pillar.target}")
            actions = self._actions_under(pillar.target)
            yield Section("pillar", (*([summary] if summary else []), *actions), head=pillar, number=number)
        yield Section("actions", self._actions_under(None))
        yield Section("provisions", self._groups["provisions"])
        yield Section("mentions", self._groups["mentions"])

    def _actions_under(self, pillar: str | None) -> tuple[Card, ...]:
        return tuple(card for card in self._groups["actions"] if self._pillar_of(card) == pillar)

    def _pillar_of(self, card: Card) -> str | None:
        assert isinstance(card.claim, ActionPoint)  # noqa: S101  the group holds nothing else
        standing = self._standings.get(card.claim.pillar or "")
        return None if standing is Standing.REJECTED else card.claim.pillar

    def _cards_in(self, group: str) -> tuple[Card, ...]:
        drafted: Mapping[str, Claim] = _by_id(getattr(self._draft, group))
        current: Mapping[str, Claim] = _by_id(getattr(self._entry, group))
        cards = filter(None, map(self._card, dict.fromkeys([*drafted, *current])))
        return tuple(sorted(cards, key=lambda card: card.doubtful))

    def _card(self, target: str) -> Card | None:
        rejected = self._standings.get(target) is Standing.REJECTED
        claim = (claim_of(self._draft, target) if rejected else None) or claim_of(self._entry, target)
        return None if claim is None else card_of(target, claim, self._work)


def _by_id(items: Sequence[Any]) -> dict[str, Claim]:
    return {item.id: item for item in items}
