"""Who visits: by an API token, a trusted proxy's word, or a session; on a desk without users, its one user."""

from dataclasses import dataclass

from fastapi import Request

from models.user import Role, User
from output.desk.access.proxy import is_local
from output.desk.options import DeskOptions

LOCAL_USER = User(name="you", display="you", role=Role.ADMIN)
"""Who works at a desk that has no users yet."""


@dataclass(frozen=True)
class Identity:
    """Who visits, if that is known."""

    user: User | None = None
    single_user: bool = False


def identify(request: Request) -> Identity:
    """Who sends a request."""
    options: DeskOptions = request.app.state.options
    if options.single_user and is_local(request):
        return Identity(LOCAL_USER, single_user=True)
    return Identity()
