"""What addresses gave tonight, from the archive; what was not asked for tonight is asked for now."""

from datetime import datetime

from extractors.failures import failure_of
from flows.intake.reception import Archive, Outside
from flows.night.asking import GOOD
from flows.night.handed import Clock
from flows.settings import Settings
from models.snapshot import Snapshot
from output.store import Store


class Tonight:
    """The reception of documents that were asked for since a moment, and of what they lead to."""

    def __init__(self, settings: Settings, store: Store, since: datetime, now: Clock) -> None:
        self._store = store
        self._since = since
        self._archive = Archive(store)
        self._outside = Outside(settings, store, now)

    def receive(self, url: str) -> Snapshot:
        """The bytes at ``url``. Raises the ``DocumentFailure`` that it gave tonight, or gives now."""
        state = self._store.fetch_state(url)
        if state is None or state.checked_at < self._since:
            return self._outside.receive(url)
        if state.code not in GOOD:
            raise failure_of(state.code, "asked for earlier tonight")
        return self._archive.receive(url)
