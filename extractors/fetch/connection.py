"""The sockets of one fetch: all of them are opened here, and all of them can be shut at any moment."""

import contextlib
import os
import socket
from collections.abc import Callable
from threading import Lock
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from extractors.failures import BadAddress
from extractors.fetch.guard import AddressGuard

Resolver = Callable[[str, int], list[tuple[Any, ...]]]
"""Host and port to rows as ``socket.getaddrinfo`` gives them."""


def resolve(host: str, port: int) -> list[tuple[Any, ...]]:
    """The addresses of a host, as ``socket.getaddrinfo`` gives them.

    Raises ``socket.gaierror``, and ``BadAddress`` for what is no name: with an empty or too long label.
    """
    try:
        return list(socket.getaddrinfo(host, port, socket.AF_UNSPEC, socket.SOCK_STREAM))
    except UnicodeError as error:
        raise BadAddress("the host is no name that can be looked up") from error


class Connector:
    """Opens the sockets of one fetch and remembers them, so that a watchdog can end the fetch."""

    def __init__(self, guard: AddressGuard, resolver: Resolver = resolve) -> None:
        self._guard = guard
        self._resolver = resolver
        self._handles: list[socket.socket] = []
        self._lock = Lock()
        self._aborted = False

    def connect(self, host: str, port: int, seconds: float) -> socket.socket:
        """A connected socket to the first address of ``host`` that answers within ``seconds`` each.

        What is checked is what is connected to, so that a name cannot change its mind in between. Raises
        ``ForbiddenAddress``, ``socket.gaierror`` when the name is unknown and ``OSError`` when no address answers.
        """
        self._guard.check_port(port)
        rows = self._resolver(host, port)
        self._guard.check_addresses(host, [str(row[4][0]) for row in rows])
        failure: OSError = OSError("the name has no address")
        for family, kind, protocol, _, address in rows:
            sock = socket.socket(family, kind, protocol)
            try:
                self._remember(sock)
                sock.settimeout(seconds)
                sock.connect(address)
            except OSError as error:
                sock.close()
                failure = error
            else:
                return sock
        raise failure

    def _remember(self, sock: socket.socket) -> None:
        # TLS takes the socket's descriptor away; a duplicate still reaches the same connection.
        with self._lock:
            if self._aborted:
                raise TimeoutError("the fetch has been ended")
            self._handles.append(socket.socket(fileno=os.dup(sock.fileno())))

    def abort(self) -> None:
        """Shut every connection and refuse new ones. Reads that are waiting return at once."""
        with self._lock:
            self._aborted = True
            for handle in self._handles:
                with contextlib.suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Forget the connections; those still in use elsewhere stay open."""
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()


class ConnectorAdapter(HTTPAdapter):
    """A transport for ``requests`` that opens no socket but through its connector, and knows no proxy."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools that ``requests`` asks for, with connections that come from the connector."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._connector)


def _pool_classes(connector: Connector) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _open(connector, self)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _open(connector, self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _open(connector: Connector, connection: HTTPConnection) -> socket.socket:
    """A socket for ``connection``, with the errors that urllib3 expects."""
    seconds = connection.timeout if isinstance(connection.timeout, (int, float)) else 10.0
    try:
        return connector.connect(connection.host.strip("[]"), connection.port or 80, seconds)
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, "no connection in time") from error
    except OSError as error:
        raise NewConnectionError(connection, f"no connection: {error.strerror}") from error
