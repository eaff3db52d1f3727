"""The tables of the watch: sources, what they name, what changed, alerts, nights, and works that are alike."""

from datetime import datetime

from sqlalchemy import Float, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from output.store.columns import AnyText, UtcDateTime
from output.store.schema import SHA256_LENGTH, Base

BAND_LENGTH = 16


class SourceStateRow(Base):
    """A ``SourceState``; ``document`` is its JSON."""

    __tablename__ = "source_states"

    source_id: Mapped[str] = mapped_column(AnyText, primary_key=True)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    document: Mapped[str] = mapped_column(AnyText)


class ItemRow(Base):
    """A document that a source named. ``id`` is the SHA-256 of the source's id, a space and the address.

    ``state`` is "waiting", "drafted", "listed", "failed" or "gone"; ``document`` is the ``Item`` as named last.
    """

    __tablename__ = "items"
    __table_args__ = (Index(None, "source_id", "due_at"),)

    id: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    source_id: Mapped[str] = mapped_column(AnyText)
    url: Mapped[str] = mapped_column(AnyText)
    state: Mapped[str] = mapped_column(AnyText)
    work_id: Mapped[str | None] = mapped_column(AnyText)
    first_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    document: Mapped[str] = mapped_column(AnyText)


class ChangeRow(Base):
    """A ``Change`` of a work; ``document`` is its JSON."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), index=True)
    kind: Mapped[str] = mapped_column(AnyText)
    priority: Mapped[int] = mapped_column(Integer)
    found_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    document: Mapped[str] = mapped_column(AnyText)


class AlertRow(Base):
    """An ``Alert``; ``document`` is its JSON."""

    __tablename__ = "alerts"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    source_id: Mapped[str] = mapped_column(AnyText, index=True)
    kind: Mapped[str] = mapped_column(AnyText)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    document: Mapped[str] = mapped_column(AnyText)


class NightRow(Base):
    """A night that was begun; ``document`` is its ``Night`` as JSON when it has ended."""

    __tablename__ = "nights"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    document: Mapped[str | None] = mapped_column(AnyText)


class SignatureBandRow(Base):
    """A piece of the MinHash signature of a work's text: works that share one may be near-duplicates."""

    __tablename__ = "signature_bands"
    __table_args__ = (UniqueConstraint("work_id", "band"), Index(None, "value"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"))
    band: Mapped[int] = mapped_column(Integer)
    value: Mapped[str] = mapped_column(String(BAND_LENGTH))


class SignatureRow(Base):
    """The MinHash signature of the text of a work's current entry, as JSON."""

    __tablename__ = "signatures"

    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), primary_key=True)
    document: Mapped[str] = mapped_column(AnyText)


class LinkRow(Base):
    """Two works of the same text, published twice. ``likeness`` is the share of it that they have in common."""

    __tablename__ = "links"
    __table_args__ = (UniqueConstraint("work_id", "other_id", "kind"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"))
    other_id: Mapped[str] = mapped_column(ForeignKey("works.id"), index=True)
    kind: Mapped[str] = mapped_column(AnyText)
    likeness: Mapped[float] = mapped_column(Float)
