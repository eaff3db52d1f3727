"""The page where administrators say who works at the desk."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from models.user import Role, User
from output.desk.access.login import begin_session
from output.desk.request import Visit, at_least, page
from output.store.people import Account
from output.store.people.errors import PeopleFailure
from output.store.people.passwords import LONGEST, make_password

router = APIRouter(prefix="/people", include_in_schema=False)
Admin = Annotated[Visit, Depends(at_least(Role.ADMIN))]

_DONE = frozenset({"added", "role", "disabled", "enabled"})


class NewPerson(BaseModel):
    """What the form to add somebody holds."""

    name: str = Field(min_length=1, max_length=100)
    display: str = Field(min_length=1, max_length=100)
    role: Role
    password: str = Field(default="", max_length=LONGEST)
    outside: bool = False


@router.get("")
def people(visit: Admin, done: str | None = None) -> Response:
    """Everyone who works at the desk."""
    return _people(visit, done=done)


@router.post("")
def add_person(visit: Admin, form: Annotated[NewPerson, Form()]) -> Response:
    """Add somebody, with a new password unless one is given or they log in ``outside``: at a proxy or provider."""
    chosen = None if form.outside and _outside(visit) else form.password or make_password()
    try:
        user = User(name=form.name, display=form.display, role=form.role)
        account = visit.store.people.add(user, visit.user.name, chosen)
    except PeopleFailure as failure:
        return _people(visit, failure=failure, draft=form)
    if visit.identity.single_user:
        begin_session(visit, account.user, "single-user")
        visit = visit.as_user(account.user)
    if chosen is None or form.password:
        return _back("added")
    return _people(visit, shown=account, password=chosen)


@router.post("/{name}/role")
def change_role(visit: Admin, name: str, role: Annotated[Role, Form()]) -> Response:
    """Give somebody another role."""
    try:
        visit.store.people.set_role(name, role, visit.user.name)
    except PeopleFailure as failure:
        return _people(visit, failure=failure)
    return _back("role")


@router.post("/{name}/password")
def reset_password(visit: Admin, name: str) -> Response:
    """Give somebody a new password, shown to the administrator once."""
    password = make_password()
    try:
        visit.store.people.set_password(name, password, visit.user.name)
    except PeopleFailure as failure:
        return _people(visit, failure=failure)
    return _people(visit, shown=visit.store.people.find(name), password=password)


@router.post("/{name}/access")
def change_access(visit: Admin, name: str, disabled: Annotated[bool, Form()]) -> Response:
    """Let somebody log in no more, or again."""
    try:
        visit.store.people.set_disabled(name, disabled, visit.user.name)
    except PeopleFailure as failure:
        return _people(visit, failure=failure)
    return _back("disabled" if disabled else "enabled")


def _people(
    visit: Visit,
    *,
    done: str | None = None,
    failure: PeopleFailure | None = None,
    shown: Account | None = None,
    password: str | None = None,
    draft: NewPerson | None = None,
) -> Response:
    return page(
        visit,
        "access/people.html.j2",
        status=422 if failure else 200,
        people=visit.store.people.all(),
        roles=list(Role),
        done=done if done in _DONE else None,
        failure=failure,
        shown=shown,
        password=password,
        outside=_outside(visit),
        draft=draft or _blank(visit),
    )


def _blank(visit: Visit) -> NewPerson:
    role = Role.ADMIN if visit.identity.single_user else Role.REVIEWER
    return NewPerson.model_construct(name="", display="", role=role)


def _outside(visit: Visit) -> bool:
    proxy = visit.options.proxy
    return visit.options.oidc is not None or (proxy is not None and proxy.header is not None)


def _back(done: str) -> RedirectResponse:
    return RedirectResponse(f"/people?done={done}", status_code=303)
