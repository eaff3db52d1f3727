"""Works that say the same: the signatures of their texts, and the links between near-duplicates."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, and_, case, delete, func, insert, or_, select, text, tuple_

from models.signature import NEAR_DUPLICATE, Signature, bands, likeness
from models.value import Value
from output.store.engine import reading, writing
from output.store.entries import current_version
from output.store.errors import UnknownWork
from output.store.review_tables import ReviewRow
from output.store.schema import WorkRow
from output.store.watch_tables import LinkRow, SignatureBandRow, SignatureRow

SAME_TEXT = "same-text"
"""The kind of a link between works whose texts are near-duplicates."""
MOST_LINKS = 20
"""Links that a work gets, to those most like it: a page that a thousand addresses give alike is no thousand news."""
MOST_CANDIDATES = 200
"""Works that are compared, those with the most bands in common: more are alike only where a page is a mere form."""
_LOCK = 0x416C696B
"""Number of the PostgreSQL advisory lock that lets one signature at a time be compared and kept."""


class AlikeWork(Value):
    """A work that says the same as another. ``key`` names it in addresses; ``title`` is that of its reviewed entry;
    ``likeness``, 0 to 1, the share of the text that they have in common.
    """

    work_id: str
    key: str
    title: str | None
    likeness: float


class Alike:
    """The part of the store that knows which works are near-duplicates."""

    engine: Engine

    def save_signature(self, work_id: str, signature: Signature) -> tuple[AlikeWork, ...]:
        """Keep the signature of a stored work's text in place of its earlier one; the near-duplicates it now has.

        A work without a signature, its text being too short, has none. Raises ``UnknownWork``.
        """
        with writing(self.engine) as connection:
            if connection.dialect.name == "postgresql":  # two alike, saved at once, would not see each other
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if current_version(connection, work_id) is None:
                raise UnknownWork("A text can only be compared once its work is stored: save its draft first.")
            if signature == _kept(connection, work_id):
                return tuple(_linked(connection, work_id))
            _forget(connection, work_id)
            if signature:
                _keep(connection, work_id, signature)
                _link(connection, work_id, signature)
            return tuple(_linked(connection, work_id))

    def links(self, work_id: str) -> tuple[AlikeWork, ...]:
        """The near-duplicates of a work, the most alike first."""
        with reading(self.engine) as connection:
            return tuple(_linked(connection, work_id))


def _kept(connection: Connection, work_id: str) -> Signature | None:
    document = connection.execute(select(SignatureRow.document).where(SignatureRow.work_id == work_id)).scalar()
    return None if document is None else tuple(json.loads(document))


def _forget(connection: Connection, work_id: str) -> None:
    linked = or_(LinkRow.work_id == work_id, LinkRow.other_id == work_id)
    connection.execute(delete(LinkRow).where(LinkRow.kind == SAME_TEXT, linked))
    connection.execute(delete(SignatureBandRow).where(SignatureBandRow.work_id == work_id))
    connection.execute(delete(SignatureRow).where(SignatureRow.work_id == work_id))


def _keep(connection: Connection, work_id: str, signature: Signature) -> None:
    connection.execute(insert(SignatureRow).values(work_id=work_id, document=json.dumps(signature)))
    rows = [{"work_id": work_id, "band": number, "value": value} for number, value in enumerate(bands(signature))]
    connection.execute(insert(SignatureBandRow), rows)


def _link(connection: Connection, work_id: str, signature: Signature) -> None:
    scored = ((likeness(signature, theirs), other) for other, theirs in _candidates(connection, work_id, signature))
    alike = sorted((pair for pair in scored if pair[0] >= NEAR_DUPLICATE), key=lambda pair: (-pair[0], pair[1]))
    rows = [
        {"work_id": work_id, "other_id": other, "kind": SAME_TEXT, "likeness": score}
        for score, other in alike[:MOST_LINKS]
    ]
    if rows:
        connection.execute(insert(LinkRow), rows)


def _candidates(connection: Connection, work_id: str, signature: Signature) -> Iterator[tuple[str, Signature]]:
    """The works that share the most bands, with their signatures."""
    shares = tuple_(SignatureBandRow.band, SignatureBandRow.value).in_(enumerate(bands(signature)))
    works = select(SignatureBandRow.work_id).where(shares, SignatureBandRow.work_id != work_id)
    most_first = works.group_by(SignatureBandRow.work_id).order_by(func.count().desc(), SignatureBandRow.work_id)
    sharing = most_first.limit(MOST_CANDIDATES).scalar_subquery()
    wanted = select(SignatureRow.work_id, SignatureRow.document).where(SignatureRow.work_id.in_(sharing))
    for other, document in connection.execute(wanted):
        yield other, tuple(json.loads(document))


def _linked(connection: Connection, work_id: str) -> Iterator[AlikeWork]:
    """The links of a work, whichever of the two was linked to the other."""
    other = case((LinkRow.work_id == work_id, LinkRow.other_id), else_=LinkRow.work_id)
    ours = or_(LinkRow.work_id == work_id, LinkRow.other_id == work_id)
    wanted = (
        select(WorkRow.id, WorkRow.key, ReviewRow.title, LinkRow.likeness)
        .join(WorkRow, and_(WorkRow.id == other, ours))
        .join(ReviewRow, ReviewRow.work_id == WorkRow.id)
        .where(LinkRow.kind == SAME_TEXT)
        .order_by(LinkRow.likeness.desc(), WorkRow.id)
    )
    for identity, key, title, score in connection.execute(wanted):
        yield AlikeWork(work_id=identity, key=key, title=title, likeness=score)
