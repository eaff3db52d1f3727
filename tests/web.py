"""Web servers on loopback for tests: well-behaved ones, and ones that do to a connection whatever a test says."""

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

Behaviour = Callable[[socket.socket, bytes], None]
"""What a server does with a connection once it has read a request's head."""


@contextmanager
def serving(behave: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """The port of a server on 127.0.0.1 that treats every connection as ``behave`` does."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=_accept, args=(listener, behave, tls), daemon=True).start()
        try:
            yield listener.getsockname()[1]
        finally:
            # Closing alone would leave the thread waiting in accept.
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, behave: Behaviour, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        Thread(target=_treat, args=(connection, behave, tls), daemon=True).start()


def _treat(connection: socket.socket, behave: Behaviour, tls: ssl.SSLContext | None) -> None:
    with connection, contextlib.suppress(OSError):
        if tls:
            connection = tls.wrap_socket(connection, server_side=True)
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(65536)
            if not piece:
                return
            request += piece
        behave(connection, request)


def path_of(request: bytes) -> str:
    """The path that a request asks for."""
    return request.split(b" ", 2)[1].decode()


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole HTTP answer; header names are written with "_" for "-". A length is added unless one is given."""
    fields = {"content_length": str(len(body)), "connection": "close"} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def always(response: bytes) -> Behaviour:
    """Answer everything with these bytes."""
    return lambda connection, _: connection.sendall(response)


def site(pages: dict[str, bytes]) -> Behaviour:
    """Answer each path with its bytes, any other with 404."""
    missing = answer(b"<p>Nothing here", "404 Not Found", content_type="text/html")
    return lambda connection, request: connection.sendall(pages.get(path_of(request), missing))
