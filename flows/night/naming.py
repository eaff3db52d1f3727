"""What a source names now, held against what it named before."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from models.item import Item, Listing
from models.item_state import ItemState


class Named(NamedTuple):
    """The documents of a source after a visit: what is known of each by now, and how many it had never named."""

    states: tuple[ItemState, ...]
    new: int


def held_against(listing: Listing, known: Mapping[str, ItemState], now: datetime) -> Named:
    """What is known after a source gave ``listing``; ``known`` are its documents before, by address.

    A new document is due at once, and so is one that its publisher touched, and one that a complete listing no longer
    names; the others when they were.
    """
    states = [_named(item, known.get(item.url), now) for item in listing.items]
    new = sum(item.url not in known for item in listing.items)
    return Named((*states, *_missing(listing, known, now)), new)


def _named(item: Item, before: ItemState | None, now: datetime) -> ItemState:
    if before is None:
        return ItemState(item=item, first_seen_at=now, last_seen_at=now, due_at=now)
    seen: dict[str, object] = {"item": item, "last_seen_at": now, "missing": False}
    return before.model_copy(update=seen | ({"due_at": now} if _touched(item, before) else {}))


def _touched(item: Item, before: ItemState) -> bool:
    """Whether the publisher says that the document changed after it was named or asked for last."""
    last = before.item.updated or before.checked_at
    return item.updated is not None and last is not None and _moment(item.updated) > _moment(last)


def _moment(moment: datetime) -> datetime:
    """A moment that can be compared: sources may give one without a time zone, which then counts as UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _missing(listing: Listing, known: Mapping[str, ItemState], now: datetime) -> Iterator[ItemState]:
    named = {item.url for item in listing.items}
    for url, state in known.items():
        if listing.complete and url not in named and not state.missing:
            yield state.model_copy(update={"missing": True, "due_at": now})
