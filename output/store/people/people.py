"""The people of the desk as the rest of the system sees them."""

from datetime import timedelta

from sqlalchemy import Engine

from models.user import Role, User
from output.store.engine import reading, writing
from output.store.people import accounts, sessions, tokens
from output.store.people.accounts import Account
from output.store.people.audit import append_audit
from output.store.people.errors import NameTaken
from output.store.people.passwords import hash_password, verify_password
from output.store.people.tokens import ApiToken
from output.store.people.vouching import introduce, known_as


class People:
    """Who works at the desk. Every method is one transaction, with its line in the audit log.

    ``by`` is who does it. Methods that change something raise a ``PeopleFailure`` of ``output.store.people.errors``
    and then change nothing.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def any(self) -> bool:
        """Whether anybody was ever added. Nobody is ever removed: their name is under decisions."""
        with reading(self._engine) as connection:
            return accounts.any_account(connection)

    def all(self) -> tuple[Account, ...]:
        """Everyone, by name."""
        with reading(self._engine) as connection:
            return accounts.all_accounts(connection)

    def find(self, name: str) -> Account | None:
        """Who has this name, written in any case."""
        with reading(self._engine) as connection:
            return accounts.find_account(connection, name)

    def add(self, user: User, by: str, password: str | None = None) -> Account:
        """Add somebody; without a password they log in through a proxy or provider only."""
        hashed = hash_password(password, user.name) if password is not None else None
        with writing(self._engine) as connection:
            account = accounts.insert_account(connection, user, hashed)
            append_audit(connection, by, "people.add", account.user.name, role=user.role.value)
            return account

    def set_role(self, name: str, role: Role, by: str) -> None:
        """Give somebody another role."""
        with writing(self._engine) as connection:
            account = accounts.require_account(connection, name)
            accounts.update_account(connection, account, role=role.value)
            before = account.user.role.value
            append_audit(connection, by, "people.role", account.user.name, before=before, after=role.value)

    def set_password(self, name: str, password: str, by: str, keep_session: str | None = None) -> None:
        """Give somebody another password and log them out everywhere, but for the session with this key."""
        hashed = hash_password(password, name)
        with writing(self._engine) as connection:
            account = accounts.require_account(connection, name)
            accounts.update_account(connection, account, password_hash=hashed)
            sessions.end_sessions_of(connection, account.id, keep=keep_session)
            append_audit(connection, by, "people.password", account.user.name)

    def set_disabled(self, name: str, disabled: bool, by: str) -> None:
        """Let somebody log in no more, or again. Their tokens open nothing meanwhile."""
        with writing(self._engine) as connection:
            account = accounts.require_account(connection, name)
            accounts.update_account(connection, account, disabled=disabled)
            sessions.end_sessions_of(connection, account.id)
            append_audit(connection, by, "people.disable" if disabled else "people.enable", account.user.name)

    def check_password(self, name: str, password: str) -> User | None:
        """Who logs in with this name and password. Takes equally long whether or not there is such a person."""
        with reading(self._engine) as connection:
            kept = accounts.password_hash_of(connection, name)
            account = accounts.find_account(connection, name)
        right = verify_password(password, kept)
        return account.user if right and account and not account.disabled else None

    def vouched_for(self, name: str, subject: str | None = None, newcomers: Role | None = None) -> User | None:
        """Who a proxy (by name) or an OpenID Connect provider (by ``subject``) says it is.

        People whom nobody added get the role ``newcomers``; None when that is None, when they are disabled, or when
        the name is somebody else's: see ``output.store.people.vouching``.
        """
        with reading(self._engine) as connection:
            account = known_as(connection, name, subject)
        if account is None:
            try:
                with writing(self._engine) as connection:
                    account = introduce(connection, name, subject, newcomers)
            except NameTaken:  # by another request of the same person
                with reading(self._engine) as connection:
                    account = known_as(connection, name, subject)
        return account.user if account and not account.disabled else None

    def begin_session(self, user: User, key: str, by: str, idle: timedelta, length: timedelta) -> None:
        """Log in the browser that has ``key`` in its cookie; ``by`` says how ("password", "oidc")."""
        with writing(self._engine) as connection:
            sessions.forget_ended(connection, idle, length)
            sessions.begin_session(connection, accounts.require_account(connection, user.name).id, key)
            append_audit(connection, user.name, "login", user.name, by=by)

    def session_user(self, key: str, idle: timedelta, length: timedelta) -> User | None:
        """Who is logged in with ``key``: seen less than ``idle`` and logged in less than ``length`` ago."""
        with reading(self._engine) as connection:
            user, due = sessions.session_user(connection, key, idle, length)
        if due:
            with writing(self._engine) as connection:
                sessions.touch_session(connection, key)
        return user

    def end_session(self, key: str, who: str) -> None:
        """Log out the browser that has ``key`` in its cookie."""
        with writing(self._engine) as connection:
            sessions.end_session(connection, key)
            append_audit(connection, who, "logout", who)

    def make_token(self, name: str, label: str) -> str:
        """A new API token of somebody, to be shown once."""
        with writing(self._engine) as connection:
            account = accounts.require_account(connection, name)
            token = tokens.make_token(connection, account.id, label)
            append_audit(connection, account.user.name, "token.make", account.user.name, label=label)
            return token

    def tokens(self, name: str) -> tuple[ApiToken, ...]:
        """Somebody's tokens, the newest first."""
        with reading(self._engine) as connection:
            return tokens.tokens_of(connection, accounts.require_account(connection, name).id)

    def revoke_token(self, name: str, token_id: int) -> None:
        """Let one of somebody's tokens open nothing any more."""
        with writing(self._engine) as connection:
            account = accounts.require_account(connection, name)
            label = tokens.revoke_token(connection, account.id, token_id)
            append_audit(connection, account.user.name, "token.revoke", account.user.name, label=label)

    def token_user(self, token: str) -> User | None:
        """Whose API token this is; None for one that opens nothing."""
        with reading(self._engine) as connection:
            user, due = tokens.token_user(connection, token)
        if due:
            with writing(self._engine) as connection:
                tokens.touch_token(connection, token)
        return user
