"""The addresses of the source pane: the pane itself, its pages, their pictures and their letters."""

from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from output.desk.request import Visit, page, visit
from output.desk.source.letters import lines_of_text
from output.desk.source.pane import PICTURE_WIDTHS, PaneRequest, SourcePane
from output.desk.source.quoted import snapshots_of

router = APIRouter(include_in_schema=False)

AnyVisit = Annotated[Visit, Depends(visit)]
Sha = Annotated[str | None, Query(pattern=r"^[0-9a-f]{64}$")]
_FOR_GOOD = "private, max-age=31536000, immutable"


def pane_request(request: Request) -> PaneRequest:
    """What the query of an address asks of the pane; what it asks of others is passed over.

    Raises ``RequestValidationError``.
    """
    asked = {name: value for name, value in request.query_params.items() if name in PaneRequest.model_fields and value}
    try:
        return PaneRequest.model_validate(asked)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error


Wanted = Annotated[PaneRequest, Depends(pane_request)]


@router.get("/work/{key}/source")
def pane(key: str, current: AnyVisit, wanted: Wanted) -> HTMLResponse:
    """The pane, to be put in place of the one that is there."""
    return _pane(key, current, wanted)


@router.get("/work/{key}/source/text")
def text(key: str, current: AnyVisit, wanted: Wanted) -> HTMLResponse:
    """The pane with the text in it."""
    return _pane(key, current, wanted.model_copy(update={"view": "text"}))


@router.get("/work/{key}/source/page/{number:int}.png")
def picture(
    key: str,
    number: int,
    current: AnyVisit,
    request: Request,
    *,
    of: Sha = None,
    width: int = PICTURE_WIDTHS[0],
) -> Response:
    """A page as a picture. Under an address that names the snapshot it never changes."""
    if width not in PICTURE_WIDTHS:
        raise HTTPException(404)
    content = current.services.page_picture(of or _document_of(current, key), number, width)
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": _FOR_GOOD if of else "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="image/png", headers=headers)


@router.get("/work/{key}/source/page/{number:int}")
def sheet(key: str, number: int, current: AnyVisit, wanted: Wanted) -> HTMLResponse:
    """A page with its picture and boxes, to be put in place of an empty sheet."""
    source = _with_page(key, number, current, wanted)
    return page(current, "source/page.html.j2", source=source, number=number)


@router.get("/work/{key}/source/page/{number:int}/letters")
def letters(key: str, number: int, current: AnyVisit, of: Sha = None) -> HTMLResponse:
    """The letters of a page, to be laid over its picture. The first time the document has to be read."""
    read = current.services.document(of or _document_of(current, key))
    size = next((item for item in read.pages if item.number == number), None)
    if size is None:
        raise HTTPException(404)
    lines = lines_of_text(read, number)
    return page(current, "source/letters.html.j2", lines=lines, size=size, spoken=read.language)


def _pane(key: str, current: Visit, wanted: PaneRequest) -> HTMLResponse:
    source = SourcePane(current.store.work_by_key(key), current.services, wanted)
    return page(current, "source/pane.html.j2", source=source)


def _with_page(key: str, number: int, current: Visit, wanted: PaneRequest) -> SourcePane:
    source = SourcePane(current.store.work_by_key(key), current.services, wanted)
    if not 1 <= number <= len(source.sizes):
        raise HTTPException(404)
    return source


def _document_of(current: Visit, key: str) -> str:
    return snapshots_of(current.store.work_by_key(key))[0]
