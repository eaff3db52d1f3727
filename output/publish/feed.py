"""What a feed holds, whatever its form."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from output.publish.card import Card
from output.publish.filters import Filter
from output.publish.site import FEED_SIZE, stable_id
from output.render.labels import Labels

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was last updated: a feed must say, and the present would be a change each time."""


class Feed(NamedTuple):
    """The ``cards`` that were published last, the newest first, among those that the filter allows."""

    chosen: Filter
    cards: Sequence[Card]

    @property
    def updated(self) -> datetime:
        """When an entry of the feed was last published."""
        return self.cards[0].published_at if self.cards else _NEVER

    def identifier(self, label: Labels) -> str:
        """The same for the same filter in the same language, wherever the feed is."""
        return stable_id("feed", label.language, self.chosen.query)


def feed_of(cards: Sequence[Card], chosen: Filter) -> Feed:
    """The feed of those of ``cards`` that the filter allows."""
    allowed = [card for card in cards if chosen.allows(card)]
    latest = sorted(allowed, key=lambda card: (card.published_at, card.key), reverse=True)
    return Feed(chosen, latest[:FEED_SIZE])


def entry_id(card: Card) -> str:
    """The identifier of an entry: the same in every version, feed, language and export."""
    return stable_id("entry", card.key)
