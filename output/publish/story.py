"""A published entry with its versions: what readers see, and what changed when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from models.entry import Entry
from output.publish.changes import Change, changes
from output.store.desk_values import Publication

_DOUBTED = ("principles", "pillars", "actions", "provisions", "mentions")


class Version(NamedTuple):
    """One publication of an entry; ``changes`` since the one before, none for the first.

    ``new_document`` says that it was drawn from other bytes than the one before.
    """

    number: int
    published_at: datetime
    changes: Sequence[Change] | None
    new_document: bool


@dataclass(frozen=True)
class Story:
    """All publications of one work, the oldest first; at least one."""

    publications: Sequence[Publication]

    @property
    def current(self) -> Publication:
        """The newest publication."""
        return self.publications[-1]

    @property
    def key(self) -> str:
        """The work's key."""
        return self.current.key

    @property
    def first_published_at(self) -> datetime:
        """When the work came into the monitor."""
        return self.publications[0].published_at

    def numbered(self, number: int) -> Publication | None:
        """The publication of that number, if there is one."""
        return next((item for item in self.publications if item.number == number), None)

    def as_of(self, moment: datetime) -> Publication | None:
        """The publication that was the newest at that moment; none before the first."""
        return next((item for item in reversed(self.publications) if item.published_at <= moment), None)

    @cached_property
    def versions(self) -> Sequence[Version]:
        """The versions, the newest first, each with what it changed."""
        first = self.publications[0]
        later = [
            Version(
                number=new.number,
                published_at=new.published_at,
                changes=changes(old.entry, new.entry),
                new_document=old.entry.snapshot_sha256 != new.entry.snapshot_sha256,
            )
            for old, new in pairwise(self.publications)
        ]
        return [*reversed(later), Version(first.number, first.published_at, None, False)]


def for_readers(publication: Publication) -> Entry:
    """The entry without what is not for readers: warnings, doubts that a reviewer has settled, addresses that are
    not on the web, such as those of files on the monitor's own machine.
    """
    entry, open_ = publication.entry, set(publication.unreviewed)
    settled = {
        group: tuple(
            item.model_copy(update={"doubtful": False}) if item.doubtful and item.id not in open_ else item
            for item in getattr(entry, group)
        )
        for group in _DOUBTED
    }
    on_the_web = entry.url.lower().startswith(("https://", "http://"))
    return entry.model_copy(update={**settled, "warnings": (), "url": entry.url if on_the_web else ""})
