"""Puts the desk together from its parts."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI
from fastapi.concurrency import run_in_threadpool

from output.desk import language, static_files
from output.desk.access import account, audit, login, people, single_sign_on
from output.desk.access.csrf import check_csrf
from output.desk.access.door import DoorKeeper
from output.desk.access.hosts import KnownHosts
from output.desk.access.provider import Provider
from output.desk.access.throttle import LoginLimits
from output.desk.api.app import PREFIX, create_api
from output.desk.changes import routes as changes
from output.desk.guarding import refuse_unguarded
from output.desk.headers import SecurityHeaders
from output.desk.ingest import routes as ingest
from output.desk.ingest.board import Board
from output.desk.insight import routes as insight
from output.desk.limits import LimitedBody
from output.desk.mishaps import Unforeseen, add_handlers
from output.desk.monitor import routes as monitor
from output.desk.nights import routes as nights
from output.desk.options import DeskOptions
from output.desk.queue import routes as queue
from output.desk.review import routes as review
from output.desk.services import Services
from output.desk.source import adding
from output.desk.source import routes as source
from output.store import Ingestions, Store

ROUTERS: tuple[APIRouter, ...] = (
    static_files.router,
    language.router,
    login.router,
    single_sign_on.router,
    people.router,
    account.router,
    audit.router,
    ingest.router,
    insight.router,
    queue.router,
    changes.router,
    nights.router,
    review.router,
    source.router,
    adding.router,
    monitor.router,
)
"""The parts of the desk; each route of each names who may use it."""
_SECRET_BYTES = 32


def create_desk(store: Store, services: Services, options: DeskOptions | None = None) -> FastAPI:
    """The desk over ``store``, as an ASGI application. Raises ``UnguardedRoute``."""
    app = FastAPI(
        title="Policy Monitor",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(check_csrf)],
        lifespan=_with_board,
    )
    app.state.store, app.state.services = store, services
    app.state.options = options = options or DeskOptions()
    app.state.login_limits = LoginLimits()
    app.state.provider = Provider(options.oidc) if options.oidc else None
    app.state.secret = secrets.token_bytes(_SECRET_BYTES)
    app.state.board = Board(Ingestions(store.engine), services.ingest)
    for router in ROUTERS:
        app.include_router(router)
    app.mount(PREFIX, create_api(app.state))
    refuse_unguarded(app)
    add_handlers(app)
    app.add_middleware(Unforeseen)
    app.add_middleware(LimitedBody)
    app.add_middleware(DoorKeeper, cookie=options.cookie)
    app.add_middleware(KnownHosts, hosts=options.hosts)
    app.add_middleware(SecurityHeaders)  # the last one added comes first: it marks the answers of all others
    return app


@asynccontextmanager
async def _with_board(app: FastAPI) -> AsyncIterator[None]:
    """While the desk runs: what an earlier one left undone is settled first, what this one leaves at the end."""
    board: Board = app.state.board
    await run_in_threadpool(board.settle)
    yield
    await run_in_threadpool(board.close)
