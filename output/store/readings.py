"""Rows of what reading a snapshot told, so that it need not be read again: where a page leads, what a text says."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Connection, and_, select

from models.value import Value
from output.store.replacing import replace
from output.store.schema import EntryRow, WorkRow
from output.store.watch_tables import ContentRow, PageLeadRow


class PageLead(Value):
    """The address of the document that a web page leads to; none when the page stands for itself.

    ``snapshot_sha256`` names the page's bytes and ``url`` where they were found, on which relative links depend.
    ``extractor_version`` is whose opinion it is.
    """

    snapshot_sha256: str
    url: str
    extractor_version: str
    address: str | None


class Content(Value):
    """What a snapshot says to an extractor: ``content_hash`` is the same for snapshots that say the same."""

    snapshot_sha256: str
    extractor_version: str
    content_hash: str


def save_lead(connection: Connection, lead: PageLead) -> None:
    """Note where a page leads, in place of what was known."""
    row = {"id": _key(lead.snapshot_sha256, lead.url), "document": lead.model_dump_json()}
    replace(connection, PageLeadRow, "id", [row])


def load_lead(connection: Connection, sha: str, url: str) -> PageLead | None:
    """Where the page with these bytes, found at ``url``, leads; none when nobody has read it yet."""
    wanted = select(PageLeadRow.document).where(PageLeadRow.id == _key(sha, url))
    document = connection.execute(wanted).scalar_one_or_none()
    return None if document is None else PageLead.model_validate_json(document)


def save_contents(connection: Connection, contents: Sequence[Content]) -> None:
    """Note what snapshots say, in place of what was known."""
    rows = [
        content.model_dump() | {"id": _key(content.snapshot_sha256, content.extractor_version)} for content in contents
    ]
    replace(connection, ContentRow, "id", rows)


def load_content(connection: Connection, sha: str, extractor_version: str) -> str | None:
    """The hash of what the snapshot says to this extractor; none when it has not read it."""
    wanted = select(ContentRow.content_hash).where(ContentRow.id == _key(sha, extractor_version))
    return connection.execute(wanted).scalar_one_or_none()


def works_saying(connection: Connection, content_hash: str, extractor_version: str) -> Sequence[str]:
    """The works whose current entry is from a snapshot that says this to the extractor, the oldest entry first."""
    wanted = (
        select(EntryRow.work_id)
        .join(WorkRow, and_(WorkRow.id == EntryRow.work_id, WorkRow.current_version == EntryRow.version))
        .join(ContentRow, ContentRow.snapshot_sha256 == EntryRow.snapshot_sha256)
        .where(ContentRow.content_hash == content_hash, ContentRow.extractor_version == extractor_version)
        .order_by(EntryRow.id)
    )
    return connection.execute(wanted).scalars().all()


def _key(sha: str, beside: str) -> str:
    return sha256(f"{sha} {beside}".encode()).hexdigest()
