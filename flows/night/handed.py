"""What the night hands to those who take documents in."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from models.outcome import Outcome
from models.source import Source
from models.value import Value

Clock = Callable[[], datetime]
"""This moment, with a time zone."""


class Handed(Value):
    """A document with news. ``source`` is what is known of it, as a source of its own: its ``url`` is the document's.

    ``only_relevant``: it is drafted only when it is on a topic of the profile. ``note`` is the publisher's own word on
    its last change.
    """

    source: Source
    only_relevant: bool = False
    note: str | None = None


TakeIn = Callable[[Sequence[Handed], datetime], Iterable[Outcome]]
"""Takes documents in; their recorded outcomes, in any order. What addresses have answered since the moment given is in
the archive and not asked for again."""


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
