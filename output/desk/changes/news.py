"""What the page of a work says of its changes and of works with the same text."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.change import ChangeKind
from output.store import Store
from output.store.alike import AlikeWork
from output.store.changes import ChangeQuery, FoundChange

SHOWN = 3


@dataclass(frozen=True)
class WorkNews:
    """The latest changes of a work since it was first seen, the newest first, and its near-duplicates."""

    changes: Sequence[FoundChange]
    alike: Sequence[AlikeWork]

    @classmethod
    def of(cls, store: Store, work_id: str) -> "WorkNews":
        """The news of that work."""
        latest = store.changes(ChangeQuery(work_id=work_id, limit=SHOWN + 1))
        return cls([c for c in latest if c.change.kind is not ChangeKind.NEW][:SHOWN], store.links(work_id))
