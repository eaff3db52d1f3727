"""A night: whatever is due is asked, what has news is taken in, and what came of it is kept. No Prefect here."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from flows.intake.intake import open_store
from flows.night.asked import Asked
from flows.night.brought import night_of
from flows.night.handed import Clock, TakeIn, utc_now
from flows.night.plan import plan
from flows.night.schedule import Selection
from flows.night.taken import Taken
from flows.night.taking_in import here
from flows.night_lock import alone
from flows.settings import Settings
from models.night import Night
from models.source import Source
from output.store import Store
from output.store.nights import BegunNight

RESUMED = timedelta(hours=20)
"""A night that was begun and not ended is gone on with when it is younger; else the next one has begun, which tells
what that one found as well."""


def run_night(
    settings: Settings,
    sources: Sequence[Source],
    now: Clock = utc_now,
    take_in: TakeIn | None = None,
    *,
    selection: Selection | None = None,
    on_asked: Callable[[str], None] = lambda _: None,
) -> Night:
    """Visit the sources that are due, ask for the documents that they name, and take in what has news.

    ``take_in`` gets documents in batches; by default they are drafted in this process. ``on_asked`` is called with each
    address that was asked. A night that was killed is gone on with: what it asked and took in is not done again.
    Raises ``NightUnderWay`` when another night runs in the same home, and a ``StoreFailure`` when nothing can be
    stored.
    """
    with alone(settings.home), open_store(settings) as store:
        begun = _begun(store, now())
        due = plan(store, sources, begun.started_at, selection or Selection(), now())
        asked = Asked(settings, store, begun, now, on_asked)
        asked.ask(due)
        Taken(settings, store, begun, now, take_in or here(settings, now)).take(asked.changed, due.states)
        night = night_of(store, sources, begun, now()).model_copy(update={"put_off": asked.put_off})
        store.end_night(begun.number, night)
        return night


def _begun(store: Store, now: datetime) -> BegunNight:
    last = next(iter(store.nights(1)), None)
    if last and last.ended_at is None and now - last.started_at < RESUMED:
        return last
    return store.begin_night(now)
