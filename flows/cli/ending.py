"""How a command ends: exit codes that scripts can rely on."""

from collections.abc import Iterable
from enum import IntEnum

from models.outcome import Outcome


class Ending(IntEnum):
    """The exit codes. The worst outcome decides."""

    GOOD = 0
    """Every document has a complete draft, or was unchanged."""
    FAILED = 1
    """At least one document has no entry."""
    USAGE = 2
    """The command was called in a way that makes no sense."""
    INCOMPLETE = 3
    """Every document has a draft, but at least one draft lacks something that its warnings name."""


def ending_of(outcomes: Iterable[Outcome]) -> Ending:
    """The exit code for a run with these outcomes."""
    codes = {"failed" if not outcome.good else outcome.code for outcome in outcomes}
    if "failed" in codes:
        return Ending.FAILED
    return Ending.INCOMPLETE if "incomplete" in codes else Ending.GOOD
