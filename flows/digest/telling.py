"""Tells of nights, each once: to every channel of the settings that has not had it."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from flows.settings import Settings
from models.night import Night
from models.value import Value
from output.digest.digest import Digest, digest, is_news
from output.digest.forms import CHAT_LINES, MAIL_LINES
from output.digest.links import DeskLinks
from output.store import Store

LATEST: Final = 7
"""Nights that are looked at for digests that did not arrive: nobody reads of a night of last week."""


class Sent(Value):
    """How it went at one channel; ``channel`` says which: "2 (Slack)". ``error`` is why it did not arrive."""

    channel: str
    error: str | None = None


def digest_of(night: Night, settings: Settings, number: int | None = None, most: int | None = MAIL_LINES) -> Digest:
    """The digest as the settings want it; ``most`` is how many lines a section may have."""
    links = DeskLinks(settings.desk_public_url)
    zone: ZoneInfo = settings.desk_timezone
    return digest(night, settings.digest_language, links, number=number, zone=zone, most=most)


def send(
    night: Night,
    settings: Settings,
    number: int | None = None,
    had: Collection[str] = (),
    arrived: Callable[[str], None] = lambda _: None,
) -> tuple[Sent, ...]:
    """Send the digest of a night to every channel but those that ``had`` it; a channel that fails stops no other.

    ``arrived`` is called with the name of each channel as soon as it has taken the digest.
    """
    from flows.digest.channel import Channel, ChannelFailure

    whole = digest_of(night, settings, number)
    brief, results = digest_of(night, settings, number, most=CHAT_LINES), list[Sent]()
    for position, address in enumerate(settings.digest_to, start=1):
        channel = Channel(position, address)
        if channel.name in had:
            continue
        try:
            channel.send(whole, brief)
        except ChannelFailure as failure:
            results.append(Sent(channel=channel.name, error=str(failure)))
        else:
            arrived(channel.name)
            results.append(Sent(channel=channel.name))
    return tuple(results)


def tell(
    store: Store, settings: Settings, number: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> tuple[Sent, ...]:
    """Tell of a night that has ended, if it is worth telling, those channels that have not had it.

    Every channel has each night at least once: a run that is killed after a channel took the digest and before that
    was noted sends it again. A night counts as told when all channels have had it; what failed is tried again by the
    next run.
    """
    night = store.night(number)
    if night is None:
        return ()
    sent: tuple[Sent, ...] = ()
    if settings.digest_when == "always" or is_news(night):
        had = store.digest_channels(number)
        sent = send(night, settings, number, had, lambda channel: store.digest_sent(number, channel, now()))
    if not any(result.error for result in sent):
        store.mark_told(number, now())
    return sent


def tell_nights(
    store: Store, settings: Settings, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> tuple[Sent, ...]:
    """Tell of the latest nights that have ended and of which not every channel has been told, the oldest first.

    What went alike for several nights at a channel comes back once.
    """
    untold = [night.number for night in store.nights(LATEST) if night.ended_at and not night.told_at]
    sent = [result for number in reversed(untold) for result in tell(store, settings, number, now)]
    return tuple(dict.fromkeys(sent))
