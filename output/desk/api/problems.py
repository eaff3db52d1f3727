"""Failures as programs read them: problem details after RFC 9457."""

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"
REFERENCE = "/api/reference"
"""The page that explains the API; each kind of problem has a place there."""

KINDS = {
    "bad-request": "The request makes no sense.",
    "log-in-first": "No token was shown, or it opens nothing.",
    "not-yours": "The role of the token's owner does not allow this.",
    "stranger": "The desk does not know who this is.",
    "forged-form": "The request came with a cookie and without the secret of the desk's forms. Programs show a token.",
    "not-found": "There is no such thing.",
    "method-not-allowed": "The address is known, and this cannot be done with it.",
    "stale": "The entry or the claim has changed since it was seen; the problem shows both versions.",
    "refused": "The decision does not fit the entry as it is.",
    "not-allowed": "The entry cannot go to that state; the problem names the claims that are left to decide.",
    "precondition-failed": "If-Match names another revision than the work has now.",
    "precondition-required": "If-Match is missing: name the revision that was seen.",
    "content-too-large": "The body is larger than the desk takes in at once.",
    "unsupported-media-type": "The body must be JSON, and say so in Content-Type.",
    "misunderstood": "Something in the request is not what it should be; the problem says what and where.",
    "invalid-edit": "The new value is not one that the claim can have.",
    "too-many-requests": "More was asked for in a short time than is taken; Retry-After says when there is room.",
    "service-unavailable": "The store, or what the desk needs, does not answer right now. Try again.",
    "unforeseen": "A fault of the program; it is in the server's log.",
}
"""What can go wrong, by code, in a sentence each."""

CODES = {
    400: "bad-request",
    401: "log-in-first",
    403: "not-yours",
    404: "not-found",
    405: "method-not-allowed",
    409: "stale",
    412: "precondition-failed",
    413: "content-too-large",
    415: "unsupported-media-type",
    422: "misunderstood",
    428: "precondition-required",
    429: "too-many-requests",
    503: "service-unavailable",
}
"""The code of a failure of which nothing is known but its status."""


def problem(status: int, code: str, detail: str, headers: dict[str, str] | None = None, **more: Any) -> JSONResponse:
    """The answer to a request to the API that failed: ``code`` is one of ``KINDS``, ``detail`` a sentence.

    ``more`` are members that this kind of problem has besides. Raises ``KeyError`` for an unknown code.
    """
    body = {
        "type": f"{REFERENCE}#problem-{code}",
        "title": KINDS[code],
        "status": HTTPStatus(status).value,
        "detail": detail,
        "code": code,
        **more,
    }
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)
