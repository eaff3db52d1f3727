"""Whatever an address, a redirect or a header says: a fetch ends with a snapshot or a named failure."""

import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.failures import DocumentFailure
from extractors.fetch import Courtesy, FetchLimits, Politeness, canonical_url, expand, fetch, work_id
from tests.web import answer, path_of, serving

PIECES = [
    "http://",
    "https://",
    "file://",
    "//",
    "/",
    "[",
    "]",
    "::1",
    "@",
    ":",
    ":8a",
    ":99999",
    "..",
    ".",
    "%",
    "%00",
]
PIECES += ["?", "#", "\\", " ", "\0", "\t", "\u2100", "\uff0e", "\u200d", "\ud800", "xn--", "example", "127.0.0.1"]
PIECES += ["b" * 64, "é"]
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=20).map("http://{}".format)

NAMES = ["retry-after", "content-length", "content-type", "content-encoding", "transfer-encoding", "set-cookie", "etag"]
NAMES += ["location", "last-modified", "connection"]
NUMBERS = st.sampled_from(["9" * 20, "9" * 5000, "-5", "0x10", "1_0", "5, 5", "²", "1.5", "nan"])
DATES = st.builds(
    "Mon, {} Jan {} {}:00:00 {}".format,
    st.sampled_from(["1", "99", "9" * 30]),
    st.sampled_from(["0", "2030", "9999", "9" * 20]),
    st.sampled_from(["00", "99"]),
    st.sampled_from(["GMT", "-2359", "+" + "9" * 20, "-0000", ""]),
)
WORDS = st.sampled_from(["gzip", "chunked", "identity", "text/html; charset=\xff", "a=b; max-age=" + "9" * 5000])
VALUES = NUMBERS | DATES | WORDS | st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=30)


class Site:
    """A server that says the same to everybody, but has no robots.txt of its own unless told."""

    def __init__(self) -> None:
        self.page = self.robots = answer(status="404 Not Found")
        self.port = 0

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        connection.sendall(self.robots if path_of(request) == "/robots.txt" else self.page)

    def ends(self) -> None:
        """Fetch its page; any error but a ``DocumentFailure`` is let through."""
        limits = FetchLimits(
            connect_seconds=1, header_seconds=1, total_seconds=2, ports=(self.port,), allow=("127.0.0.1",)
        )
        with TemporaryDirectory() as folder:
            manners = Politeness(pause_seconds=0, tries=2)
            courtesy = Courtesy(Path(folder), manners, pause=lambda _: None, chance=lambda: 0.5)
            ended(f"http://127.0.0.1:{self.port}/", limits, courtesy)


def ended(address: str, limits: FetchLimits, courtesy: Courtesy | None = None) -> None:
    try:
        assert fetch(address, limits, courtesy).content
    except DocumentFailure as failure:
        assert failure.code != "failed"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    with serving(site) as site.port:
        yield site


@given(address=ADDRESSES)
def test_any_address(address: str) -> None:
    # No address has this port: nobody is asked.
    ended(address, FetchLimits(ports=(1,)))


@given(address=ADDRESSES.filter(lambda address: "\ud800" not in address))
def test_any_address_stands_for_something_and_has_a_work(
    address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert work_id(address) == work_id(canonical_url(address))
    assert Courtesy(tmp_path_factory.getbasetemp() / "hosts").ready_at(address) == 0


@pytest.mark.parametrize("path", ["/no\0where", "file:///%00", "/" + "b" * 5000])
def test_what_no_path_can_be_stands_for_itself(path: str) -> None:
    assert expand(path) == (path,)


@pytest.mark.parametrize("of", ["page", "robots"])
@given(address=ADDRESSES)
@settings(max_examples=50, deadline=None)
def test_any_redirect(site: Site, of: str, address: str) -> None:
    location = address.translate({10: None, 13: None}).encode(errors="replace")
    moved = b"HTTP/1.1 302 Found\r\nconnection: close\r\ncontent-length: 0\r\nlocation: " + location + b"\r\n\r\n"
    site.page = site.robots = answer(status="404 Not Found")
    setattr(site, of, moved)
    site.ends()


@given(
    status=st.sampled_from(["200 OK", "302 Found", "503 Busy"]),
    headers=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=3),
)
@settings(max_examples=100, deadline=None)
def test_any_header(site: Site, status: str, headers: dict[str, str]) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    site.robots = answer(status="404 Not Found")
    site.page = f"HTTP/1.1 {status}\r\n{head}\r\n<p>We will publish a register.".encode("latin-1")
    site.ends()
