"""The simulated web on loopback: one server for all host names, with its own log of what it was asked."""

import select
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

from benchmarks.names import leading_to
from benchmarks.simulated_web.answers import Reply
from benchmarks.simulated_web.sites import TOP

LATENCY_SECONDS = 0.02

Answering = Callable[[str, str, Mapping[str, str]], Reply]
"""Host, path and request headers to the reply."""


class Served(NamedTuple):
    """One request: from when its head was there until the answer was ready or the client gave up, in seconds of one
    clock."""

    host: str
    path: str
    started: float
    ended: float
    status: int


class Server(ThreadingHTTPServer):
    """Answers as ``answering`` says; ``log`` is what it has been asked."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.log: list[Served] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let clients hang up; tell any other error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        started = time.monotonic()
        host = self.headers.get("Host", "").partition(":")[0]
        reply = self.server.answering(host, self.path, {name.lower(): value for name, value in self.headers.items()})
        left = not self._stays(reply.seconds + LATENCY_SECONDS)
        self.server.log.append(Served(host, self.path, started, time.monotonic(), reply.status))
        if left:
            self.close_connection = True
        else:
            self._send(reply)

    def _stays(self, seconds: float) -> bool:
        """Whether the client is still there after so many seconds."""
        readable, _, _ = select.select([self.connection], [], [], seconds)
        return not readable

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the log is kept in memory."""


@contextmanager
def serving(answering: Answering) -> Iterator[Server]:
    """The server, reached by every host name of the simulated web and port while the context lasts."""
    with Server(answering) as server, leading_to(server.server_address[1], TOP):
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
