"""How the watched sources are: when they were asked, what they name, and what is the matter with them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from models.alert import Alert
from models.source import Source
from models.source_state import SourceState
from models.value import Value

State = Literal["well", "alert", "failing", "never-asked"]


class SourceHealth(Value):
    """What is known of a source.

    ``asked_at`` is when it was last visited, none when it never was, and ``due_at`` when it is due again. ``failures``
    counts the visits that failed since ``failing_since``, one after the other; ``code`` is "ok" or that of the last
    failure, and ``sentence`` says what it was, or of a good visit what could not be read. ``items`` is how many
    documents the last good visit named, ``usual_items`` the middle of the last such numbers, and ``news_at`` when
    something new was named. ``alerts`` are those that are open.
    """

    source: Source
    asked_at: datetime | None = None
    due_at: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    code: str | None = None
    sentence: str | None = None
    items: int = 0
    usual_items: int = 0
    news_at: datetime | None = None
    alerts: tuple[Alert, ...] = ()

    @property
    def state(self) -> State:
        """How the source is: "alert" when it answers, and does not do what is expected of it."""
        if self.asked_at is None:
            return "never-asked"
        if self.failures:
            return "failing"
        return "alert" if self.alerts else "well"


def source_health(
    sources: Sequence[Source], states: Mapping[str, SourceState], alerts: Sequence[Alert]
) -> tuple[SourceHealth, ...]:
    """How each source is, those with the most failures in a row first, then those with an alert.

    ``states`` are what visits found, by the source's id, and ``alerts`` all that are open.
    """
    found = [
        _health(source, states.get(source.id), tuple(alert for alert in alerts if alert.source_id == source.id))
        for source in sources
    ]
    return tuple(sorted(found, key=lambda health: (-health.failures, not health.alerts)))


def _health(source: Source, state: SourceState | None, alerts: tuple[Alert, ...]) -> SourceHealth:
    if state is None:
        return SourceHealth(source=source, alerts=alerts)
    return SourceHealth(
        source=source,
        asked_at=state.checked_at,
        due_at=state.due_at,
        failures=state.failures,
        failing_since=state.failing_since,
        code=state.code,
        sentence=state.sentence or None,
        items=state.items,
        usual_items=state.usual_items,
        news_at=state.news_at,
        alerts=alerts,
    )
