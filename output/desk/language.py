"""Which language the desk speaks to a visitor."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse

from output.desk.access.next_page import local_path
from output.desk.access.proxy import is_secure
from output.desk.request import LANGUAGE_COOKIE, Visit, open_to_all

router = APIRouter(include_in_schema=False)
_YEAR = 365 * 24 * 3600


@router.post("/language")
def choose_language(
    visit: Annotated[Visit, Depends(open_to_all)],
    language: Annotated[Literal["nl", "en"], Form()],
    next: Annotated[str, Form()] = "/",  # noqa: A002  the name that log-in uses too
) -> RedirectResponse:
    """Remember the language in this browser and show the page again."""
    answer = RedirectResponse(local_path(next), status_code=303)
    secure = is_secure(visit.request)
    answer.set_cookie(LANGUAGE_COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax", secure=secure)
    return answer
