"""What visitors see when something is refused or goes wrong: a page in words, or JSON for programs."""

import logging
from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from output.desk.access.identity import Identity
from output.desk.access.next_page import local_path
from output.desk.api.app import PREFIX as API
from output.desk.api.problems import problem
from output.desk.errors import DeskRefusal, LogInFirst, NotYours
from output.desk.request import Visit, language_of, page, visit_of
from output.desk.services import SourceUnavailable
from output.desk.wording import Labels, labels_of_all_parts
from output.review.errors import DecisionRefused
from output.store.errors import StoreBusy, StoreFailure, UnknownWork

log = logging.getLogger(__name__)


def add_handlers(app: FastAPI) -> None:
    """Have ``app`` answer refusals and failures as this module says."""
    app.add_exception_handler(LogInFirst, _ask_to_log_in)
    app.add_exception_handler(DeskRefusal, _refused)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    for failure in (StoreFailure, DecisionRefused, SourceUnavailable):
        app.add_exception_handler(failure, _failed)


class Unforeseen:
    """Middleware that logs what nothing else caught and answers with a page that says so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through."""
        begun = False

        async def send_noticing(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_noticing)
        except Exception:
            log.exception("A request failed")
            if begun or scope["type"] != "http":
                raise
            await mishap(Request(scope), 500, "unforeseen")(scope, receive, send)


def mishap(request: Request, status: int, reason: str, sentence: str | None = None) -> Response:
    """The answer to a request that failed: ``reason`` names the labels, ``sentence`` stands in for the second."""
    visit = _visit_if_possible(request)
    title, text = visit.label(f"errors.{reason}"), sentence or visit.label(f"errors.{reason}-next")
    if request.url.path.startswith(f"{API}/"):
        return problem(status, reason, text)
    template = "refusal.html.j2" if visit.htmx else "error.html.j2"
    return page(visit, template, status=status, title=title, sentence=text, code=status)


def _ask_to_log_in(request: Request, _error: Exception) -> Response:
    visit = _visit_if_possible(request)
    here = request.headers.get("hx-current-url") if visit.htmx else None
    after = local_path(here) if here else visit.here if request.method == "GET" else "/"
    address = f"/login?{urlencode({'next': after})}"
    if visit.htmx:
        return Response(status_code=401, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, DeskRefusal):
        raise error
    if isinstance(error, NotYours):
        label = Labels(language_of(request))
        sentence = label("errors.not-yours-next", role=label(f"roles.{error.least}"))
        return mishap(request, error.status, error.reason, sentence)
    return mishap(request, error.status, error.reason)


def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    reason = HTTPStatus(status).phrase.lower().replace(" ", "-")
    known = f"{reason}-next" in labels_of_all_parts()["errors"]
    answer = mishap(request, status, reason if known else "bad-request")
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _misunderstood(request: Request, error: Exception) -> Response:
    return mishap(request, 422, "misunderstood")


def _failed(request: Request, error: Exception) -> Response:
    # What the store says is English; others read what the labels say of such failures.
    sentence = str(error) if language_of(request) == "en" else None
    if isinstance(error, UnknownWork):
        return mishap(request, 404, "not-found", sentence)
    if isinstance(error, DecisionRefused):
        return mishap(request, 409, "conflict", sentence)
    if not isinstance(error, StoreBusy | SourceUnavailable):
        log.error("The store failed: %s", error)
    return mishap(request, 503, "service-unavailable", sentence)


def _visit_if_possible(request: Request) -> Visit:
    try:
        return visit_of(request)
    except (DeskRefusal, StoreFailure):
        return Visit(request, Identity(), language_of(request))
