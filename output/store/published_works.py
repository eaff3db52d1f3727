"""Which works were ever published, in which versions, and which of them were withdrawn: the shelf of the monitor."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, Engine, func, select

from models.value import Value
from output.review import State
from output.store.engine import reading
from output.store.keys import key_of
from output.store.review_tables import MoveRow, PublicationRow, ReviewRow
from output.store.schema import WorkRow


class PublishedWork(Value):
    """A work that was published. ``versions`` are the moments of its publications, number 1 first.

    ``withdrawn_at`` is when it was withdrawn, none as long as its last publication is in force.
    """

    work_id: str
    key: str
    versions: tuple[datetime, ...]
    withdrawn_at: datetime | None = None


def published_works(engine: Engine) -> tuple[PublishedWork, ...]:
    """All works that were ever published, the one that was published first last."""
    with reading(engine) as connection:
        works = sorted(_works(connection, None), key=lambda work: (work.versions[0], work.key), reverse=True)
    return tuple(works)


def published_work(engine: Engine, key: str) -> PublishedWork | None:
    """The work of that key; none when it was never published."""
    with reading(engine) as connection:
        work_id = connection.execute(select(WorkRow.id).where(WorkRow.key == key)).scalar_one_or_none()
        return None if work_id is None else next(iter(_works(connection, work_id)), None)


def publication_stamp(engine: Engine) -> tuple[int, int]:
    """Something that differs after every publication and withdrawal, and is quick to ask for."""
    newest = [select(func.coalesce(func.max(row.id), 0)).scalar_subquery() for row in (PublicationRow, MoveRow)]
    with reading(engine) as connection:
        publication, move = connection.execute(select(*newest)).one()
    return publication, move


def _works(connection: Connection, work_id: str | None) -> Iterable[PublishedWork]:
    publications = select(PublicationRow.work_id, PublicationRow.published_at)
    publications = publications.order_by(PublicationRow.work_id, PublicationRow.number)
    if work_id is not None:
        publications = publications.where(PublicationRow.work_id == work_id)
    withdrawn = _withdrawals(connection, work_id)
    for work, rows in groupby(connection.execute(publications).all(), key=lambda row: row.work_id):
        versions = tuple(row.published_at for row in rows)
        yield PublishedWork(work_id=work, key=key_of(work), versions=versions, withdrawn_at=withdrawn.get(work))


def _withdrawals(connection: Connection, work_id: str | None) -> Mapping[str, datetime]:
    """When each work was last withdrawn of which nothing is in force."""
    last = select(func.max(MoveRow.id)).where(MoveRow.to_state == State.WITHDRAWN.value).group_by(MoveRow.work_id)
    in_force = select(ReviewRow.work_id).where(ReviewRow.published_number.is_not(None))
    wanted = select(MoveRow.work_id, MoveRow.when).where(MoveRow.id.in_(last), MoveRow.work_id.not_in(in_force))
    if work_id is not None:
        wanted = wanted.where(MoveRow.work_id == work_id)
    return {row.work_id: row.when for row in connection.execute(wanted)}
