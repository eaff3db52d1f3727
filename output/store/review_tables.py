"""The tables of review and publication."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from output.store.columns import AnyText, UtcDateTime
from output.store.schema import Base


class ReviewRow(Base):
    """How far the review of a work is, and its entry as reviewed in columns to list and filter by.

    ``state``, ``assignee``, ``assigned_by``, ``revision`` and ``changed_at`` are what people made them; all else
    follows from the entry, the decisions, the comments and the moves, and can be worked out again.
    ``published_number`` is the publication in force.
    """

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "priority", "created_at", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), unique=True)
    state: Mapped[str] = mapped_column(AnyText, index=True)
    assignee: Mapped[str | None] = mapped_column(AnyText, index=True)
    assigned_by: Mapped[str | None] = mapped_column(AnyText)
    revision: Mapped[int] = mapped_column(Integer)
    published_number: Mapped[int | None] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer)
    title: Mapped[str | None] = mapped_column(AnyText)
    issuer: Mapped[str | None] = mapped_column(AnyText)
    jurisdiction: Mapped[str | None] = mapped_column(AnyText, index=True)
    document_type: Mapped[str | None] = mapped_column(AnyText, index=True)
    language: Mapped[str] = mapped_column(AnyText, index=True)
    source: Mapped[str] = mapped_column(AnyText, index=True)
    published: Mapped[str | None] = mapped_column(AnyText)
    impact: Mapped[int | None] = mapped_column(Integer, index=True)
    claims: Mapped[int] = mapped_column(Integer)
    open_claims: Mapped[int] = mapped_column(Integer)
    returned: Mapped[int] = mapped_column(Integer)
    comments: Mapped[int] = mapped_column(Integer)
    priority: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class MoveRow(Base):
    """One change of a work's state; ``who`` is none where a new version of the document did it. Never changed."""

    __tablename__ = "moves"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), index=True)
    from_state: Mapped[str] = mapped_column(AnyText)
    to_state: Mapped[str] = mapped_column(AnyText)
    who: Mapped[str | None] = mapped_column(AnyText)
    when: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(AnyText)


class CommentRow(Base):
    """What someone remarked on an entry, or on its claim ``target``."""

    __tablename__ = "comments"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"), index=True)
    target: Mapped[str | None] = mapped_column(AnyText)
    who: Mapped[str] = mapped_column(AnyText)
    when: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[str] = mapped_column(AnyText)
    resolved_by: Mapped[str | None] = mapped_column(AnyText)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PublicationRow(Base):
    """An entry as it was published, and the fields to list and filter by. Never changed: a withdrawal is a move."""

    __tablename__ = "publications"
    __table_args__ = (UniqueConstraint("work_id", "number"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    work_id: Mapped[str] = mapped_column(ForeignKey("works.id"))
    number: Mapped[int] = mapped_column(Integer)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    by: Mapped[str] = mapped_column(AnyText)
    unreviewed: Mapped[list[str]] = mapped_column(JSON)
    title: Mapped[str | None] = mapped_column(AnyText)
    issuer: Mapped[str | None] = mapped_column(AnyText)
    jurisdiction: Mapped[str | None] = mapped_column(AnyText)
    document_type: Mapped[str | None] = mapped_column(AnyText)
    language: Mapped[str] = mapped_column(AnyText)
    published: Mapped[str | None] = mapped_column(AnyText)
    impact: Mapped[int | None] = mapped_column(Integer)
    document: Mapped[str] = mapped_column(AnyText)
