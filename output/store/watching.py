"""What the store keeps of the watch."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine

from models.change import Change
from output.store.changes import ChangeQuery, FoundChange, append_change, load_changes
from output.store.engine import reading, writing


class Watching:
    """The part of the store that knows sources, their documents, changes, alerts and nights."""

    engine: Engine

    def save_changes(self, changes: Sequence[Change], found_at: datetime | None = None) -> None:
        """Keep changes of works that are stored, found now or at ``found_at``."""
        with writing(self.engine) as connection:
            for change in changes:
                append_change(connection, change, found_at or datetime.now(UTC))

    def changes(self, query: ChangeQuery | None = None) -> tuple[FoundChange, ...]:
        """The changes asked for, the newest first."""
        with reading(self.engine) as connection:
            return tuple(load_changes(connection, query or ChangeQuery()))
