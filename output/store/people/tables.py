"""The tables about people. Secrets are kept as hashes: whoever reads the database can log in as nobody."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from output.store.columns import AnyText, UtcDateTime
from output.store.schema import SHA256_LENGTH, Base


class UserRow(Base):
    """Someone who works at the desk. ``name_key`` is the name without its case, which no two may share;
    ``subject`` is who they are at the OpenID Connect provider, once they have logged in there.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(AnyText)
    name_key: Mapped[str] = mapped_column(AnyText, unique=True)
    display: Mapped[str] = mapped_column(AnyText)
    role: Mapped[str] = mapped_column(AnyText)
    password_hash: Mapped[str | None] = mapped_column(AnyText)
    subject: Mapped[str | None] = mapped_column(AnyText, unique=True)
    disabled: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SessionRow(Base):
    """A browser that somebody logged in with. ``id`` is the SHA-256 of the key in its cookie."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TokenRow(Base):
    """A token for programs. ``hash`` is its SHA-256."""

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    label: Mapped[str] = mapped_column(AnyText)
    hash: Mapped[str] = mapped_column(String(SHA256_LENGTH), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AuditRow(Base):
    """Something that somebody did. Triggers refuse any change or removal."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "who", "id"), Index(None, "act", "id"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    when: Mapped[datetime] = mapped_column(UtcDateTime)
    who: Mapped[str] = mapped_column(AnyText)
    act: Mapped[str] = mapped_column(AnyText)
    subject: Mapped[str | None] = mapped_column(AnyText)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
