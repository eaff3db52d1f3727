"""Who it is when somebody else has checked: a trusted proxy, or an OpenID Connect provider."""

from sqlalchemy import Connection

from models.user import Role, User
from output.store.people.accounts import (
    Account,
    any_account,
    find_account,
    find_subject,
    insert_account,
    require_account,
    update_account,
)
from output.store.people.audit import append_audit
from output.store.people.errors import BadName


def known_as(connection: Connection, name: str, subject: str | None) -> Account | None:
    """Who it is already: by ``subject`` when a provider vouches, by ``name`` when a proxy does."""
    return find_subject(connection, subject) if subject else find_account(connection, name)


def introduce(connection: Connection, name: str, subject: str | None, newcomers: Role | None) -> Account | None:
    """Who it is the first time.

    A provider's word for a name is taken once, for people without a password: from then on only ``subject`` counts,
    so that nobody takes a colleague's place by changing their own name at the provider. People whom nobody added
    get the role ``newcomers``; None when there is none, or when the name is not theirs to take.
    """
    known = find_account(connection, name)
    if known is None:
        return _welcome(connection, name, subject, newcomers) if newcomers and any_account(connection) else None
    if subject is None:
        return known
    if known.has_password or known.subject is not None:
        return None
    update_account(connection, known, subject=subject)
    append_audit(connection, known.user.name, "people.link", known.user.name, at=subject)
    return require_account(connection, name)


def _welcome(connection: Connection, name: str, subject: str | None, role: Role) -> Account | None:
    try:
        account = insert_account(connection, User(name=name, display=name, role=role), None, subject)
    except BadName:
        return None
    append_audit(connection, account.user.name, "people.welcome", account.user.name, role=role.value)
    return account
