"""The tables that insight and ad-hoc ingestion need. What stands in the first two follows from entries and decisions:
they are kept so that a question over all entries reads no entry.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from output.store.columns import AnyText, UtcDateTime
from output.store.schema import Base

ISO_DATE_LENGTH = 10
JOB_LENGTH = 16


class ActionPointRow(Base):
    """An action point of an entry as reviewed. ``starts`` and ``due`` are ISO 8601 dates, the first and the last day
    of its deadline; ``owner`` is who acts, as far as that is known. ``jurisdiction`` is the entry's.
    """

    __tablename__ = "action_points"
    __table_args__ = (Index(None, "due", "jurisdiction", "owner", "kind"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), index=True)
    finding_id: Mapped[str] = mapped_column(AnyText)
    kind: Mapped[str] = mapped_column(AnyText)
    owner: Mapped[str | None] = mapped_column(AnyText)
    text: Mapped[str] = mapped_column(AnyText)
    deadline: Mapped[str | None] = mapped_column(AnyText)
    starts: Mapped[str | None] = mapped_column(String(ISO_DATE_LENGTH))
    due: Mapped[str | None] = mapped_column(String(ISO_DATE_LENGTH))
    page: Mapped[int | None] = mapped_column(Integer)
    jurisdiction: Mapped[str | None] = mapped_column(AnyText)


class VerdictRow(Base):
    """What the last decision in force on a claim says of a rule that found the claim."""

    __tablename__ = "verdicts"
    __table_args__ = (Index(None, "rule_id", "rule_version", "verdict"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), index=True)
    target: Mapped[str] = mapped_column(AnyText)
    rule_id: Mapped[str] = mapped_column(AnyText)
    rule_version: Mapped[int] = mapped_column(Integer)
    verdict: Mapped[str] = mapped_column(AnyText)
    quote: Mapped[str] = mapped_column(AnyText)
    reason: Mapped[str | None] = mapped_column(AnyText)
    who: Mapped[str] = mapped_column(AnyText)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)


class IngestionRow(Base):
    """An address that somebody asked the desk to take in, and how far that is. ``same`` is what every way to write
    the address has in common; ``steps`` are the stages it went through; ``outcome`` is there when it has ended.
    """

    __tablename__ = "ingestions"

    id: Mapped[str] = mapped_column(String(JOB_LENGTH), primary_key=True)
    url: Mapped[str] = mapped_column(AnyText)
    same: Mapped[str] = mapped_column(AnyText)
    who: Mapped[str] = mapped_column(AnyText)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
