"""What the store keeps of the watch."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine

from models.change import Change
from models.item_state import ItemState
from models.night import Night
from models.source_state import SourceState
from output.store.alerts import tell_alerts
from output.store.change_pages import ChangeLine, ChangePage, load_change, load_change_page
from output.store.changes import ChangeQuery, FoundChange, append_changes, load_changes
from output.store.engine import reading, writing
from output.store.fetches import load_fetches
from output.store.items import ItemQuery, load_items
from output.store.nights import BegunNight, begin_night, end_night, load_night, load_nights, mark_told
from output.store.queries import FetchState
from output.store.source_states import load_source_states
from output.store.telling import Telling
from output.store.visits import Visits, save_visits


class Watching(Telling):
    """The part of the store that knows sources, their documents, changes, alerts and nights."""

    engine: Engine

    def save_changes(self, changes: Sequence[Change], found_at: datetime | None = None) -> None:
        """Keep changes of works that are stored, found now or at ``found_at``."""
        with writing(self.engine) as connection:
            append_changes(connection, changes, found_at)

    def changes(self, query: ChangeQuery | None = None) -> tuple[FoundChange, ...]:
        """The changes asked for, the newest first."""
        with reading(self.engine) as connection:
            return tuple(load_changes(connection, query or ChangeQuery()))

    def change_page(self, query: ChangeQuery) -> ChangePage:
        """The changes asked for with their works, the newest first, and how many there are of each kind."""
        with reading(self.engine) as connection:
            return load_change_page(connection, query)

    def change(self, number: int) -> ChangeLine | None:
        """One change with its work; none when there is none of that number."""
        with reading(self.engine) as connection:
            return load_change(connection, number)

    def source_states(self) -> dict[str, SourceState]:
        """What is known of every source that was ever visited, by its id."""
        with reading(self.engine) as connection:
            return {state.source_id: state for state in load_source_states(connection)}

    def items(self, query: ItemQuery | None = None) -> tuple[ItemState, ...]:
        """The documents that sources named, in no particular order."""
        with reading(self.engine) as connection:
            return tuple(load_items(connection, query or ItemQuery()))

    def fetch_states(self, urls: Sequence[str]) -> dict[str, FetchState]:
        """What is known of those of the URLs that were ever asked for."""
        with reading(self.engine) as connection:
            return {state.url: state for state in load_fetches(connection, urls)}

    def save_visits(self, visits: Visits) -> None:
        """Keep all that was found at some addresses, or nothing of it."""
        with writing(self.engine) as connection:
            save_visits(connection, visits)

    def begin_night(self, started_at: datetime) -> BegunNight:
        """Note that a night begins."""
        with writing(self.engine) as connection:
            return begin_night(connection, started_at)

    def end_night(self, number: int, night: Night) -> None:
        """Keep what a night that was begun has brought. Its alerts count as told, for its digest tells them."""
        with writing(self.engine) as connection:
            end_night(connection, number, night)
            tell_alerts(connection, (*night.opened, *night.resolved), night.ended_at)

    def mark_told(self, number: int, told_at: datetime) -> None:
        """Note that the digest of a night has been sent."""
        with writing(self.engine) as connection:
            mark_told(connection, number, told_at)

    def nights(self, limit: int | None = None, before: int | None = None) -> tuple[BegunNight, ...]:
        """The nights that were begun, the newest first; only those ``before`` a number, where one is given."""
        with reading(self.engine) as connection:
            return tuple(load_nights(connection, limit, before))

    def night(self, number: int) -> Night | None:
        """What a night brought; none when it has not ended."""
        with reading(self.engine) as connection:
            return load_night(connection, number)
