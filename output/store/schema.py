"""The tables. Migrations build them; a test proves that both say the same."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from output.store.columns import AnyText, UtcDateTime

SHA256_LENGTH = 64
KEY_LENGTH = 16


class Base(DeclarativeBase):
    """All tables, with names for their constraints so that later migrations can refer to them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class WorkRow(Base):
    """A work, in all its versions. ``current_version`` is the entry to show: not always the newest,
    for a document that goes back to what it was goes back to the entry it had. ``key`` names it in addresses.
    """

    __tablename__ = "works"

    id: Mapped[str] = mapped_column(AnyText, primary_key=True)
    current_version: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    key: Mapped[str] = mapped_column(String(KEY_LENGTH), unique=True, index=True, server_default="")


class SnapshotRow(Base):
    """How the bytes named ``sha256`` were got the first time; the bytes are in the blob store."""

    __tablename__ = "snapshots"

    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str] = mapped_column(AnyText)
    requested_url: Mapped[str] = mapped_column(AnyText)
    final_url: Mapped[str] = mapped_column(AnyText)
    redirects: Mapped[list[str]] = mapped_column(JSON)
    headers: Mapped[dict[str, str]] = mapped_column(JSON)
    fetched_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FetchRow(Base):
    """What is known of a URL, for asking again politely. ``id`` is the URL's SHA-256, as a URL may be too
    long for an index; ``final_url`` is where redirects led, ``fetched_at`` when the bytes last came whole.
    """

    __tablename__ = "fetches"

    id: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    url: Mapped[str] = mapped_column(AnyText)
    final_url: Mapped[str | None] = mapped_column(AnyText)
    etag: Mapped[str | None] = mapped_column(AnyText)
    last_modified: Mapped[str | None] = mapped_column(AnyText)
    snapshot_sha256: Mapped[str | None] = mapped_column(ForeignKey("snapshots.sha256"))
    checked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    fetched_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    code: Mapped[str] = mapped_column(AnyText)


class EntryRow(Base):
    """One version of a work's entry: its JSON, and the fields to list and filter by."""

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("work_id", "version"),
        UniqueConstraint("work_id", "snapshot_sha256", "extractor_version"),
        Index(None, "snapshot_sha256", "extractor_version"),
        Index(None, "created_at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"))
    version: Mapped[int] = mapped_column(Integer)
    snapshot_sha256: Mapped[str] = mapped_column(ForeignKey("snapshots.sha256"))
    extractor_version: Mapped[str] = mapped_column(AnyText)
    url: Mapped[str] = mapped_column(AnyText)
    language: Mapped[str] = mapped_column(AnyText)
    title: Mapped[str | None] = mapped_column(AnyText)
    jurisdiction: Mapped[str | None] = mapped_column(AnyText)
    document_type: Mapped[str | None] = mapped_column(AnyText)
    published: Mapped[str | None] = mapped_column(AnyText)
    impact: Mapped[int | None] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    document: Mapped[str] = mapped_column(AnyText)


class DecisionRow(Base):
    """One decision of a reviewer. Triggers refuse any change or removal."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), index=True)
    entry_version: Mapped[int] = mapped_column(Integer)
    target: Mapped[str] = mapped_column(AnyText)
    verb: Mapped[str] = mapped_column(AnyText)
    who: Mapped[str] = mapped_column(AnyText)
    when: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    before: Mapped[Any] = mapped_column(JSON, nullable=True)
    after: Mapped[Any] = mapped_column(JSON, nullable=True)
    reason: Mapped[str | None] = mapped_column(AnyText)


class OutcomeRow(Base):
    """How one ingestion ended. A log: one document has as many rows as it was tried."""

    __tablename__ = "outcomes"
    __table_args__ = (
        Index(None, "snapshot_sha256", "extractor_version"),
        Index(None, "url", postgresql_using="hash"),  # a URL may be too long for another index
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    url: Mapped[str] = mapped_column(AnyText)
    status: Mapped[str] = mapped_column(AnyText)
    code: Mapped[str] = mapped_column(AnyText)
    sentence: Mapped[str] = mapped_column(AnyText)
    work_id: Mapped[str | None] = mapped_column(AnyText)
    snapshot_sha256: Mapped[str | None] = mapped_column(String(SHA256_LENGTH))
    extractor_version: Mapped[str | None] = mapped_column(AnyText)
    seconds: Mapped[float] = mapped_column(Float)
