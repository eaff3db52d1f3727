"""Rows of digests: which channels have been told of a night."""

from datetime import datetime

from sqlalchemy import Connection, select

from output.store.replacing import upsert
from output.store.watch_tables import DigestRow


def append_digest(connection: Connection, number: int, channel: str, sent_at: datetime) -> None:
    """Note that the digest of a night has been sent to a channel; of a second time nothing is noted."""
    row = {"night_id": number, "channel": channel, "sent_at": sent_at}
    connection.execute(upsert(connection)(DigestRow).values(row).on_conflict_do_nothing())


def load_channels(connection: Connection, number: int) -> frozenset[str]:
    """The channels that the digest of a night has been sent to."""
    return frozenset(connection.execute(select(DigestRow.channel).where(DigestRow.night_id == number)).scalars())
