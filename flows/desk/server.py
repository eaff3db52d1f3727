"""Serves the desk to browsers until it is stopped."""

import gc
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

_GRACE = 3
"""Seconds that requests under way get to finish when the desk stops."""


class _Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()


def serve_desk(app: FastAPI, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Answer what comes in at ``listening`` until Ctrl-C or SIGTERM; calls ``ready`` when the first can come."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the desk itself decides which proxies it believes
        timeout_graceful_shutdown=_GRACE,
    )
    spare_collector()
    _Server(config, ready).run(sockets=[listening])


def spare_collector() -> None:
    """Let the garbage collector pass over what is loaded by now, which stays as long as the process.

    Going through all of it took some 0.1 s, and one in ten lists of the queue paid for that.
    """
    gc.collect()
    gc.freeze()
