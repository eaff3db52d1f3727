"""No address, however it is written or reached, leads a fetch to a forbidden place. Connections are counted at the
socket: Python itself reports each one, whoever makes it."""

import socket
import sys
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from itertools import count
from typing import Any

import pytest

from extractors.failures import BadAddress, DocumentFailure, ForbiddenAddress, UnknownScheme, Unreachable
from extractors.fetch import FetchLimits
from extractors.fetch.connection import resolve
from extractors.fetch.guard import DENIED, AddressGuard
from extractors.fetch.web import download
from tests.web import answer, serving, site

FORBIDDEN_IPV4 = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.1.2.3",
    "127.255.255.254", "168.63.129.16", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
    "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1", "192.168.255.255",
    "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255",
]  # fmt: skip
FORBIDDEN_IPV6 = [
    "::", "::1", "::7f00:1", "::10.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::808:808", "64:ff9b::ffff:ffff", "64:ff9b:1::a00:1", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
    "100::1", "100:0:0:1::1", "200::1", "400::1", "1fff:ffff::1", "4000::1", "8000::1",
    "2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:20::1", "2001:db8::1", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2002:7f00:1::", "2002:a9fe:a9fe::1",
    "2002:c0a8:1::", "3fff::1", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "5f00::1", "fc00::1", "fd00:ec2::254", "fd12:3456:789a::1", "fe80::1", "fec0::1",
    "ff02::1", "ff05::2",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "9.9.9.9", "11.0.0.1", "93.184.216.34", "100.63.255.255", "100.128.0.1", "126.255.255.255",
    "128.0.0.1", "169.253.255.255", "169.255.0.1", "172.15.255.255", "172.32.0.1", "192.167.255.255", "192.169.0.1",
    "198.17.255.255", "198.20.0.1", "203.0.114.1", "223.255.255.254", "2606:4700:4700::1111", "2a00:1450:4013::64",
    "2001:4860:4860::8888", "2620:0:2d0:200::7",
]  # fmt: skip

_connections: list[Any] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        _connections.append(arguments[1])


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def connections() -> Iterator[list[Any]]:
    """The addresses to which sockets are connected during a test."""
    _connections.clear()
    yield _connections


def rows(*addresses: str, port: int = 80) -> list[tuple[Any, ...]]:
    return [
        (
            socket.AF_INET6 if ":" in address else socket.AF_INET,
            socket.SOCK_STREAM,
            socket.IPPROTO_TCP,
            "",
            (address, port, 0, 0) if ":" in address else (address, port),
        )
        for address in addresses
    ]


def notations(address: str) -> Iterator[str]:
    """The ways to write an IPv4 address that some resolver, browser or library takes."""
    a, b, c, d = (int(part) for part in address.split("."))
    number = int(ip_address(address))
    yield address
    yield f"{number}"
    yield f"{number:#x}"
    yield f"0{number:o}"
    yield f"{a:#x}.{b:#x}.{c:#x}.{d:#x}"
    yield f"0{a:o}.0{b:o}.0{c:o}.0{d:o}"
    yield f"{a}.{(b << 16) + (c << 8) + d}"
    yield f"{address}."
    yield f"[::ffff:{address}]"
    yield f"[::{address}]"
    yield address.translate({ord(digit): 0xFF10 + int(digit) for digit in "0123456789"})
    yield address.replace(".", "。")


LITERALS = [f"http://{address}/" for address in FORBIDDEN_IPV4] + [f"http://[{a}]/" for a in FORBIDDEN_IPV6]
WRITTEN = [f"http://{host}/" for address in ("127.0.0.1", "169.254.169.254", "10.0.0.1") for host in notations(address)]
NAMES = ["localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost", "ip6-loopback", "0"]
CREDENTIALS = [
    "http://user@127.0.0.1/",
    "http://a:b@127.0.0.1/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1:80\\@example.org/",
]
ODD = [
    "http://127.0.0.1#@example.org/", "http://127.0.0.1?@example.org/", "http://example.org:80:80/", "http://[::1",
    "http://[::1]extra/", "http://[fe80::1%25lo]/", "http://[::1%lo]/", "http:127.0.0.1/", "http:/127.0.0.1/",
    "http:///127.0.0.1/", "http://127.0.0.1\t/", "http://127.0.0.1\r\nHost: example.org/", "http://%31%32%37.0.0.1/",
    "http://127.0.0.1%00.example.org/", "http://127.0.0.1%23.example.org/", "http://./", "http://../", "http://-/",
]  # fmt: skip
SCHEMES = ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_", "dict://127.0.0.1:11211/", "ldap://127.0.0.1/",
    "unix:///var/run/docker.sock", "jar:http://127.0.0.1!/", "data:text/html,x", "javascript:1", "ws://127.0.0.1/"]  # fmt: skip
PORTS = [f"http://93.184.216.34:{port}/" for port in (0, 1, 21, 22, 23, 25, 53, 110, 143, 445, 2375, 3306, 5432, 5984, 6379,
    8000, 8080, 8443, 9200, 11211, 27017, 65535)]  # fmt: skip
FORBIDDEN_URLS = LITERALS + WRITTEN + [f"http://{name}/" for name in NAMES] + CREDENTIALS + ODD + SCHEMES + PORTS

REFUSED = (ForbiddenAddress, BadAddress, UnknownScheme, Unreachable)
"""A refusal, or a name that means nothing: never an answer."""


def offline(host: str, port: int) -> list[tuple[Any, ...]]:
    """Resolves what needs no network, as the system does, and knows no other name."""
    try:
        ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM) if _is_numeric(host) or "local" in host else []
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "unknown") from None
        return list(found)
    return resolve(host, port)


def _is_numeric(host: str) -> bool:
    return all(character in "0123456789abcdefxABCDEFX." for character in host)


@pytest.mark.parametrize("url", FORBIDDEN_URLS)
def test_a_forbidden_url_makes_no_connection(url: str, connections: list[Any]) -> None:
    with pytest.raises(REFUSED):
        download(url, FetchLimits(connect_seconds=2, total_seconds=5), offline)
    assert connections == []


@pytest.mark.parametrize("address", FORBIDDEN_IPV4 + FORBIDDEN_IPV6)
@pytest.mark.parametrize("others", [(), ("93.184.216.34",), ("2606:4700:4700::1111", "1.1.1.1")])
def test_a_name_that_resolves_to_a_forbidden_address_is_refused_whole(
    address: str, others: tuple[str, ...], connections: list[Any]
) -> None:
    with pytest.raises(ForbiddenAddress):
        download("http://ministry.example/", FetchLimits(), lambda host, port: rows(*others, address))
    assert connections == []


REDIRECTS = [
    *LITERALS[::4],
    *WRITTEN[::3],
    *SCHEMES,
    *CREDENTIALS,
    "//127.0.0.1/",
    "http://localhost/",
    "\\\\127.0.0.1\\x",
]


@pytest.mark.parametrize("target", REDIRECTS)
def test_a_redirect_leads_to_no_forbidden_place(target: str, connections: list[Any]) -> None:
    with serving(site({"/": answer(status="302 Found", location=target)})) as port:
        limits = FetchLimits(ports=(80, port), allow=("good.example",))
        with pytest.raises(DocumentFailure):
            download(f"http://good.example:{port}/", limits, _good(port))
    # Where the first server stands is allowed by name, and by that name only.
    assert {address[:2] for address in connections} == {("127.0.0.1", port)}
    assert len(connections) == (2 if target.startswith("\\") else 1)


def _good(good_port: int) -> Any:
    return lambda host, port: rows("127.0.0.1", port=good_port) if host == "good.example" else offline(host, port)


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(connections: list[Any]) -> None:
    """Rebinding: the first answer is allowed, every later one is not; the name is asked once a connection."""
    with serving(site({"/": answer(b"<p>good")})) as port:
        asked = count()

        def rebinding(host: str, wanted: int) -> list[tuple[Any, ...]]:
            return rows("127.0.0.1" if next(asked) == 0 else "10.0.0.1", port=port)

        limits = FetchLimits(ports=(port,), allow=("127.0.0.0/8",))
        assert download(f"http://rebinding.example:{port}/", limits, rebinding).content == b"<p>good"
        with pytest.raises(ForbiddenAddress):
            download(f"http://rebinding.example:{port}/", limits, rebinding)
    assert [address[0] for address in connections] == ["127.0.0.1"]


@pytest.mark.parametrize(
    "variable", ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
)
def test_a_proxy_in_the_environment_is_not_used(
    variable: str, monkeypatch: pytest.MonkeyPatch, connections: list[Any]
) -> None:
    with serving(site({"/": answer(b"<p>good")})) as port:
        monkeypatch.setenv(variable, "http://127.0.0.1:9/")
        limits = FetchLimits(ports=(port,), allow=("good.example",))
        assert download(f"http://good.example:{port}/", limits, _good(port)).content == b"<p>good"
    assert connections == [("127.0.0.1", port)]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    AddressGuard((80, 443)).check_addresses("ministry.example", [address])


@pytest.mark.parametrize("network", [str(network) for network in DENIED])
def test_every_denied_network_is_denied_at_both_ends(network: str) -> None:
    ends = ip_network(network)
    for address in (ends[0], ends[-1]):
        with pytest.raises(ForbiddenAddress):
            AddressGuard((80,)).check_addresses("ministry.example", [str(address)])


ALLOWED = [
    (("intranet.example",), "intranet.example", "10.1.2.3", True),
    (("INTRANET.example.",), "intranet.example", "10.1.2.3", True),
    (("intranet.example",), "Intranet.Example.", "10.1.2.3", True),
    (("intranet.example",), "other.example", "10.1.2.3", False),
    (("intranet.example",), "intranet.example.evil.example", "10.1.2.3", False),
    (("10.1.0.0/16",), "any.example", "10.1.2.3", True),
    (("10.1.0.0/16",), "any.example", "10.2.0.1", False),
    (("10.1.2.3",), "any.example", "10.1.2.3", True),
    (("fd00::/8",), "any.example", "fd00::1", True),
    (("fd00::/8",), "any.example", "fe80::1", False),
    ((), "any.example", "10.1.2.3", False),
]


@pytest.mark.parametrize(("allow", "host", "address", "good"), ALLOWED)
def test_the_allow_list_names_hosts_and_networks(allow: tuple[str, ...], host: str, address: str, good: bool) -> None:
    guard = AddressGuard((80,), allow)
    if good:
        guard.check_addresses(host, [address])
    else:
        with pytest.raises(ForbiddenAddress):
            guard.check_addresses(host, [address])


def test_the_matrix_is_as_large_as_it_should_be() -> None:
    assert len(FORBIDDEN_URLS) + 3 * len(FORBIDDEN_IPV4 + FORBIDDEN_IPV6) + len(REDIRECTS) >= 300
