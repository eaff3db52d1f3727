"""The desk answers only to its own names.

A web page elsewhere can have its own name lead to this machine (DNS rebinding): then the browser takes the desk
for a part of that page, and only the header Host still tells.
"""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_SENTENCE = (
    "The desk does not answer to this host name. If it is the desk's own, add it to the setting "
    "POLICY_MONITOR_DESK_ALLOWED_HOSTS and start the desk again.\n"
)


class KnownHosts:
    """Middleware that refuses requests to names other than ``hosts``; ports do not matter."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it with 421."""
        if scope["type"] == "http" and _host(HTTPConnection(scope)) not in self._hosts:
            await PlainTextResponse(_SENTENCE, status_code=421)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _host(request: HTTPConnection) -> str | None:
    values = request.headers.getlist("host")
    try:
        return urlsplit(f"//{values[0]}").hostname if len(values) == 1 else None
    except ValueError:
        return None
