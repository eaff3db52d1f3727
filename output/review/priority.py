"""Which works a reviewer should see first.

The priority is a sum of points, all of them data in ``priority.toml``:

- impact: by the score of the entry as reviewed;
- novelty: nobody has decided anything yet;
- claims that came back: that there are any, how many, and whether the entry is public;
- freshness: how old the document was when it was first drafted;
- source: the host that it comes from;
- an approved entry, which only waits to be published.

A work on which nothing is left to do, published or withdrawn with no claim open, has priority 0. The sum does not
depend on the day on which it is worked out.
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import Field

from models.value import Value
from output.review.states import State

_FINISHED = {State.PUBLISHED, State.WITHDRAWN}
_MIDDLE_MONTH, _MIDDLE_DAY = 7, 15


class Fresh(Value):
    """Documents of at most so many days old get so many points."""

    days: int = Field(ge=0)
    points: int = Field(ge=0)


class Rubric(Value):
    """The points, as in ``priority.toml``."""

    impact: dict[int, int]
    unscored_impact: int
    never_reviewed: int
    returned: int
    each_returned: int
    most_returned: int
    public: int
    approved: int
    fresh: tuple[Fresh, ...]
    sources: dict[str, int]


class Case(Value):
    """What the priority of a work depends on.

    ``published`` is the document's date, YYYY, YYYY-MM or YYYY-MM-DD; ``drafted`` the day of its first draft;
    ``host`` that of its address; ``public`` whether a publication of it is in force.
    """

    state: State
    impact: int | None
    decided: bool
    open_claims: int
    returned: int
    public: bool
    published: str | None
    drafted: date
    host: str


@cache
def rubric() -> Rubric:
    """The points that are installed."""
    text = (files("output.review") / "priority.toml").read_text(encoding="utf-8")
    return Rubric.model_validate(tomllib.loads(text))


def priority(case: Case, points: Rubric | None = None) -> int:
    """The sum of points, by the rubric that is installed unless another is given."""
    points = points or rubric()
    if case.state in _FINISHED and not case.open_claims:
        return 0
    total = points.unscored_impact if case.impact is None else points.impact[case.impact]
    total += 0 if case.decided else points.never_reviewed
    total += points.approved if case.state is State.APPROVED else 0
    if case.returned:
        total += points.returned + points.each_returned * min(case.returned, points.most_returned)
        total += points.public if case.public else 0
    return total + _freshness(case, points) + _source(case.host, points)


def _freshness(case: Case, points: Rubric) -> int:
    published = _day(case.published)
    if published is None:
        return 0
    age = (case.drafted - published).days
    return next((row.points for row in points.fresh if age <= row.days), 0)


def _day(written: str | None) -> date | None:
    """The day of a date, one in the middle where only the month or year is known; none for what is no date."""
    parts = (written or "").split("-")
    try:
        year, month, day = (*map(int, parts), *(_MIDDLE_MONTH, _MIDDLE_DAY)[len(parts) - 1 :])
        return date(year, month, day)
    except ValueError:
        return None


def _source(host: str, points: Rubric) -> int:
    labels = host.split(".")
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((points.sources[ending] for ending in endings if ending in points.sources), 0)
