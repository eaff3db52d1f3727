"""When a source or a document is asked next."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from models.source import Source
from models.source_state import SourceState
from models.value import Value

DAY = timedelta(days=1)
EARLY = 0.9
"""Share of the time after which something counts as due: a run that began at 02:17 would otherwise be a minute short at
02:16, and at 02:15 when the clocks go forward be an hour short."""
FIRST_RETRY = DAY / 2
"""After a failure: the next night at the latest. Doubled after each further one."""
LONGEST_RETRY = 3 * DAY
"""A source that fails for weeks is found to work again within so many days, or at its next usual visit if that is
later."""
LISTED = 90 * DAY
"""After so long a document that was on no topic is read once more, unless its source says before that it changed."""


class Selection(Value):
    """Which sources: ``everything`` on the list, due or not; ``only`` those with these ids, when any are named."""

    everything: bool = False
    only: tuple[str, ...] = ()

    def takes(self, source_id: str) -> bool:
        """Whether the source may be visited at all."""
        return not self.only or source_id in self.only


def due_sources(
    sources: Iterable[Source],
    states: Mapping[str, SourceState],
    started_at: datetime,
    selection: Selection,
) -> Iterator[Source]:
    """The sources to visit in a night that began at ``started_at``, without those visited since."""
    for source in sources:
        state = states.get(source.id)
        if not selection.takes(source.id) or (state and state.checked_at >= started_at):
            continue
        if state is None or selection.everything or state.due_at <= started_at:
            yield source


def next_visit(source: Source, now: datetime, failures: int = 0) -> datetime:
    """When a source is due that was visited ``now`` and has failed so many times running."""
    return now + _pause(timedelta(hours=source.hours), failures)


def next_check(source: Source, now: datetime, failures: int = 0) -> datetime:
    """When a document that ``source`` named, asked for ``now``, is asked for again."""
    return now + _pause(source.recheck_days * DAY, failures)


def _pause(usual: timedelta, failures: int) -> timedelta:
    if not failures:
        return usual * EARLY
    doubled: timedelta = min(FIRST_RETRY, usual) * 2 ** min(failures - 1, 10)
    return min(doubled, max(usual, LONGEST_RETRY)) * EARLY
