"""What a night has to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from flows.night.naming import held_against
from flows.night.schedule import Selection, due_sources
from flows.sources.discovery_step import next_step
from models.item_state import ItemState
from models.source import ALONE, Source
from models.source_state import SourceState
from output.store import Store
from output.store.items import ItemQuery


class Due(NamedTuple):
    """A document to ask for, and the source that names it."""

    source: Source
    state: ItemState


class Plan(NamedTuple):
    """The sources to ask for their documents, and the documents to ask for. ``states`` are those of all sources."""

    sources: tuple[Source, ...]
    documents: tuple[Due, ...]
    states: Mapping[str, SourceState]

    @property
    def due_sources(self) -> int:
        """How many sources are visited, those that are one document included."""
        return len(self.sources) + sum(due.source.kind in ALONE for due in self.documents)


def plan(
    store: Store, sources: Sequence[Source], started_at: datetime, selection: Selection, now: datetime | None = None
) -> Plan:
    """What is due in a night that began at ``started_at``, without what it has done already.

    ``now`` is when a night that was killed goes on: what its sources had named by then is due.
    """
    states = store.source_states()
    watched = {source.id: source for source in sources if selection.takes(source.id)}
    due = tuple(due_sources(watched.values(), states, started_at, selection))
    items: dict[str, list[ItemState]] = {}
    for state in store.items(ItemQuery(due=now or started_at)):
        items.setdefault(state.item.source_id, []).append(state)
    named = (
        Due(watched[source_id], state)
        for source_id, several in items.items()
        if source_id in watched and watched[source_id].kind not in ALONE
        for state in several
        if not _asked(state, started_at)
    )
    alone = _alone(store, (source for source in due if source.kind in ALONE), states, items, started_at)
    return Plan(tuple(source for source in due if source.kind not in ALONE), (*alone, *named), states)


def _asked(state: ItemState, started_at: datetime) -> bool:
    return state.checked_at is not None and state.checked_at >= started_at


def _alone(
    store: Store,
    sources: Iterable[Source],
    states: Mapping[str, SourceState],
    items: Mapping[str, Sequence[ItemState]],
    now: datetime,
) -> Iterator[Due]:
    """The sources that are one document: it is due when they are."""
    for source in sources:
        # A source that was never visited has none; usually its one is due with it.
        known = items.get(source.id) or (store.items(ItemQuery(source_id=source.id)) if source.id in states else ())
        listing = next_step(source, {}, ()).listing
        if listing:
            yield Due(source, held_against(listing, {state.item.url: state for state in known}, now).states[0])
