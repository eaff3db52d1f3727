"""The page where people change their own password and make tokens for their programs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from output.desk.access.door import Door
from output.desk.access.proxy import address_of
from output.desk.access.throttle import LoginLimits
from output.desk.request import Visit, page, visit
from output.store.people.errors import PeopleFailure

router = APIRouter(prefix="/account", include_in_schema=False)
Someone = Annotated[Visit, Depends(visit)]
Password = Annotated[str, Form()]
_DONE = frozenset({"password", "revoked"})


@router.get("")
def account(visit: Someone, done: str | None = None) -> Response:
    """Who one is, and what one's programs may log in with."""
    return _account(visit, done=done)


@router.post("/password")
def change_password(visit: Someone, current: Password, new: Password, again: Password) -> Response:
    """Change one's own password: whoever finds a desk left open cannot."""
    problem = _check(visit, current, new, again)
    if problem:
        return _account(visit, problem=problem)
    name, door = visit.user.name, _door(visit)
    try:
        visit.store.people.set_password(name, new, name, keep_session=door.key)
    except PeopleFailure as failure:
        return _account(visit, failure=failure)
    return RedirectResponse("/account?done=password", status_code=303)


@router.post("/tokens")
def make_token(visit: Someone, label: Annotated[str, Form(max_length=100)] = "") -> Response:
    """Make a token and show it, this once."""
    try:
        return _account(visit, token=visit.store.people.make_token(visit.user.name, label))
    except PeopleFailure as failure:
        return _account(visit, failure=failure)


@router.post("/tokens/{number}/revoke")
def revoke_token(visit: Someone, number: int) -> Response:
    """Let one of one's tokens open nothing any more."""
    try:
        visit.store.people.revoke_token(visit.user.name, number)
    except PeopleFailure as failure:
        return _account(visit, failure=failure)
    return RedirectResponse("/account?done=revoked", status_code=303)


def _check(visit: Visit, current: str, new: str, again: str) -> str | None:
    """What is wrong with the passwords that were typed: the key of a label; None when they may be tried."""
    if new != again:
        return "differ"
    limits: LoginLimits = visit.request.app.state.login_limits
    name, address = visit.user.name, address_of(visit.request)
    if limits.begin(name, address):
        return "wait"
    if visit.store.people.check_password(name, current) is None:
        return "wrong"
    limits.succeed(name, address)
    return None


def _account(
    visit: Visit,
    *,
    done: str | None = None,
    problem: str | None = None,
    failure: PeopleFailure | None = None,
    token: str | None = None,
) -> Response:
    known = visit.store.people.find(visit.user.name)
    return page(
        visit,
        "access/account.html.j2",
        status=422 if problem or failure else 200,
        known=known,
        tokens=visit.store.people.tokens(visit.user.name) if known else (),
        done=done if done in _DONE else None,
        problem=problem,
        failure=failure,
        token=token,
    )


def _door(visit: Visit) -> Door:
    door: Door = visit.request.state.door
    return door
