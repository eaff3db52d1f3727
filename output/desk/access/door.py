"""The cookie that tells one browser from another, and the secret against forged forms that is derived from it.

Everyone who sees a form gets a key, before log-in too. Logging in gives a new key, so that one that was planted
in a browser beforehand opens nothing.
"""

import hmac
import re
import secrets
from http.cookies import SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from output.desk.access.proxy import is_secure

_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
_KEY_BYTES = 32


class Door:
    """What one request knows of its browser: the ``key`` that it brought, or a new one."""

    def __init__(self, brought: str | None) -> None:
        known = brought if brought and _KEY.fullmatch(brought) else None
        self.key = known or _new_key()
        self.changed = False
        self._fresh = known is None

    @property
    def brought(self) -> bool:
        """Whether the browser brought the key, so that a session may belong to it."""
        return not self._fresh

    @property
    def csrf(self) -> str:
        """What a form of this browser must bring along: 64 hexadecimal digits."""
        self.changed |= self._fresh
        return hmac.digest(self.key.encode(), b"csrf", "sha256").hex()

    def change_key(self) -> None:
        """Give the browser a new key: the old one is worth nothing any more."""
        self.key, self.changed, self._fresh = _new_key(), True, True


class DoorKeeper:
    """Middleware that reads the key of each request into ``request.state.door`` and sends a changed one back."""

    def __init__(self, app: ASGIApp, cookie: str) -> None:
        self._app = app
        self._cookie = cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        secure = is_secure(connection)
        name = f"__Host-{self._cookie}" if secure else self._cookie
        door = Door(connection.cookies.get(name))
        scope.setdefault("state", {})["door"] = door

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and door.changed:
                MutableHeaders(scope=message).append("set-cookie", _cookie(name, door.key, secure))
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def _cookie(name: str, key: str, secure: bool) -> str:
    cookie = SimpleCookie({name: key})[name]
    cookie["path"], cookie["httponly"], cookie["samesite"], cookie["secure"] = "/", True, "Lax", secure
    return cookie.OutputString()


def _new_key() -> str:
    return secrets.token_urlsafe(_KEY_BYTES)
