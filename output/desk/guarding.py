"""Proves that every route of the desk says who may use it, before the first request comes in."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Mount

from models.user import Role
from output.desk.access.csrf import check_csrf
from output.desk.request import Guard

_DESCRIPTION = "openapi"
"""The route of FastAPI's own that tells programs what the API can do: for all to read."""


class UnguardedRoute(Exception):
    """A route says nothing of who may use it. Give it ``Depends(visit)``, ``at_least(...)`` or ``open_to_all``."""


@dataclass(frozen=True)
class GuardedRoute:
    """A route, and the least role that may use it; none for a route that is open to all."""

    methods: frozenset[str]
    path: str
    least: Role | None


def refuse_unguarded(app: FastAPI) -> None:
    """Raise ``UnguardedRoute`` when a route of ``app`` does not say who may use it."""
    for _ in guarded_routes(app):
        pass


def guarded_routes(app: FastAPI, prefix: str = "") -> Iterator[GuardedRoute]:
    """All routes of ``app`` and of the FastAPI applications mounted in it. Raises ``UnguardedRoute``.

    A part that is mounted as another kind of application cannot be looked into, and is refused.
    """
    for context in iter_route_contexts(app.routes):
        if isinstance(context.route, Mount):
            if not isinstance(context.route.app, FastAPI):
                raise UnguardedRoute(f"{prefix}{context.route.path} is mounted, and nobody can tell who may use it")
            yield from guarded_routes(context.route.app, f"{prefix}{context.route.path}")
        elif context.name != _DESCRIPTION:
            yield _guarded(context, prefix)


def _guarded(context: RouteContext, prefix: str) -> GuardedRoute:
    path, methods = f"{prefix}{context.path}", frozenset(context.methods or ())
    calls = list(_calls(getattr(context, "dependant", None)))
    guards = [call for call in calls if isinstance(call, Guard)]
    if not guards or check_csrf not in calls:
        raise UnguardedRoute(f"{' '.join(sorted(methods))} {path}")
    roles = [guard.least for guard in guards if guard.least is not None]
    return GuardedRoute(methods, path, max(roles, key=list(Role).index, default=None))


def _calls(dependant: Dependant | None) -> Iterator[object]:
    if dependant is not None:
        yield dependant.call
        for dependency in dependant.dependencies:
            yield from _calls(dependency)
