"""Logging in at an OpenID Connect provider: the way there and the way back (code flow with PKCE)."""

import hmac
import logging
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from output.desk.access.handshake import LIFETIME, Handshake, new_handshake, seal, unseal
from output.desk.access.login import begin_session
from output.desk.access.next_page import local_path
from output.desk.access.provider import Proven, Provider, ProviderFailure
from output.desk.access.proxy import is_secure
from output.desk.errors import DeskRefusal, NoProvider, ProviderRefused, Stranger
from output.desk.request import Visit, open_to_all
from output.render.neutral import one_line

router = APIRouter(prefix="/login/provider", include_in_schema=False)
log = logging.getLogger(__name__)
Anyone = Annotated[Visit, Depends(open_to_all)]
_PATH = "/login/provider"


@router.get("")
def leave(visit: Anyone, next: str = "/") -> Response:  # noqa: A002  as on the page to log in on
    """Send the browser to the provider."""
    provider = _provider(visit)
    handshake = new_handshake(local_path(next))
    try:
        address = provider.login_address(handshake, _redirect_uri(visit))
    except ProviderFailure as failure:
        raise _refused(failure) from failure
    answer = RedirectResponse(address, status_code=303)
    answer.set_cookie(
        _cookie(visit),
        seal(handshake, visit.request.app.state.secret),
        max_age=LIFETIME,
        path=_PATH,
        httponly=True,
        samesite="lax",
        secure=is_secure(visit.request),
    )
    return answer


@router.get("/back")
def come_back(visit: Anyone, code: str = "", state: str = "", iss: str | None = None) -> Response:
    """Take the browser back from the provider and log it in."""
    provider = _provider(visit)
    handshake = unseal(visit.request.cookies.get(_cookie(visit)), visit.request.app.state.secret)
    if handshake is None or not hmac.compare_digest(state.encode(), handshake.state.encode()):
        raise ProviderRefused
    if not code or not provider.is_issuer(iss):
        raise ProviderRefused
    _log_in(visit, _prove(provider, visit, code, handshake))
    answer = RedirectResponse(handshake.next, status_code=303)
    answer.delete_cookie(_cookie(visit), path=_PATH, httponly=True, samesite="lax", secure=is_secure(visit.request))
    return answer


def _prove(provider: Provider, visit: Visit, code: str, handshake: Handshake) -> Proven:
    try:
        return provider.prove(code, handshake, _redirect_uri(visit))
    except ProviderFailure as failure:
        raise _refused(failure) from failure


def _log_in(visit: Visit, proven: Proven) -> None:
    user = visit.store.people.vouched_for(proven.name, proven.subject, visit.options.newcomers)
    if user is None:
        raise Stranger
    begin_session(visit, user, "provider")


def _provider(visit: Visit) -> Provider:
    provider: Provider | None = visit.request.app.state.provider
    if provider is None:
        raise NoProvider
    return provider


def _redirect_uri(visit: Visit) -> str:
    # The host was checked, or is the one that the settings name.
    base = visit.options.public_url or str(visit.request.base_url)
    return f"{base.rstrip('/')}{_PATH}/back"


def _refused(failure: ProviderFailure) -> DeskRefusal:
    log.warning("The log-in at the provider failed: %s", one_line(str(failure)))
    return ProviderRefused()


def _cookie(visit: Visit) -> str:
    return f"{visit.options.cookie}-handshake"
