"""What of a store is public: entries as they were published."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Engine

from output.store import moving
from output.store.desk_values import Publication, PublicationLine, PublishedPage, PublishedQuery
from output.store.engine import reading, writing
from output.store.publications import load_lines, load_page, load_publication, load_published


class Publishing:
    """Publications: made by ``Reviewing.move``, never changed. All methods raise a ``StoreFailure``."""

    engine: Engine

    def publications(self, work_id: str) -> tuple[PublicationLine, ...]:
        """All publications of a work, the newest first, also withdrawn ones."""
        with reading(self.engine) as connection:
            return load_lines(connection, work_id)

    def publication(self, work_id: str, as_of: datetime | None = None) -> Publication:
        """The newest publication of a work, or the one that was the newest at ``as_of``; it may be a withdrawn one.

        Raises ``NotPublished`` when there was none.
        """
        with reading(self.engine) as connection:
            return load_publication(connection, work_id, as_of)

    def published(self, query: PublishedQuery | None = None) -> PublishedPage:
        """A page of the publications in force: of each work the newest, unless withdrawn."""
        with reading(self.engine) as connection:
            return load_page(connection, query or PublishedQuery())

    def all_published(self, query: PublishedQuery | None = None) -> Iterator[Publication]:
        """The publications in force that are asked for, whole, the newest first, one at a time."""
        with reading(self.engine) as connection:
            yield from load_published(connection, query or PublishedQuery())

    def withdraw(self, work_id: str, by: str, reason: str) -> int:
        """Take back what is published of a work; its new revision comes back. The publication stays as a record.

        Raises ``NotPublished`` when nothing of it is in force.
        """
        with writing(self.engine) as connection:
            return moving.withdraw(connection, work_id, by, reason)
