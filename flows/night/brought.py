"""What a night brought, as the store knows it: all that no night before it has told. So a night that was killed and
gone on with tells all of it, and the next one what a killed night had found that was not gone on with.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from extractors.expectations import broken
from flows.night.news import news_between
from models.item_state import ItemState
from models.night import Listed, Night, Trouble
from models.source import ALONE, Source
from models.source_state import SourceState
from output.store import Store
from output.store.alerts import Settled
from output.store.items import ItemQuery
from output.store.nights import BegunNight

_AFTER = timedelta(microseconds=1)
"""From one moment to the next, as exactly as moments are stored."""


def night_of(store: Store, sources: Sequence[Source], begun: BegunNight, now: datetime) -> Night:
    """The night that ends ``now``. It settles alerts: what is the matter is opened, what is not any more resolved."""
    nights, states = store.nights(), store.source_states()
    untold = list(takewhile(lambda night: night.ended_at is None, nights))
    since = _since(nights, untold)
    items = store.items(ItemQuery(checked_since=since))
    alerts, on_list = _settled(store, sources, states, now), {source.id for source in sources}
    visited = [source for source in sources if source.id in states and states[source.id].checked_at >= since]
    return Night(
        started_at=begun.started_at,
        ended_at=now,
        sources=len(sources),
        sources_due=len(visited),
        asked=sum(night.asked for night in untold),
        unchanged=sum(night.unchanged for night in untold),
        news=news_between(store, since, now, {item.work_id: item.item.source_id for item in items if item.work_id}),
        listed=tuple(_listed(items, since)),
        failed=(*_failed_sources(visited, states), *_failed_documents(items)),
        opened=alerts.opened,
        resolved=alerts.resolved,
        still_open=tuple(alert for alert in alerts.still_open if alert.source_id in on_list),
    )


def _since(nights: Sequence[BegunNight], untold: Sequence[BegunNight]) -> datetime:
    """From when on nothing was told: the last night that ended told all that was found until its end.

    ``nights`` are the newest first; ``untold`` are tonight's and those just before it that never ended.
    """
    last = next((night.ended_at for night in nights if night.ended_at), None)
    return last + _AFTER if last else untold[-1].started_at


def _settled(store: Store, sources: Sequence[Source], states: Mapping[str, SourceState], now: datetime) -> Settled:
    known = [(source, states[source.id]) for source in sources if source.id in states]
    matter = [alert for source, state in known for alert in broken(source, state, now)]
    on_list = {source.id for source in sources}
    # Of what failed tonight, and of what was taken off the list, nobody knows whether it is well again.
    unsure = {source.id for source, state in known if state.failures}
    unsure |= {alert.source_id for alert in store.open_alerts() if alert.source_id not in on_list}
    return store.settle_alerts(matter, now, unsure)


def _listed(items: Sequence[ItemState], since: datetime) -> Iterator[Listed]:
    for state in items:
        item = state.item
        if state.phase == "listed" and state.listed_at and state.listed_at >= since:
            yield Listed(title=item.title or item.url, url=item.url, source_id=item.source_id)


def _failed_sources(visited: Sequence[Source], states: Mapping[str, SourceState]) -> Iterator[Trouble]:
    for source in visited:
        state = states[source.id]
        if state.failures and source.kind not in ALONE:
            yield Trouble(url=source.url, source_id=source.id, code=state.code, sentence=state.sentence)


def _failed_documents(items: Sequence[ItemState]) -> Iterator[Trouble]:
    """Documents that failed. Of one that had an entry and is gone the news tells."""
    for state in items:
        item = state.item
        if state.phase == "failed" or (state.phase == "gone" and not state.work_id):
            yield Trouble(url=item.url, source_id=item.source_id, code=state.code, sentence=state.sentence)
