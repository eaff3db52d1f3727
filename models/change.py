"""What became of a work between two fetches: the differences an analyst can read, and how much they matter."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from models.value import Value

Group = Literal["principles", "pillars", "actions", "provisions", "mentions"]


class ChangeKind(StrEnum):
    """What kind of news it is."""

    NEW = "new"
    """A work that was not known."""
    CHANGED = "changed"
    """Its text says something else."""
    REWORDED = "reworded"
    """Its text says the same in slightly other words; no finding is touched."""
    MOVED = "moved"
    """The same text at another address."""
    REMOVED = "removed"
    """Its address says that it is gone."""
    SOFT_404 = "soft-404"
    """Its address answers, with a page that says there is nothing."""
    RESTORED = "restored"
    """It is there again after it was gone."""


class PassageChange(Value):
    """A sentence or item that was added (no ``old``), removed (no ``new``) or changed.

    ``section`` is the path of headings it stands under, the chapter first; of what was removed, in the old text.
    """

    section: tuple[str, ...] = ()
    old: str | None = None
    new: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.old is None and self.new is None:
            raise ValueError("a change of a passage has an old text, a new one or both")
        return self


class FindingChange(Value):
    """A finding that appeared (no ``old``), vanished (no ``new``) or changed.

    ``id`` is the finding's id in the new entry, or in the old one when it vanished; ``parts`` are the names of what
    changed in it ("deadline", "kind"), "text" for its words.
    """

    group: Group
    id: str
    old: str | None = None
    new: str | None = None
    parts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.old is None and self.new is None:
            raise ValueError("a change of a finding has an old text, a new one or both")
        return self


class Change(Value):
    """One piece of news about a work. ``old_sha256`` and ``new_sha256`` name the snapshots compared.

    ``priority`` runs from 1 (look now) to 4 (for the record). ``note`` is the publisher's own word on the change,
    ``old_url`` the address a moved work had.
    """

    work_id: str
    kind: ChangeKind
    priority: int = Field(ge=1, le=4)
    old_sha256: str | None = None
    new_sha256: str | None = None
    old_url: str | None = None
    url: str
    passages: tuple[PassageChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    note: str | None = None
