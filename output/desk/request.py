"""What every page of the desk starts from: who visits, what they may do, and how a page is made for them."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self

from fastapi import Request
from fastapi.responses import HTMLResponse

from models.user import Role, User
from output.desk.access.csrf import csrf_token
from output.desk.access.identity import Identity, identify
from output.desk.access.next_page import local_path
from output.desk.errors import LogInFirst, NotYours
from output.desk.options import DeskOptions
from output.desk.pages import render
from output.desk.services import Services
from output.desk.wording import LANGUAGES, Labels, Language
from output.store import Store

LANGUAGE_COOKIE = "desk-language"


@dataclass(frozen=True)
class Visit:
    """One request of one visitor."""

    request: Request
    identity: Identity
    language: Language

    def as_user(self, user: User) -> Self:
        """The same visit, by somebody who has just logged in."""
        return replace(self, identity=Identity(user, "session"))

    @property
    def user(self) -> User:
        """Who visits. Raises ``LogInFirst`` when nobody is logged in."""
        if self.identity.user is None:
            raise LogInFirst
        return self.identity.user

    @property
    def csrf(self) -> str:
        """What each form must bring along in its field ``csrf``, or a script in the header X-CSRF-Token."""
        return csrf_token(self.request)

    @property
    def label(self) -> Labels:
        """The desk's words in the visitor's language."""
        return Labels(self.language, self.options.timezone)

    @property
    def store(self) -> Store:
        """The store."""
        store: Store = self.request.app.state.store
        return store

    @property
    def services(self) -> Services:
        """What the desk was given by whoever started it."""
        services: Services = self.request.app.state.services
        return services

    @property
    def options(self) -> DeskOptions:
        """How the desk is set up."""
        options: DeskOptions = self.request.app.state.options
        return options

    @property
    def here(self) -> str:
        """The path and query of the page, to come back to."""
        url = self.request.url
        return local_path(f"{url.path}?{url.query}" if url.query else url.path)

    def may(self, least: str) -> bool:
        """Whether the visitor has at least the role ``least`` ("editor")."""
        return self.identity.user is not None and self.identity.user.role.may(Role(least))

    @property
    def htmx(self) -> bool:
        """Whether htmx asks, to replace a part of the page."""
        return self.request.headers.get("hx-request") == "true"


class Guard:
    """A dependency of a route: lets those in who have at least the role ``least``, everyone when it is None."""

    def __init__(self, least: Role | None) -> None:
        self.least = least

    def __call__(self, request: Request) -> Visit:
        """The visit. Raises ``LogInFirst`` or ``NotYours``."""
        current = visit_of(request)
        if self.least is not None and not current.user.role.may(self.least):
            raise NotYours(self.least)
        return current


@cache
def at_least(role: Role) -> Guard:
    """The guard of a route that needs at least ``role``: ``Annotated[Visit, Depends(at_least(Role.EDITOR))]``."""
    return Guard(role)


visit = at_least(Role.READER)
"""The guard of a route that all who are logged in may use."""
open_to_all = Guard(None)
"""The guard of a route that needs no log-in. ``Visit.user`` raises there when nobody is logged in."""


def visit_of(request: Request) -> Visit:
    """The visit that a request belongs to, its visitor identified once."""
    known: Visit | None = getattr(request.state, "visit", None)
    if known is None:
        known = Visit(request, identify(request), language_of(request))
        request.state.visit = known
    return known


def language_of(request: Request) -> Language:
    """The language that the visitor chose, else the first of the browser's that the desk speaks, else English."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    accepted = [
        part.split(";")[0].strip().lower()[:2] for part in request.headers.get("accept-language", "").split(",")
    ]
    return next((language for code in (chosen, *accepted) for language in LANGUAGES if language == code), "en")


def page(visit: Visit, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made from ``output/desk/templates/``: besides ``values`` the template knows ``visit``, ``user`` (None
    when nobody is logged in), ``label``, ``language``, ``csrf``, ``csrf_field()``, ``static(name)``, ``may(role)``,
    ``path`` and ``here``.

    A page is about one visitor and one moment: browsers may not keep it.
    """
    content = render(
        template,
        visit=visit,
        user=visit.identity.user,
        label=visit.label,
        language=visit.language,
        csrf=visit.csrf,
        path=visit.request.url.path,
        here=visit.here,
        may=visit.may,
        **values,
    )
    return HTMLResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
