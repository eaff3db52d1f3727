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
    """One thing that is the matter with a source, from ``opened_at`` until ``resolved_at``; told at ``told_at``."""

    source_id: str
    kind: AlertKind
    sentence: LocalText
    opened_at: datetime
    resolved_at: datetime | None = None
    told_at: datetime | None = None
