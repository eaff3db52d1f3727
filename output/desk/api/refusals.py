"""What the API answers to each exception that the desk and the store raise."""

import logging
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Match

from output.desk.api.problems import CODES, KINDS, problem
from output.desk.errors import DeskRefusal, ForgedForm, LogInFirst, NotYours
from output.desk.ingest.board import BoardFull, TooManyAtOnce
from output.desk.request import visit_of
from output.desk.services import SourceUnavailable
from output.desk.source.selection import UnclearSelection
from output.review.errors import (
    DecisionRefused,
    EmptyComment,
    InvalidEdit,
    NotAllowed,
    StaleDecision,
    StaleRevision,
    UnknownTarget,
)
from output.store.errors import NotPublished, StoreFailure, UnknownComment, UnknownWork

log = logging.getLogger(__name__)

_SENTENCES = {
    "bad-request": "Send the request as the reference describes it.",
    "log-in-first": "Send the header Authorization: Bearer with a token. Tokens are made on the page of one's account.",
    "stranger": "Ask an administrator to add you.",
    "forged-form": "Send a token instead of a cookie.",
    "not-found": "Check the address. The queue lists all works with their keys.",
    "method-not-allowed": "The header Allow names what can be done.",
    "unsupported-media-type": "Send JSON with Content-Type: application/json.",
}
_RETRY_SECONDS = "5"


class Precondition(Exception):
    """``If-Match`` is missing where it must be. ``current`` is the work's revision."""

    def __init__(self, current: int) -> None:
        super().__init__(str(current))
        self.current = current


def add_refusals(app: FastAPI) -> None:
    """Have ``app`` answer failures with problem details."""
    app.add_exception_handler(DeskRefusal, _desk_refusal)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(DecisionRefused, _decision_refused)
    app.add_exception_handler(UnclearSelection, _unclear)
    app.add_exception_handler(Precondition, _precondition)
    app.add_exception_handler(TooManyAtOnce, _too_many)
    for failure in (StoreFailure, SourceUnavailable, BoardFull):
        app.add_exception_handler(failure, _unavailable)
    app.add_exception_handler(Exception, _unforeseen)


def _desk_refusal(request: Request, error: Exception) -> Response:
    strange = isinstance(error, ForgedForm) and visit_of(request).identity.user is None
    if isinstance(error, LogInFirst) or strange:
        code = LogInFirst.reason
        return problem(401, code, _SENTENCES[code], {"WWW-Authenticate": "Bearer"})
    if isinstance(error, NotYours):
        detail = f"This needs at least the role {error.least.value}. Ask an administrator for it."
        return problem(403, error.reason, detail, needs=error.least.value)
    if not isinstance(error, DeskRefusal):
        raise error
    code = error.reason if error.reason in KINDS else "bad-request"
    return problem(error.status, code, _SENTENCES.get(code, KINDS[code]))


def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    code = CODES.get(error.status_code, "bad-request")
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_methods(request))
    return problem(error.status_code, code, _SENTENCES.get(code, KINDS[code]), headers)


def _methods(request: Request) -> list[str]:
    """What can be done with the address of the request, over all routes that it has."""
    routes = [route for route in request.app.routes if isinstance(route, APIRoute)]
    fitting = [route for route in routes if route.matches(request.scope)[0] is not Match.NONE]
    return sorted({method for route in fitting for method in route.methods or ()})


def _misunderstood(_request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = [_mistake(item["loc"], item["msg"]) for item in error.errors()]
    first = errors[0] if errors else {"where": "body", "pointer": "", "detail": "it cannot be read"}
    detail = f"{first['where']}{first['pointer']}: {first['detail']}."
    return problem(422, "misunderstood", detail, errors=errors)


def _mistake(where: Sequence[int | str], sentence: str) -> dict[str, str]:
    """What is wrong, in which part of the request, and there under which JSON pointer (RFC 6901)."""
    return {"where": str(where[0]), "pointer": "".join(f"/{part}" for part in where[1:]), "detail": sentence}


def _decision_refused(request: Request, error: Exception) -> Response:
    match error:
        case StaleDecision():
            seen = getattr(request.state, "seen", None)
            return problem(409, "stale", str(error), seen=seen, current=error.current)
        case StaleRevision():
            status, code = (412, "precondition-failed") if "if-match" in request.headers else (409, "stale")
            return problem(status, code, str(error), {"ETag": f'"{error.current}"'}, revision=error.current)
        case NotAllowed():
            return problem(409, "not-allowed", str(error), open_targets=list(error.open_targets))
        case InvalidEdit() | EmptyComment():
            return problem(422, "invalid-edit", str(error))
        case UnknownTarget():
            return problem(404, "not-found", str(error))
        case _:
            return problem(409, "refused", str(error))


def _unclear(_request: Request, error: Exception) -> Response:
    reason = error.reason if isinstance(error, UnclearSelection) else ""
    sentence = "This is no passage of the document that could be found once: copy a sentence of it exactly."
    return problem(422, "invalid-edit", sentence, reason=reason)


def _precondition(_request: Request, error: Exception) -> Response:
    current = error.current if isinstance(error, Precondition) else 0
    detail = f'Send If-Match with the revision that you saw. It is "{current}" now.'
    return problem(428, "precondition-required", detail, {"ETag": f'"{current}"'}, revision=current)


def _too_many(_request: Request, error: Exception) -> Response:
    seconds = int(error.wait.total_seconds()) + 1 if isinstance(error, TooManyAtOnce) else 60
    detail = f"You asked for many addresses in a short time. In {seconds} seconds there is room again."
    return problem(429, "too-many-requests", detail, {"Retry-After": str(seconds)})


def _unavailable(_request: Request, error: Exception) -> Response:
    if isinstance(error, UnknownWork | UnknownComment | NotPublished):
        return problem(404, "not-found", str(error))
    if isinstance(error, BoardFull):
        detail = "So many addresses wait already that no more are taken. Try again in some minutes."
        return problem(503, "service-unavailable", detail, {"Retry-After": "120"})
    if isinstance(error, StoreFailure):
        log.error("The store failed: %s", error)
    return problem(503, "service-unavailable", str(error), {"Retry-After": _RETRY_SECONDS})


def _unforeseen(_request: Request, _error: Exception) -> Response:
    return problem(500, "unforeseen", "It is a fault of the program and is in the server's log. Try again.")
