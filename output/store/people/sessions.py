"""Rows of sessions: which browsers are logged in, and for how long still."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, or_, select, update

from models.user import Role, User
from output.store.people.tables import SessionRow, UserRow

_WRITE_AFTER = timedelta(minutes=1)
"""How stale "last seen" may be: so long, requests of one browser need no write."""


def begin_session(connection: Connection, user_id: int, key: str) -> None:
    """Log in the browser that has the key in its cookie."""
    now = datetime.now(UTC)
    connection.execute(insert(SessionRow).values(id=_hash(key), user_id=user_id, begun_at=now, seen_at=now))


def session_user(connection: Connection, key: str, idle: timedelta, length: timedelta) -> tuple[User | None, bool]:
    """Who is logged in with the key, and whether :func:`touch_session` is due; None when the session has ended."""
    now = datetime.now(UTC)
    wanted = (
        select(UserRow.name, UserRow.display, UserRow.role, SessionRow.seen_at)
        .join(SessionRow, SessionRow.user_id == UserRow.id)
        .where(
            SessionRow.id == _hash(key),
            SessionRow.seen_at > now - idle,
            SessionRow.begun_at > now - length,
            UserRow.disabled.is_(False),
        )
    )
    row = connection.execute(wanted).first()
    if row is None:
        return None, False
    return User(name=row.name, display=row.display, role=Role(row.role)), now - row.seen_at > min(
        _WRITE_AFTER, idle / 2
    )


def touch_session(connection: Connection, key: str) -> None:
    """Remember that the session is in use."""
    connection.execute(update(SessionRow).where(SessionRow.id == _hash(key)).values(seen_at=datetime.now(UTC)))


def end_session(connection: Connection, key: str) -> None:
    """Log the browser out."""
    connection.execute(delete(SessionRow).where(SessionRow.id == _hash(key)))


def end_sessions_of(connection: Connection, user_id: int, keep: str | None = None) -> None:
    """Log somebody out everywhere, but for the browser that has the key ``keep``."""
    others = SessionRow.id != _hash(keep or "")
    connection.execute(delete(SessionRow).where(SessionRow.user_id == user_id, others))


def forget_ended(connection: Connection, idle: timedelta, length: timedelta) -> None:
    """Remove the sessions that have run out."""
    now = datetime.now(UTC)
    connection.execute(
        delete(SessionRow).where(or_(SessionRow.seen_at <= now - idle, SessionRow.begun_at <= now - length))
    )


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()
