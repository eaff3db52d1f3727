"""Which action point of one version is which of the other, without reading their words."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence

from models.finding import ActionPoint

Pair = tuple[ActionPoint | None, ActionPoint | None]
"""An action point of each version; none where a version lacks it."""


def deadline_of(action: ActionPoint) -> str | None:
    """The deadline's dates in ISO 8601, none when it has no dates.

    "2030-12-31" is the last day, "2028-01-01/.." a beginning without an end, and "P1Y" a frequency, which follows a
    date after a space. The beginning of a period is left out: "in 2030" and "by 2030" translate each other.
    """
    if (deadline := action.deadline) is None:
        return None
    day = deadline.end.isoformat() if deadline.end else deadline.start and f"{deadline.start.isoformat()}/.."
    return " ".join(part for part in (day, deadline.every) if part) or None


def amount_of(action: ActionPoint) -> str | None:
    """The amount as a plain number with its currency, "5000000 EUR"; none when it has no number."""
    amount = action.amount
    if amount is None or amount.value is None:
        return None
    number = f"{amount.value.normalize():f}"
    return f"{number} {amount.currency}" if amount.currency else number


def _deadline_and_amount(action: ActionPoint) -> tuple[str, str] | None:
    deadline, amount = deadline_of(action), amount_of(action)
    return (deadline, amount) if deadline and amount else None


def _order(action: ActionPoint) -> str:
    return "any"


_LIKENESS: tuple[Callable[[ActionPoint], Hashable | None], ...] = (
    _deadline_and_amount,
    deadline_of,
    amount_of,
    _order,
)
"""What makes two action points the same, the surest first. Translators keep dates, sums and order."""


def align(first: Sequence[ActionPoint], second: Sequence[ActionPoint]) -> tuple[Pair, ...]:
    """Pair the action points of one pillar in two versions; those left over are paired with none.

    Pairs are made by deadline and amount, then by deadline, by amount, and at last by order. They come in the reading
    order of ``first``; what only ``second`` has follows.
    """
    partner: dict[int, int] = {}
    for likeness in _LIKENESS:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for place in sorted(set(range(len(second))) - set(partner.values())):
            waiting[likeness(second[place])].append(place)
        for place, action in enumerate(first):
            key = likeness(action)
            if place not in partner and key is not None and waiting[key]:
                partner[place] = waiting[key].popleft()
    lone = sorted(set(range(len(second))) - set(partner.values()))
    pairs = [(action, second[partner[i]] if i in partner else None) for i, action in enumerate(first)]
    return (*pairs, *((None, second[place]) for place in lone))
