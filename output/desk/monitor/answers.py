"""Answers of the public monitor: whoever asked before is told in a few bytes that nothing has changed."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

HTML: Final = "text/html; charset=utf-8"
_FRESH: Final = "no-cache"
"""Browsers may keep an answer and ask each time whether it still holds: a withdrawal is seen at once."""


def answer(
    request: Request, content: str, media_type: str = HTML, *, status: int = 200, language: str | None = None
) -> Response:
    """The content, or 304 when the asker has it already. With ``language`` it was chosen by what the browser asked."""
    tag = f'"{sha256(content.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": _FRESH}
    if language:
        headers |= {"Content-Language": language, "Vary": "Accept-Language, Cookie"}
    known = [item.strip().removeprefix("W/") for item in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and tag in known:  # noqa: PLR2004  OK
        return Response(status_code=304, headers=headers)
    return Response(content, status_code=status, media_type=media_type, headers=headers)


def download(pieces: Iterable[str], media_type: str, name: str) -> Response:
    """A file that is made while it is sent; ``name`` is what browsers save it as."""
    headers = {"Cache-Control": _FRESH, "Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(pieces, media_type=media_type, headers=headers)
