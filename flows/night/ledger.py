"""What the night has found, kept a little and then stored all at once: a commit waits for the disk, and thousands of
addresses that gave nothing new would wait thousands of times.
"""

from time import monotonic

from flows.night.conclusion import Conclusion
from models.item_state import ItemState
from models.source_state import SourceState
from output.store import Store
from output.store.queries import FetchState
from output.store.visits import Visits

MOST = 200
SECONDS = 1.0
"""What was found since the last commit is asked again by a night that goes on after it was killed: at most so many
addresses, or those of so many seconds."""


class Ledger:
    """Stores what was found in the night called ``number``. For one thread."""

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self._number = number
        self._clear()

    def note(self, found: Conclusion) -> None:
        """Keep what a visit found: it is stored together with what others found, or not at all."""
        self._sources |= {state.source_id: state for state in found.sources}
        self._items |= {(state.item.source_id, state.item.url): state for state in found.items}
        self._fetches.extend(found.fetches)
        self._asked += found.asked
        self._unchanged += found.unchanged
        kept = len(self._sources) + len(self._items) + len(self._fetches)
        if kept >= MOST or monotonic() - self._stored_at >= SECONDS:
            self.store()

    def store(self) -> None:
        """Store what was noted so far."""
        self._store.save_visits(
            Visits(
                night=self._number,
                sources=tuple(self._sources.values()),
                items=tuple(self._items.values()),
                fetches=tuple(self._fetches),
                asked=self._asked,
                unchanged=self._unchanged,
            )
        )
        self._clear()

    def _clear(self) -> None:
        self._sources: dict[str, SourceState] = {}
        self._items: dict[tuple[str, str], ItemState] = {}
        self._fetches: list[FetchState] = []
        self._asked = self._unchanged = 0
        self._stored_at = monotonic()
