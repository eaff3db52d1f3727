"""Logging in with a name and a password, and logging out."""

import math
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from models.user import User
from output.desk.access.door import Door
from output.desk.access.next_page import local_path
from output.desk.access.proxy import address_of
from output.desk.access.throttle import LoginLimits
from output.desk.request import Visit, open_to_all, page
from output.store.people.passwords import LONGEST

router = APIRouter(include_in_schema=False)
_LONGEST_NAME = 200
Anyone = Annotated[Visit, Depends(open_to_all)]


@router.get("/login")
def login_page(visit: Anyone, next: str = "/") -> Response:  # noqa: A002  what browsers' addresses show
    """The page to log in on; on to ``next`` when somebody is logged in already."""
    if visit.identity.user is not None:
        return RedirectResponse(local_path(next), status_code=303)
    return _form(visit, next)


@router.post("/login")
def log_in(
    visit: Anyone,
    name: Annotated[str, Form(max_length=_LONGEST_NAME)] = "",
    password: Annotated[str, Form(max_length=LONGEST)] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Log in and go on to ``next``; or the form again, which never says whether it was the name that was wrong."""
    limits: LoginLimits = visit.request.app.state.login_limits
    address = address_of(visit.request)
    wait = limits.begin(name, address)
    if wait:
        minutes = math.ceil(wait / 60)
        answer = _form(visit, next, name, visit.label.count("login.wait-one", "login.wait-many", minutes), status=429)
        answer.headers["Retry-After"] = str(math.ceil(wait))
        return answer
    user = visit.store.people.check_password(name, password)
    if user is None:
        _record_failure(visit, name, address)
        return _form(visit, next, name, visit.label("login.wrong"), status=401)
    limits.succeed(name, address)
    begin_session(visit, user, "password")
    return RedirectResponse(local_path(next), status_code=303)


@router.post("/logout")
def log_out(visit: Anyone) -> RedirectResponse:
    """Log out and show the page to log in on."""
    door: Door = visit.request.state.door
    if visit.identity.user is not None:
        visit.store.people.end_session(door.key, visit.identity.user.name)
    door.change_key()
    answer = RedirectResponse("/login", status_code=303)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def begin_session(visit: Visit, user: User, by: str) -> None:
    """Log the visitor's browser in as ``user``, under a key that nobody knew before."""
    door: Door = visit.request.state.door
    options = visit.options
    door.change_key()
    visit.store.people.begin_session(user, door.key, by, options.session_idle, options.session_length)


def _form(visit: Visit, after: str, name: str = "", problem: str | None = None, status: int = 200) -> Response:
    return page(
        visit,
        "access/login.html.j2",
        status=status,
        next=local_path(after),
        name=name,
        problem=problem,
        provider=visit.options.oidc is not None,
        nobody=not visit.store.people.any(),
    )


def _record_failure(visit: Visit, name: str, address: str) -> None:
    # An unknown name is not written down: it may be a password that was typed in the wrong field.
    known = visit.store.people.find(name)
    visit.store.audit.record("?", "login.failed", known.user.name if known else None, address=address)
