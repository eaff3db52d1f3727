"""Rows of users: added, looked up, changed; always with one administrator left."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

from pydantic import Field
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from models.user import Role, User
from models.value import Value
from output.store.people.errors import BadName, FirstAdmin, LastAdmin, NameTaken, UnknownPerson
from output.store.people.tables import UserRow

_NAME = re.compile(r"[\w][\w.@+-]{0,99}")
_LONGEST_DISPLAY = 100
_TAKEN = "There is somebody called {name} already. Choose another name."


class Account(Value):
    """Someone who works at the desk, or did."""

    id: int
    user: User
    disabled: bool
    has_password: bool
    subject: str | None = Field(repr=False)
    """Who they are at the OpenID Connect provider, once they have logged in there."""
    created_at: datetime


def insert_account(
    connection: Connection, user: User, password_hash: str | None, subject: str | None = None
) -> Account:
    """Add somebody. Raises ``BadName``, ``NameTaken`` or ``FirstAdmin``."""
    name, display = canonical_name(user.name), " ".join(user.display.split())
    if not _NAME.fullmatch(name):
        raise BadName("A name to log in with has up to 100 letters, digits and . _ - + @, and begins with a letter.")
    if not display or len(display) > _LONGEST_DISPLAY:
        raise BadName(f"The name to show has 1 to {_LONGEST_DISPLAY} characters.")
    if find_account(connection, name):
        raise NameTaken(_TAKEN.format(name=name))
    if not any_account(connection) and user.role is not Role.ADMIN:
        raise FirstAdmin("Add an administrator first: someone must be able to add the rest.")
    try:
        connection.execute(insert(UserRow).values(_columns(name, display, user.role, password_hash, subject)))
    except IntegrityError as error:  # at the same moment, in another transaction
        raise NameTaken(_TAKEN.format(name=name)) from error
    return require_account(connection, name)


def any_account(connection: Connection) -> bool:
    """Whether anybody was ever added."""
    return connection.execute(select(UserRow.id).limit(1)).first() is not None


def find_account(connection: Connection, name: str) -> Account | None:
    """Who has this name, written in any case."""
    return _first(connection, UserRow.name_key == _key(name))


def find_subject(connection: Connection, subject: str) -> Account | None:
    """Who is known to the OpenID Connect provider as this."""
    return _first(connection, UserRow.subject == subject)


def find_id(connection: Connection, number: int) -> Account | None:
    """The account with this number."""
    return _first(connection, UserRow.id == number)


def require_account(connection: Connection, name: str) -> Account:
    """Who has this name. Raises ``UnknownPerson``."""
    account = find_account(connection, name)
    if account is None:
        raise UnknownPerson("There is nobody called that. `policy-monitor people list` shows who there is.")
    return account


def all_accounts(connection: Connection) -> tuple[Account, ...]:
    """Everyone, by name."""
    rows = connection.execute(select(UserRow.__table__).order_by(UserRow.name_key)).mappings()
    return tuple(_account(row) for row in rows)


def password_hash_of(connection: Connection, name: str) -> str | None:
    """The hash of somebody's password; None for who has none, may not log in, or does not exist."""
    wanted = select(UserRow.password_hash).where(UserRow.name_key == _key(name), UserRow.disabled.is_(False))
    return connection.execute(wanted).scalar_one_or_none()


def update_account(connection: Connection, account: Account, **columns: Any) -> None:
    """Change somebody. Raises ``LastAdmin`` when no administrator who may log in would be left."""
    demoted = columns.get("role", Role.ADMIN.value) != Role.ADMIN.value or columns.get("disabled", False)
    if demoted and account.user.role is Role.ADMIN and not account.disabled:
        _require_another_admin(connection, account)
    connection.execute(update(UserRow).where(UserRow.id == account.id).values(**columns))


def canonical_name(name: str) -> str:
    """The name as it is kept: one way to write each letter, no white space around."""
    return unicodedata.normalize("NFKC", name).strip()


def _require_another_admin(connection: Connection, account: Account) -> None:
    # Locked, so that two administrators cannot remove each other at the same moment.
    admins = select(UserRow.id).where(UserRow.role == Role.ADMIN.value, UserRow.disabled.is_(False)).with_for_update()
    if set(connection.execute(admins).scalars()) <= {account.id}:
        raise LastAdmin(f"{account.user.name} is the last administrator. Make somebody else one first.")


def _columns(name: str, display: str, role: Role, password_hash: str | None, subject: str | None) -> dict[str, Any]:
    return {
        "name": name,
        "name_key": _key(name),
        "display": display,
        "role": role.value,
        "password_hash": password_hash,
        "subject": subject,
        "disabled": False,
        "created_at": datetime.now(UTC),
    }


def _first(connection: Connection, condition: Any) -> Account | None:
    row = connection.execute(select(UserRow.__table__).where(condition)).mappings().first()
    return _account(row) if row else None


def _account(row: Any) -> Account:
    return Account(
        id=row["id"],
        user=User(name=row["name"], display=row["display"], role=Role(row["role"])),
        disabled=row["disabled"],
        has_password=row["password_hash"] is not None,
        subject=row["subject"],
        created_at=row["created_at"],
    )


def _key(name: str) -> str:
    return canonical_name(name).casefold()
