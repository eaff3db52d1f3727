"""Who visits: by an API token, a trusted proxy's word, or a session; on a desk without users, its one user."""

from dataclasses import dataclass
from typing import Literal

from fastapi import Request

from models.user import Role, User
from output.desk.access.csrf import shows_token
from output.desk.access.door import Door
from output.desk.access.proxy import is_local, named_by_proxy
from output.desk.errors import LogInFirst, Stranger
from output.desk.options import DeskOptions
from output.store import Store

LOCAL_USER = User(name="you", display="you", role=Role.ADMIN)
"""Who works at a desk that has no users yet."""
_BEARER = "bearer "


@dataclass(frozen=True)
class Identity:
    """Who visits, if that is known, and how."""

    user: User | None = None
    via: Literal["token", "proxy", "session", "single-user"] | None = None

    @property
    def single_user(self) -> bool:
        """Whether it is the one user of a desk without users."""
        return self.via == "single-user"


def identify(request: Request) -> Identity:
    """Who sends a request. Raises ``LogInFirst`` for a token that opens nothing, ``Stranger`` for an unknown name."""
    options, store = _state(request)
    if shows_token(request):
        return Identity(_token_user(request, store), "token")
    name = named_by_proxy(request)
    if name is not None:
        user = store.people.vouched_for(name, newcomers=options.newcomers)
        if user is None:
            raise Stranger
        return Identity(user, "proxy")
    door: Door = request.state.door
    if door.brought:
        user = store.people.session_user(door.key, options.session_idle, options.session_length)
        if user is not None:
            return Identity(user, "session")
    if options.single_user and is_local(request) and not store.people.any():
        return Identity(LOCAL_USER, "single-user")
    return Identity()


def _token_user(request: Request, store: Store) -> User:
    shown = request.headers.getlist("authorization")
    if len(shown) != 1 or not shown[0].lower().startswith(_BEARER):
        raise LogInFirst
    user = store.people.token_user(shown[0][len(_BEARER) :].strip())
    if user is None:
        raise LogInFirst
    return user


def _state(request: Request) -> tuple[DeskOptions, Store]:
    return request.app.state.options, request.app.state.store
