"""No other web page may act in a visitor's name: each unsafe request proves that it comes from the desk."""

import hmac
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import FormData

from output.desk.access.door import Door
from output.desk.errors import ForgedForm

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FIELD = "csrf"
HEADER = "x-csrf-token"
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def csrf_token(request: Request) -> str:
    """What the forms shown to this browser must bring along."""
    door: Door = request.state.door
    return door.csrf


async def check_csrf(request: Request) -> None:
    """Raise ``ForgedForm`` when an unsafe request did not come from a page of the desk.

    A request that shows an API token is let through: no browser adds one by itself.
    """
    if request.method in SAFE_METHODS or shows_token(request):
        return
    if not _from_here(request):
        raise ForgedForm
    given = request.headers.get(HEADER) or await _field(request)
    if not hmac.compare_digest(given.encode(), csrf_token(request).encode()):
        raise ForgedForm


def shows_token(request: Request) -> bool:
    """Whether a request to the API proves who sends it with a token rather than a cookie."""
    return request.url.path.startswith("/api/") and "authorization" in request.headers


def _from_here(request: Request) -> bool:
    """What the browser says of the page that sent the request; browsers that say nothing are not judged."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    # A proxy may put another host in its place: then the desk is known by the address in its settings.
    public = request.app.state.options.public_url or ""
    here = {request.headers.get("host", "").lower(), urlsplit(public).netloc.lower()} - {""}
    return origin is None or urlsplit(origin).netloc.lower() in here


async def _field(request: Request) -> str:
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return ""
    form: FormData = await request.form()
    value = form.get(FIELD)
    return value if isinstance(value, str) else ""
