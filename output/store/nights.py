"""Rows of nights: when each began, how far it has come, and what it brought."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from models.night import Night
from models.value import Value
from output.store.watch_tables import NightRow


class BegunNight(Value):
    """A night as far as it has come. ``number`` names it.

    ``asked`` is how many addresses were asked, ``unchanged`` how many of them gave nothing new.
    """

    number: int
    started_at: datetime
    ended_at: datetime | None = None
    told_at: datetime | None = None
    asked: int = 0
    unchanged: int = 0


def begin_night(connection: Connection, started_at: datetime) -> BegunNight:
    """A new night."""
    row = {"started_at": started_at, "asked": 0, "unchanged": 0}
    number = connection.execute(insert(NightRow).values(row).returning(NightRow.id)).scalar_one()
    return BegunNight(number=number, started_at=started_at)


def load_nights(connection: Connection, limit: int | None, before: int | None = None) -> Iterator[BegunNight]:
    """The nights, the newest first; only those ``before`` a number, where one is given."""
    columns = [NightRow.id.label("number")]
    columns += [getattr(NightRow, name) for name in BegunNight.model_fields if name != "number"]
    wanted = select(*columns).order_by(NightRow.id.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(NightRow.id < before)
    for row in connection.execute(wanted).mappings():
        yield BegunNight(**row)


def load_night(connection: Connection, number: int) -> Night | None:
    """What a night brought; none before it has ended."""
    document = connection.execute(select(NightRow.document).where(NightRow.id == number)).scalar_one_or_none()
    return Night.model_validate_json(document) if document else None


def count_asked(connection: Connection, number: int, asked: int, unchanged: int) -> None:
    """Count addresses that were asked, and how many of these gave nothing new."""
    counts = {"asked": NightRow.asked + asked, "unchanged": NightRow.unchanged + unchanged}
    connection.execute(update(NightRow).where(NightRow.id == number).values(counts))


def end_night(connection: Connection, number: int, night: Night) -> None:
    """Keep what the night brought."""
    row = {"ended_at": night.ended_at, "document": night.model_dump_json()}
    connection.execute(update(NightRow).where(NightRow.id == number).values(row))


def mark_told(connection: Connection, number: int, told_at: datetime) -> None:
    """Note that the night's digest has been sent."""
    connection.execute(update(NightRow).where(NightRow.id == number).values(told_at=told_at))
