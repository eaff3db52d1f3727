"""Everything that the templates of the review page ask about one entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from models.user import User
from output.desk.review.cards import Card, State
from output.desk.review.editing import written
from output.desk.review.forms import Field, fields
from output.desk.review.moves import STEPS, PossibleMove, possible_moves
from output.desk.review.phrases import Phrases
from output.desk.review.record import Record
from output.desk.review.sections import Section, cards_of, sections, shown
from output.desk.review.shown import CHOICES, WANTED, Shown
from output.desk.services import Services
from output.desk.wording import Labels
from output.render.view import EntryView
from output.review import Change
from output.review.states import State as EntryState
from output.store.desk_values import Work

REASONS = ("not_so", "wrong_kind", "no_measure", "past", "duplicate", "others", "irrelevant")
"""Why claims are rejected, to choose from; other words may be written."""


@dataclass(frozen=True)
class Conflict:
    """A decision that came too late: who changed the claim meanwhile, when that is known."""

    change: Change | None = None


@dataclass(frozen=True)
class Editing:
    """A claim that is being edited: what its form holds, and what is wrong with that."""

    target: str
    filled: Mapping[str, Sequence[str]] | None = None
    fault: str | None = None
    conflict: Conflict | None = None


class ReviewView:
    """One entry, ready to be shown to ``user``.

    ``history`` are all changes to it, the oldest first; ``names`` say how people are shown. ``editing`` is the claim
    whose form is open.
    """

    def __init__(
        self,
        work: Work,
        history: Sequence[Change],
        user: User,
        label: Labels,
        names: Mapping[str, str],
        *,
        choice: Shown = "all",
        editing: Editing | None = None,
        services: Services | None = None,
    ) -> None:
        self.work, self.user, self.label, self.choice, self.editing = work, user, label, choice, editing
        self.home = services.home if services else None
        self._reason_of = services.rule_reason if services else None
        language = label.language
        self.entry = EntryView(work.reviewed.entry, language, self.home.name if self.home else None)
        self.phrases = Phrases(self.entry, label)
        self.record = Record(work, history, self.phrases)
        self._names = names

    reasons = REASONS

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"/work/{self.work.key}"

    def address_of(self, **query: str) -> str:
        """The page with this in its query."""
        return f"{self.address}?{urlencode(query)}" if query else self.address

    @cached_property
    def every_section(self) -> tuple[Section, ...]:
        """All parts with all claims."""
        return sections(self.work)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The parts to show, with the claims to show."""
        return self.every_section if self.choice == "all" else shown(self.every_section, WANTED[self.choice])

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """All claims, in order."""
        return cards_of(self.every_section)

    @cached_property
    def choices(self) -> Sequence[tuple[Shown, int]]:
        """What can be shown, with how many claims that is; what there is nothing of is left out."""
        counts = [(choice, sum(map(WANTED[choice], self.cards))) for choice in CHOICES]
        return [(choice, n) for choice, n in counts if n or choice in {"all", self.choice}]

    @property
    def total(self) -> int:
        """How many claims there are; an empty field claims nothing."""
        return sum(card.state is not State.EMPTY for card in self.cards)

    @property
    def left(self) -> int:
        """How many claims ask for a decision."""
        return sum(not card.decided for card in self.cards)

    @property
    def open_shown(self) -> tuple[Card, ...]:
        """The claims on the page that ask for a decision."""
        return tuple(card for section in self.sections for card in section.undecided)

    def card(self, target: str) -> Card | None:
        """The claim of that name, if there is one."""
        return next((card for card in self.cards if card.target == target), None)

    def following(self, target: str) -> Card | None:
        """The next claim to decide on after ``target``, from the top again after the last; none when all is decided."""
        order = [card.target for card in self.cards]
        start = order.index(target) + 1 if target in order else 0
        ring = (*self.cards[start:], *self.cards[:start])
        return next((card for card in ring if not card.decided and card.target != target), None)

    def fields(self, card: Card) -> Sequence[Field]:
        """The fields of a claim's form, filled in with what it says or with what was written."""
        editing = self.editing_of(card)
        filled = editing.filled if editing and editing.filled is not None else written(card)
        return fields(card, filled, self.entry, self.label, self.home)

    def editing_of(self, card: Card) -> Editing | None:
        """How a claim is being edited; none when its form is not open."""
        return self.editing if self.editing and self.editing.target == card.target else None

    @property
    def steps(self) -> tuple[EntryState, ...]:
        """The states on the way to the public; a withdrawn entry has left it."""
        return (*STEPS, EntryState.WITHDRAWN) if self.work.state is EntryState.WITHDRAWN else STEPS

    @property
    def moves(self) -> tuple[PossibleMove, ...]:
        """To which states the visitor can bring the entry: forwards first."""
        return possible_moves(self.work.state, self.user.role, published=bool(self.work.publications))

    def person(self, name: str) -> str:
        """How someone is shown; under their name when the desk no longer knows them."""
        return self._names.get(name, name)

    def rule_reason(self, rule: str) -> str | None:
        """Why a rule is there, when that is known."""
        return self._reason_of(rule) if self._reason_of else None

    def places(self, card: Card) -> list[dict[str, object]]:
        """Where a claim's quotes stand, for scripts."""
        parts = {"block", "start", "end", "page"}
        return [item.model_dump(mode="json", include=parts) for item in card.evidence]
