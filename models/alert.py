"""A source that does not do what is expected of it."""

from datetime import datetime
from enum import StrEnum

from models.value import LocalText, Value


class AlertKind(StrEnum):
    """What is the matter."""

    FAILING = "failing"
    """It could not be asked, or its answer not be read, three visits running."""
    EMPTY = "empty"
    """It names no document where it should."""
    FEWER = "fewer"
    """It names less than half of what it usually names, or less than it should at the least."""
    SILENT = "silent"
    """It has named nothing new for longer than it should."""
    NEW_SHAPE = "new-shape"
    """Its answer is not shaped as it was: a field is missing that was there."""


class Alert(Value):
    """One thing that is the matter with a source, from ``opened_at`` until ``resolved_at``; told at ``told_at``.

    ``title`` and ``url`` are those of the source; ``code`` and ``reason`` those of its last failure, where it is one
    that is the matter: a reader's own words for the code go before the reason, which is English.
    """

    source_id: str
    kind: AlertKind
    sentence: LocalText
    title: str | None = None
    url: str | None = None
    code: str | None = None
    reason: str | None = None
    opened_at: datetime
    resolved_at: datetime | None = None
    told_at: datetime | None = None
