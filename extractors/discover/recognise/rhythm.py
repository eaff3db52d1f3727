"""How often a source is worth a visit, by how often it publishes."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from models.source import DAILY, USUAL_HOURS, SourceKind

LEAST_DATES = 4
"""Days with something new from which on there is a rhythm: three gaps, so that one odd gap is not the middle one."""
_WEEKLY = 168.0
_STEPS = (24.0, 72.0, _WEEKLY, 336.0)
"""Hours between visits that are proposed: the nightly run makes more often than daily pointless."""
_NEWEST = 20
"""The latest days that are looked at: sources change their rhythm."""
_SILENCE = 3
"""Times the longest gap so far after which silence is news."""
_LEAST_SILENCE = 30
"""Days: shorter silences are holidays."""
_MOST_DAYS = 3650


class Rhythm(NamedTuple):
    """Hours between two visits, why so many, and the days after which silence is worth an alert, where known."""

    every: float
    why: str
    silent_days: int | None = None


def rhythm(kind: SourceKind, days: Iterable[date], today: date) -> Rhythm:
    """How often to visit a source that had something new on these ``days``.

    Twice as often as it publishes in the middle, so that nothing waits longer than half a gap; what is usual for its
    kind when there are too few days. Days after ``today`` do not count.
    """
    known = sorted({day for day in days if day <= today}, reverse=True)[:_NEWEST]
    if len(known) < LEAST_DATES:
        return _unknown(kind)
    gaps = [(later - earlier) / timedelta(days=1) for later, earlier in pairwise(known)]
    usual, silence = median(gaps), max(_SILENCE * max(gaps), _LEAST_SILENCE)
    every = max((step for step in _STEPS if step <= usual * 12), default=_STEPS[0])
    silent = (today - known[0]).days >= silence or silence > _MOST_DAYS
    why = f"something new every {usual:g} days in the middle, so about twice as often"
    return Rhythm(every, why, None if silent else int(silence))


def _unknown(kind: SourceKind) -> Rhythm:
    if kind == "document":
        return Rhythm(_WEEKLY, "once a week: a document seldom changes where it is")
    return Rhythm(USUAL_HOURS.get(kind, DAILY), f"usual for a {kind}: there are too few dates to tell by")
