"""What is known of a document that a source names from the nights before."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from models.item import Item
from models.value import Value

ItemPhase = Literal["waiting", "drafted", "listed", "failed", "gone"]
"""Where a document stands: not dealt with yet, with an entry, only listed, not to be had or read, or gone."""


class ItemState(Value):
    """A document as its source named it last and as it was found last.

    ``taken`` is the fingerprint of what its addresses gave when it was dealt with last: other answers mean that it
    must be taken in again. ``led_to`` is the document to which the page at ``item.url`` led, when it did. ``code`` is
    "ok" or the code of the last failure with its ``sentence``, ``failures`` how many visits failed one after the other.
    ``listed_at`` is when it was found to be on no topic of the profile; ``missing`` when its source, which names all
    that it has, no longer names it.
    """

    item: Item
    phase: ItemPhase = "waiting"
    first_seen_at: datetime
    last_seen_at: datetime
    due_at: datetime
    checked_at: datetime | None = None
    listed_at: datetime | None = None
    missing: bool = False
    code: str = "ok"
    sentence: str = ""
    failures: int = Field(default=0, ge=0)
    work_id: str | None = None
    led_to: str | None = None
    taken: str | None = None
