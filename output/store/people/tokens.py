"""Rows of API tokens: each shown once, when it is made, and kept as a hash."""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select, update

from models.user import Role, User
from models.value import Value
from output.store.people.errors import BadName, TooManyTokens, UnknownToken
from output.store.people.tables import TokenRow, UserRow

PREFIX = "pm_"
"""How every token begins, so that scanners for lost secrets can find one."""
MOST = 20
"""Tokens that one person may have at a time."""
_LONGEST_LABEL = 100
_SECRET_BYTES = 32
_WRITE_AFTER = timedelta(minutes=1)


class ApiToken(Value):
    """A token that somebody has; the token itself is known to them alone."""

    id: int
    label: str
    created_at: datetime
    used_at: datetime | None


def make_token(connection: Connection, user_id: int, label: str) -> str:
    """A new token, to be shown once. Raises ``BadName`` or ``TooManyTokens``."""
    label = " ".join(label.split())
    if not label or len(label) > _LONGEST_LABEL:
        raise BadName(f"Say in 1 to {_LONGEST_LABEL} characters what the token is for.")
    alive = select(func.count()).where(TokenRow.user_id == user_id, TokenRow.revoked_at.is_(None))
    if connection.execute(alive).scalar_one() >= MOST:
        raise TooManyTokens(f"You have {MOST} tokens already. Revoke one that is no longer used.")
    token = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    row = {"user_id": user_id, "label": label, "hash": _hash(token), "created_at": datetime.now(UTC)}
    connection.execute(insert(TokenRow).values(row))
    return token


def tokens_of(connection: Connection, user_id: int) -> tuple[ApiToken, ...]:
    """Somebody's tokens that are not revoked, the newest first."""
    columns = [getattr(TokenRow, name) for name in ApiToken.model_fields]
    wanted = select(*columns).where(TokenRow.user_id == user_id, TokenRow.revoked_at.is_(None))
    return tuple(ApiToken(**row) for row in connection.execute(wanted.order_by(TokenRow.id.desc())).mappings())


def revoke_token(connection: Connection, user_id: int, token_id: int) -> str:
    """Let a token open nothing any more; its label comes back. Raises ``UnknownToken``."""
    mine = (TokenRow.id == token_id, TokenRow.user_id == user_id, TokenRow.revoked_at.is_(None))
    label = connection.execute(select(TokenRow.label).where(*mine)).scalar_one_or_none()
    if label is None:
        raise UnknownToken("There is no such token, or it was revoked before.")
    connection.execute(update(TokenRow).where(*mine).values(revoked_at=datetime.now(UTC)))
    return label


def token_user(connection: Connection, token: str) -> tuple[User | None, bool]:
    """Whose token it is, and whether :func:`touch_token` is due; None for one that opens nothing."""
    wanted = (
        select(UserRow.name, UserRow.display, UserRow.role, TokenRow.used_at)
        .join(TokenRow, TokenRow.user_id == UserRow.id)
        .where(TokenRow.hash == _hash(token), TokenRow.revoked_at.is_(None), UserRow.disabled.is_(False))
    )
    row = connection.execute(wanted).first()
    if row is None:
        return None, False
    due = row.used_at is None or datetime.now(UTC) - row.used_at > _WRITE_AFTER
    return User(name=row.name, display=row.display, role=Role(row.role)), due


def touch_token(connection: Connection, token: str) -> None:
    """Remember that the token is in use."""
    connection.execute(update(TokenRow).where(TokenRow.hash == _hash(token)).values(used_at=datetime.now(UTC)))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
