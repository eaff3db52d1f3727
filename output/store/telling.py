"""What the store keeps of what people are told: alerts, and to whom the digest of a night has gone."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Engine

from models.alert import Alert
from output.store.alerts import Settled, load_open, settle
from output.store.digests import append_digest, load_channels
from output.store.engine import reading, writing


class Telling:
    """The part of the store that knows alerts, and which channels have had a night's digest."""

    engine: Engine

    def settle_alerts(self, alerts: Sequence[Alert], now: datetime, unsure: Collection[str] = ()) -> Settled:
        """Hold all that is the matter with the sources at ``now`` against the alerts that are open.

        What is new is opened; what is open and not among ``alerts`` is resolved, but for the sources in ``unsure``:
        those whose last visit failed, of which nobody knows. Alerts come back as opened or resolved until a night that
        has them is ended (``end_night``): then they count as told, for that night's digest is sent until it arrives.
        """
        with writing(self.engine) as connection:
            return settle(connection, alerts, now, unsure)

    def open_alerts(self, source_id: str | None = None) -> tuple[Alert, ...]:
        """The alerts that are open, the oldest first; of one source, or of all."""
        with reading(self.engine) as connection:
            return load_open(connection, source_id)

    def digest_sent(self, number: int, channel: str, sent_at: datetime) -> None:
        """Note that the digest of night ``number`` has gone to a channel."""
        with writing(self.engine) as connection:
            append_digest(connection, number, channel, sent_at)

    def digest_channels(self, number: int) -> frozenset[str]:
        """The channels that the digest of night ``number`` has gone to."""
        with reading(self.engine) as connection:
            return load_channels(connection, number)
