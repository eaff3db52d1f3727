"""Host names of a web that is only simulated."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def leading_to(port: int, top: str) -> Iterator[None]:
    """While the context lasts, names under the top level ``top`` lead to ``port`` on loopback, whatever port is asked
    for, in this process.
    """
    known = socket.getaddrinfo

    def look_up(host: Any, *rest: Any, **options: Any) -> Any:
        if isinstance(host, str) and host.endswith(f".{top}"):
            return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))]
        return known(host, *rest, **options)

    with patch("socket.getaddrinfo", look_up):
        yield
