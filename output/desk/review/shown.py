"""Which of an entry's claims the page shows."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from output.desk.review.cards import Card, State

Shown = Literal["all", "todo", "maybe", "returned", "unsure", "decided"]
CHOICES: tuple[Shown, ...] = get_args(Shown)

WANTED: Mapping[Shown, Callable[[Card], bool]] = {
    "all": lambda card: True,
    "todo": lambda card: not card.decided,
    "maybe": lambda card: card.doubtful,
    "returned": lambda card: card.state is State.RETURNED,
    "unsure": lambda card: card.state is State.UNSURE,
    "decided": lambda card: card.decided and card.state is not State.EMPTY,
}


def shown_of(given: str | None) -> Shown:
    """The choice that an address names; all claims when it names none that there is."""
    return next((choice for choice in CHOICES if choice == given), "all")
