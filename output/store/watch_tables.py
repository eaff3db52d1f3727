"""The tables of the watch: sources, what they name, what changed, alerts, nights, and works that are alike."""

from datetime import datetime

from sqlalchemy import Float, ForeignKey, Index, Integer, String, UniqueConstraint, text
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

    ``phase`` is "waiting", "drafted", "listed", "failed" or "gone"; ``document`` is its ``ItemState`` as JSON.
    """

    __tablename__ = "items"

    id: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    source_id: Mapped[str] = mapped_column(AnyText, index=True)
    url: Mapped[str] = mapped_column(AnyText)
    phase: Mapped[str] = mapped_column(AnyText)
    work_id: Mapped[str | None] = mapped_column(AnyText)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
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
    """An ``Alert``; ``document`` is its JSON. A source has at most one of a kind that is open.

    ``told_at`` is empty as long as people do not know yet that it was opened, or resolved.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        Index(
            "ix_alerts_open",
            "source_id",
            "kind",
            unique=True,
            sqlite_where=text("resolved_at IS NULL"),
            postgresql_where=text("resolved_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    source_id: Mapped[str] = mapped_column(AnyText, index=True)
    kind: Mapped[str] = mapped_column(AnyText)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    document: Mapped[str] = mapped_column(AnyText)


class NightRow(Base):
    """A night that was begun; ``document`` is its ``Night`` as JSON when it has ended.

    ``asked`` is how many addresses have been asked in it and ``unchanged`` how many of these gave nothing new.
    """

    __tablename__ = "nights"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked: Mapped[int] = mapped_column(Integer)
    unchanged: Mapped[int] = mapped_column(Integer)
    document: Mapped[str | None] = mapped_column(AnyText)


class DigestRow(Base):
    """That the digest of a night has been sent to a channel."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("night_id", "channel"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    night_id: Mapped[int] = mapped_column(ForeignKey("nights.id"))
    channel: Mapped[str] = mapped_column(AnyText)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)


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


class PageLeadRow(Base):
    """A ``PageLead`` as JSON. ``id`` is the SHA-256 of the page's, a space and the page's address."""

    __tablename__ = "page_leads"

    id: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    document: Mapped[str] = mapped_column(AnyText)


class ContentRow(Base):
    """A ``Content``. ``id`` is the SHA-256 of the snapshot's, a space and the extractor's version."""

    __tablename__ = "contents"

    id: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    snapshot_sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), index=True)
    extractor_version: Mapped[str] = mapped_column(AnyText)
    content_hash: Mapped[str] = mapped_column(String(SHA256_LENGTH), index=True)
