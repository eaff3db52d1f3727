"""Servers that stall, lie, flood and cut off: each ends in its own named failure, in time and in little memory."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from extractors.failures import (
    BadAddress,
    CutShort,
    DocumentFailure,
    EmptyFile,
    NotFound,
    ServerTrouble,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    UnaskedNotModified,
    UnknownScheme,
    Unreachable,
    Unreadable,
)
from extractors.fetch import Courtesy, FetchLimits, Politeness, fetch
from models.snapshot import Snapshot
from tests.extractors.fetch.conftest import CostOf
from tests.extractors.fetch.cost import MOST_BYTES
from tests.web import Behaviour, always, answer, path_of, serving

BODY = b"<!doctype html><title>Vision</title><p>We will publish a register."
TOTAL_SECONDS = 2.0
LIMITS = FetchLimits(
    connect_seconds=1,
    header_seconds=1,
    total_seconds=TOTAL_SECONDS,
    max_bytes=1_000_000,
    max_decoded_bytes=2_000_000,
    max_redirects=5,
    allow=("127.0.0.1",),
)


def get(behave: Behaviour, limits: FetchLimits = LIMITS, path: str = "/") -> Snapshot:
    with serving(behave) as port:
        return fetch(f"http://127.0.0.1:{port}{path}", limits.model_copy(update={"ports": (port,)}))


def drip(pieces: Callable[[], bytes], first: bytes = b"") -> Behaviour:
    """Send ``first``, then a piece every 50 ms, for ever."""

    def behave(connection: socket.socket, _: bytes) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(pieces())
            time.sleep(0.05)

    return behave


def flood(piece: bytes, first: bytes = b"") -> Behaviour:
    """Send ``first``, then ``piece`` again and again as fast as it is taken."""

    def behave(connection: socket.socket, _: bytes) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(piece)

    return behave


def silent(connection: socket.socket, _: bytes) -> None:
    time.sleep(2 * TOTAL_SECONDS)


def stall_after(first: bytes) -> Behaviour:
    def behave(connection: socket.socket, _: bytes) -> None:
        connection.sendall(first)
        time.sleep(2 * TOTAL_SECONDS)

    return behave


def redirect_for_ever() -> Behaviour:
    steps = count()
    return lambda connection, _: connection.sendall(answer(status="302 Found", location=f"/{next(steps)}"))


def slow_redirects() -> Behaviour:
    steps = count()

    def behave(connection: socket.socket, _: bytes) -> None:
        time.sleep(0.6)
        connection.sendall(answer(status="302 Found", location=f"/{next(steps)}"))

    return behave


def bomb_in_redirect() -> Behaviour:
    """A redirect whose body unpacks to 200 MB, to a page that is fine."""
    bomb = gzip.compress(b"\0" * 200_000_000, 1)

    def behave(connection: socket.socket, request: bytes) -> None:
        if path_of(request) == "/":
            connection.sendall(answer(bomb[:900_000], "302 Found", location="/page", content_encoding="gzip"))
        else:
            connection.sendall(answer(status="404 Not Found"))

    return behave


def reset(connection: socket.socket, _: bytes) -> None:
    # A linger time of zero makes the kernel send RST.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"
MISBEHAVING: list[tuple[str, Behaviour, type[DocumentFailure]]] = [
    ("never answers", silent, TimedOut),
    ("drips its headers", drip(lambda: b"x-more: header\r\n", HEAD), TimedOut),
    ("drips its status line", drip(lambda: b"H"), TimedOut),
    ("drips its body", drip(lambda: b"a", HEAD + b"content-length: 100000\r\n\r\n"), TimedOut),
    ("drips chunks", drip(lambda: b"1\r\na\r\n", HEAD + b"transfer-encoding: chunked\r\n\r\n"), TimedOut),
    ("stalls in its body", stall_after(HEAD + b"content-length: 100000\r\n\r\nhalf"), TimedOut),
    ("sends 100 Continue for ever", flood(b"HTTP/1.1 100 Continue\r\n\r\n"), TimedOut),
    ("sends one 103 and no more", always(b"HTTP/1.1 103 Early Hints\r\n\r\n"), ServerTrouble),
    ("sends a body without end", flood(b"a" * 65536, HEAD + b"\r\n"), TooLarge),
    (
        "sends chunks without end",
        flood(b"1000\r\n" + b"a" * 4096 + b"\r\n", HEAD + b"transfer-encoding: chunked\r\n\r\n"),
        TooLarge,
    ),
    ("sends headers without end", flood(b"x-more: " + b"a" * 1000 + b"\r\n", HEAD), Unreachable),
    ("sends a header line without end", flood(b"a" * 65536, HEAD + b"x-long: "), Unreachable),
    ("announces too much", always(HEAD + b"content-length: 99999999\r\n\r\n"), TooLarge),
    ("announces more than can be counted", always(HEAD + b"content-length: " + b"9" * 5000 + b"\r\n\r\n"), TooLarge),
    ("packs a bomb", always(answer(gzip.compress(b"\0" * 50_000_000), content_encoding="gzip")), TooLarge),
    (
        "packs a bomb as deflate",
        always(answer(zlib.compress(b"\0" * 50_000_000), content_encoding="deflate")),
        TooLarge,
    ),
    (
        "packs a bomb of many members",
        always(answer(gzip.compress(b"\0" * 500_000) * 20, content_encoding="gzip")),
        TooLarge,
    ),
    ("redirects with a bomb", bomb_in_redirect(), NotFound),
    ("cuts off its body", always(HEAD + b"content-length: 5000\r\n\r\n" + BODY), CutShort),
    ("cuts off a chunk", always(HEAD + b"transfer-encoding: chunked\r\n\r\n1000\r\nabc"), CutShort),
    ("ends its chunks without the last", always(HEAD + b"transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"), CutShort),
    ("lies about chunk lengths", always(HEAD + b"transfer-encoding: chunked\r\n\r\nzz\r\nabc\r\n"), CutShort),
    ("cuts off packed data", always(answer(gzip.compress(BODY * 99)[:-20], content_encoding="gzip")), CutShort),
    ("says packed and is not", always(answer(BODY, content_encoding="gzip")), Unreadable),
    ("packs as nobody asked", always(answer(b"\x0b\x02\x80", content_encoding="br")), Unreadable),
    ("packs twice", always(answer(gzip.compress(gzip.compress(BODY)), content_encoding="gzip, gzip")), Unreadable),
    ("redirects in a circle", always(answer(status="301 Moved", location="/")), TooManyRedirects),
    ("redirects for ever", redirect_for_ever(), TooManyRedirects),
    ("redirects slowly", slow_redirects(), TimedOut),
    ("redirects to a file", always(answer(status="302 Found", location="file:///etc/passwd")), UnknownScheme),
    ("redirects to ftp", always(answer(status="302 Found", location="ftp://example.org/a")), UnknownScheme),
    ("redirects to what does not parse", always(answer(status="302 Found", location="http://[bad/x")), BadAddress),
    ("redirects without address", always(answer(status="302 Found")), ServerTrouble),
    ("hangs up at once", lambda connection, _: None, Unreachable),
    ("resets the connection", reset, Unreachable),
    ("speaks no HTTP", always(b"220 mail.example.org ESMTP\r\n"), Unreachable),
    ("sends two lengths", always(HEAD + b"content-length: 5\r\ncontent-length: 7\r\n\r\nabcde"), ServerTrouble),
    ("sends nothing", always(answer()), EmptyFile),
    ("says there is no content", always(answer(status="204 No Content", content_length="")), EmptyFile),
    ("sends a part nobody asked for", always(answer(BODY, "206 Partial Content")), ServerTrouble),
    ("says not modified unasked", always(answer(status="304 Not Modified", content_length="")), UnaskedNotModified),
]


@pytest.mark.parametrize(("behave", "failure"), [pytest.param(b, f, id=name) for name, b, f in MISBEHAVING])
def test_ends_in_time_and_in_little_memory_with_its_own_failure(
    behave: Behaviour, failure: type[DocumentFailure], cost_of: CostOf
) -> None:
    cost = cost_of(behave, LIMITS)
    assert cost.ended == failure.code
    assert cost.seconds < TOTAL_SECONDS + 1
    assert cost.peak < MOST_BYTES


AGAIN = [(name, behave, failure) for name, behave, failure in MISBEHAVING if failure in {Unreachable, CutShort}]
"""What is tried again, by those who are patient."""


@pytest.mark.parametrize(("behave", "failure"), [pytest.param(b, f, id=name) for name, b, f in AGAIN])
def test_all_tries_together_end_in_time(behave: Behaviour, failure: type[DocumentFailure], tmp_path: Path) -> None:
    asked = []

    def page_misbehaves(connection: socket.socket, request: bytes) -> None:
        asked.append(path_of(request))
        if path_of(request) == "/robots.txt":
            connection.sendall(answer(status="404 Not Found"))
        else:
            behave(connection, request)

    courtesy = Courtesy(tmp_path, Politeness(pause_seconds=0), pause=lambda seconds: None)
    with serving(page_misbehaves) as port:
        started = time.monotonic()
        with pytest.raises(DocumentFailure) as raised:
            fetch(f"http://127.0.0.1:{port}/page", LIMITS.model_copy(update={"ports": (port,)}), courtesy)
    assert type(raised.value) is failure
    assert asked == ["/robots.txt", "/page", "/page", "/page"]
    assert time.monotonic() - started < TOTAL_SECONDS + 1


SOUND: list[tuple[str, bytes]] = [
    ("with its length", answer(BODY, content_type="text/html")),
    ("until the connection closes", HEAD + b"\r\n" + BODY),
    ("in chunks", HEAD + b"transfer-encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)),
    ("packed with gzip", answer(gzip.compress(BODY), content_encoding="gzip", content_type="text/html")),
    (
        "packed with gzip in two members",
        answer(gzip.compress(BODY[:20]) + gzip.compress(BODY[20:]), content_encoding="gzip"),
    ),
    ("packed with deflate", answer(zlib.compress(BODY), content_encoding="deflate")),
    ("packed with bare deflate", answer(zlib.compress(BODY)[2:-4], content_encoding="deflate")),
    ("with more than its length", answer(BODY + b"junk", content_length=str(len(BODY)))),
    ("with a type that is wrong", answer(BODY, content_type="application/x-nonsense; charset=?")),
    ("after one 100 Continue", b"HTTP/1.1 100 Continue\r\n\r\n" + answer(BODY)),
]


@pytest.mark.parametrize("response", [pytest.param(r, id=name) for name, r in SOUND])
def test_the_same_page_comes_whole(response: bytes) -> None:
    assert get(always(response)).content == BODY
