"""One page of the list of published entries."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from output.publish.card import Card
from output.publish.filters import EVERYTHING, Facet, Filter, facet_counts
from output.publish.site import PAGE_SIZE

_NEAR = 2
"""Pages on each side of the current one that the pager names."""


class Listing(NamedTuple):
    """The ``cards`` on page ``page`` (from 1) of ``pages``, out of ``total`` that the filter allows.

    ``everything`` is how many there are without a filter. ``counts`` says how many entries each value of each facet
    would leave, ``all_counts`` how many there are of it without a filter.
    """

    chosen: Filter
    cards: Sequence[Card]
    page: int
    pages: int
    total: int
    everything: int
    counts: Mapping[Facet, Mapping[str, int]]
    all_counts: Mapping[Facet, Mapping[str, int]]

    @property
    def near(self) -> Sequence[int]:
        """The numbers of the pages that the pager names: the first, the last and those around this one."""
        around = range(self.page - _NEAR, self.page + _NEAR + 1)
        return [n for n in range(1, self.pages + 1) if n in {1, self.pages} or n in around]


def newest_first(cards: Sequence[Card]) -> Sequence[Card]:
    """The cards in the order of the list: what came into the monitor last stands first."""
    return sorted(cards, key=lambda card: (card.first_published_at, card.key), reverse=True)


def listing(cards: Sequence[Card], chosen: Filter, page: int = 1) -> Listing:
    """Page ``page`` of those of ``cards`` that the filter allows; beyond the last page, the last."""
    pages = listings(cards, chosen, facet_counts(cards, EVERYTHING))
    return pages[min(max(1, page), len(pages)) - 1]


def listings(cards: Sequence[Card], chosen: Filter, all_counts: Mapping[Facet, Mapping[str, int]]) -> Sequence[Listing]:
    """All pages of the list under a filter, at least one; ``all_counts`` are the counts of all cards."""
    allowed = [card for card in cards if chosen.allows(card)] if chosen else cards
    counts = facet_counts(cards, chosen) if chosen else all_counts
    starts = range(0, max(1, len(allowed)), PAGE_SIZE)
    return [
        Listing(
            chosen=chosen,
            cards=allowed[start : start + PAGE_SIZE],
            page=page,
            pages=len(starts),
            total=len(allowed),
            everything=len(cards),
            counts=counts,
            all_counts=all_counts,
        )
        for page, start in enumerate(starts, start=1)
    ]
