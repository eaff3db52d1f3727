"""What a night brought: what the digest tells and the summary in Prefect shows."""

from datetime import datetime

from pydantic import Field

from models.alert import Alert
from models.change import ChangeKind
from models.value import Value


class News(Value):
    """One change of a work, as a line. ``key`` names the work in the desk's addresses; ``detail`` is the publisher's
    note on the change, or what changed in figures ("2 action points appeared, 1 deadline changed").
    """

    work_id: str
    key: str
    kind: ChangeKind
    priority: int = Field(ge=1, le=4)
    title: str
    url: str
    source_id: str | None = None
    jurisdiction: str | None = None
    impact: int | None = None
    actions: int | None = None
    appeared: int = 0
    changed: int = 0
    vanished: int = 0
    note: str | None = None


class Listed(Value):
    """A document that a source named and that is not drafted, for it is not on a topic of the profile."""

    title: str
    url: str
    source_id: str


class Trouble(Value):
    """A document or source that could not be dealt with tonight. ``code`` is the failure's, ``sentence`` for people."""

    url: str
    source_id: str | None = None
    code: str
    sentence: str


class Night(Value):
    """One night. ``asked`` is how many addresses were asked, ``unchanged`` how many of them gave nothing new.

    ``put_off`` visits are left for the next night, for their hosts took too long.

    ``news``, ``listed`` and ``failed`` are of all that was found since the last night ended, and the figures count the
    nights that were killed since then as well. ``news`` is sorted by priority; ``opened`` and ``resolved`` are the
    alerts of tonight, ``still_open`` those of earlier nights.
    """

    started_at: datetime
    ended_at: datetime
    sources: int
    sources_due: int
    asked: int
    unchanged: int
    put_off: int = 0
    news: tuple[News, ...] = ()
    listed: tuple[Listed, ...] = ()
    failed: tuple[Trouble, ...] = ()
    opened: tuple[Alert, ...] = ()
    resolved: tuple[Alert, ...] = ()
    still_open: tuple[Alert, ...] = ()
