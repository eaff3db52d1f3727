"""Puts the API together: an application of its own inside the desk, with its own answers to failures."""

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.datastructures import State

from output.desk.access.csrf import check_csrf
from output.desk.api import changes, ingestions, insight, publications, queue, reference, workflow, works
from output.desk.api.access import json_only
from output.desk.api.description import describe
from output.desk.api.refusals import add_refusals

PREFIX = "/api"


def create_api(state: State) -> FastAPI:
    """The API over the same ``state`` as the desk, to be mounted at ``PREFIX``."""
    app = FastAPI(
        title="Policy Monitor",
        version="1",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(check_csrf), Depends(json_only)],
        generate_unique_id_function=_operation,
    )
    app.state = state
    for part in (queue, works, workflow, changes, publications, ingestions, insight, reference):
        app.include_router(part.router)
    add_refusals(app)
    describe(app, PREFIX)
    return app


def _operation(route: APIRoute) -> str:
    return route.name
