"""Servers are asked for leave, one request at a time, after a pause, and not again while they want rest."""

import gzip
import multiprocessing
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from email.utils import formatdate
from pathlib import Path
from threading import Lock

import pytest

from extractors import failures
from extractors.failures import DocumentFailure
from extractors.fetch import Courtesy, FetchLimits, Politeness, fetch
from extractors.fetch.courtesy import MOST_CRAWL_DELAY
from extractors.fetch.retry import backoff, retry_after
from models.snapshot import Snapshot
from tests.web import Behaviour, always, answer, path_of, serving

PAGE = answer(b"<!doctype html><title>Vision</title>", content_type="text/html")
MISSING = answer(status="404 Not Found")
NOON = 1_800_000_000.0


class Clock:
    """A clock that only pauses move."""

    def __init__(self) -> None:
        self.now = NOON
        self.pauses: list[float] = []

    def pause(self, seconds: float) -> None:
        self.pauses.append(round(seconds, 3))
        self.now += seconds


class Host:
    """A server on loopback: ``pages`` are its answers by path (404 for others); ``asked`` lists what was asked."""

    def __init__(self, **pages: Behaviour | bytes | list[bytes]) -> None:
        self.pages = {f"/{name.replace('_', '.')}": page for name, page in pages.items()}
        self.asked: list[str] = []
        self.requests: list[bytes] = []

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        path = path_of(request)
        self.asked.append(path)
        self.requests.append(request)
        page = self.pages.get(path, MISSING)
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if callable(page):
            page(connection, request)
        else:
            connection.sendall(page)

    def serving(self) -> AbstractContextManager[int]:
        return serving(self)


def limits(port: int, **changes: object) -> FetchLimits:
    plain = FetchLimits(connect_seconds=1, header_seconds=1, total_seconds=2, ports=(port,), allow=("127.0.0.1",))
    return plain.model_copy(update=changes)


def courtesy(folder: Path, clock: Clock, **politeness: object) -> Courtesy:
    chosen = Politeness.model_validate({"pause_seconds": 0} | politeness)
    return Courtesy(folder, chosen, clock=lambda: clock.now, pause=clock.pause, chance=lambda: 0.5)


def get(host: Host, with_courtesy: Courtesy, path: str = "/page") -> Snapshot:
    with host.serving() as port:
        return fetch(f"http://127.0.0.1:{port}{path}", limits(port), with_courtesy)


def robots(text: str) -> bytes:
    return answer(text.encode(), content_type="text/plain")


def hang_up(connection: socket.socket, _: bytes) -> None:
    pass


def silent(connection: socket.socket, _: bytes) -> None:
    time.sleep(4)


def endless(connection: socket.socket, _: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n")
    while True:
        connection.sendall(b"Disallow: /a\n" * 5000)


ROBOTS: list[tuple[str, Behaviour | bytes, type[DocumentFailure] | None]] = [
    ("forbids all", robots("User-agent: *\nDisallow: /"), failures.RobotsForbid),
    ("forbids the page", robots("User-agent: *\nDisallow: /pa"), failures.RobotsForbid),
    ("forbids by pattern", robots("User-agent: *\nDisallow: /*ge$"), failures.RobotsForbid),
    ("forbids us alone", robots("User-agent: policymonitor\nDisallow: /"), failures.RobotsForbid),
    ("forbids another page", robots("User-agent: *\nDisallow: /search"), None),
    ("forbids another program", robots("User-agent: otherbot\nDisallow: /"), None),
    ("allows us alone", robots("User-agent: *\nDisallow: /\n\nUser-agent: PolicyMonitor\nAllow: /"), None),
    ("allows the page", robots("User-agent: *\nDisallow: /\nAllow: /page"), None),
    ("is empty", robots(""), None),
    ("is a web page", answer(b"<!doctype html><p>Disallow: /"), None),
    ("is no text", answer(bytes(range(256)) * 9), None),
    ("is packed", answer(gzip.compress(b"User-agent: *\nDisallow: /"), content_encoding="gzip"), failures.RobotsForbid),
    ("is missing", MISSING, None),
    ("is gone", answer(status="410 Gone"), None),
    ("wants a log-in", answer(status="401 Unauthorized"), None),
    ("is forbidden itself", answer(status="403 Forbidden"), None),
    ("goes round in circles", answer(status="302 Found", location="/robots.txt"), None),
    ("moved, and forbids", answer(status="301 Moved", location="/rules.txt"), failures.RobotsForbid),
    ("leads to a file", answer(status="301 Moved", location="file:///etc/passwd"), failures.UnknownScheme),
    ("leads nowhere", answer(status="301 Moved", location="http://[bad/x"), failures.BadAddress),
    ("leads inside", answer(status="301 Moved", location="http://10.0.0.1/"), failures.ForbiddenAddress),
    ("wants rest", answer(status="429 Too Many Requests"), failures.AskedToWait),
    ("is broken", answer(status="500 Internal Server Error"), failures.ServerTrouble),
    ("is out of service", answer(status="503 Service Unavailable"), failures.ServerTrouble),
    ("does not come", silent, failures.TimedOut),
    ("breaks off", always(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nUser"), failures.CutShort),
    ("hangs up", hang_up, failures.Unreachable),
    ("has no end", endless, failures.TooLarge),
    ("is a bomb", answer(gzip.compress(b"#" * 50_000_000), content_encoding="gzip"), failures.TooLarge),
]


@pytest.mark.parametrize(("behave", "failure"), [pytest.param(b, f, id=f"it {name}") for name, b, f in ROBOTS])
def test_a_page_is_asked_for_only_when_robots_txt_allows_it(
    behave: Behaviour | bytes, failure: type[DocumentFailure] | None, tmp_path: Path
) -> None:
    host = Host(robots_txt=behave, rules_txt=robots("User-agent: *\nDisallow: /"), page=PAGE)
    started = time.monotonic()
    if failure is None:
        assert get(host, courtesy(tmp_path, Clock())).content
    else:
        with pytest.raises(DocumentFailure) as raised:
            get(host, courtesy(tmp_path, Clock()))
        assert type(raised.value) is failure
        assert "/page" not in host.asked
    assert time.monotonic() - started < 3


def test_robots_txt_is_not_asked_for_when_the_setting_says_so(tmp_path: Path) -> None:
    host = Host(robots_txt=robots("User-agent: *\nDisallow: /"), page=PAGE)
    assert get(host, courtesy(tmp_path, Clock(), robots=False)).content
    assert host.asked == ["/page"]


def test_each_host_that_a_redirect_leads_to_is_asked_for_leave(tmp_path: Path) -> None:
    closed = Host(robots_txt=robots("User-agent: *\nDisallow: /"), page=PAGE)
    with closed.serving() as inner:
        opened = Host(page=answer(status="302 Found", location=f"http://127.0.0.1:{inner}/page"))
        with opened.serving() as port, pytest.raises(failures.RobotsForbid):
            fetch(f"http://127.0.0.1:{port}/page", limits(port, ports=(port, inner)), courtesy(tmp_path, Clock()))
    assert closed.asked == ["/robots.txt"]


def test_rules_are_believed_for_a_day_by_all_runs(tmp_path: Path) -> None:
    host, clock = Host(page=PAGE), Clock()
    with host.serving() as port:
        for hours in (0, 1, 22, 2):
            clock.now += hours * 3600
            fetch(f"http://127.0.0.1:{port}/page", limits(port), courtesy(tmp_path, clock))
    assert host.asked == ["/robots.txt", "/page", "/page", "/page", "/robots.txt", "/page"]


def test_old_rules_stand_while_the_server_cannot_say(tmp_path: Path) -> None:
    broken = answer(status="500 Internal Server Error")
    host, clock = Host(robots_txt=[robots("User-agent: *\nDisallow: /secret"), broken], page=PAGE, secret=PAGE), Clock()
    with host.serving() as port:
        base, run = f"http://127.0.0.1:{port}", courtesy(tmp_path, clock)
        fetch(f"{base}/page", limits(port), run)
        clock.now += 48 * 3600
        fetch(f"{base}/page", limits(port), run)
        with pytest.raises(failures.RobotsForbid):
            fetch(f"{base}/secret", limits(port), run)
    assert host.asked.count("/robots.txt") == 2


def test_a_host_that_cannot_say_is_asked_once_a_run(tmp_path: Path) -> None:
    host, run = Host(robots_txt=answer(status="500 Internal Server Error"), page=PAGE), courtesy(tmp_path, Clock())
    with host.serving() as port:
        for _ in range(3):
            with pytest.raises(failures.ServerTrouble):
                fetch(f"http://127.0.0.1:{port}/page", limits(port), run)
        host.pages["/robots.txt"] = MISSING
        assert fetch(f"http://127.0.0.1:{port}/page", limits(port), courtesy(tmp_path, Clock())).content
    assert host.asked == ["/robots.txt", "/robots.txt", "/page"]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"next_at": "soon"}', b"\xff\xfe"])
def test_a_damaged_record_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    host = Host(page=PAGE)
    with host.serving() as port:
        fetch(f"http://127.0.0.1:{port}/page", limits(port), courtesy(tmp_path, Clock()))
        (record,) = tmp_path.glob("*.json")
        record.write_bytes(damage)
        assert fetch(f"http://127.0.0.1:{port}/page", limits(port), courtesy(tmp_path, Clock())).content


DELAYS = [
    ("", 0, []),
    ("", 5, [5, 5]),
    ("Crawl-delay: 10", 1, [10, 10]),
    ("Crawl-delay: 0.5", 1, [1, 1]),
    ("Crawl-delay: 99999", 1, [MOST_CRAWL_DELAY, MOST_CRAWL_DELAY]),
    ("Crawl-delay: nan", 1, [1, 1]),
    ("Crawl-delay: -3", 1, [1, 1]),
]


@pytest.mark.parametrize(("asked", "pause", "pauses"), DELAYS)
def test_a_host_has_a_pause_between_requests(asked: str, pause: float, pauses: list[float], tmp_path: Path) -> None:
    host, clock = Host(robots_txt=robots(f"User-agent: *\n{asked}"), page=PAGE), Clock()
    with host.serving() as port:
        for _ in range(3):
            fetch(f"http://127.0.0.1:{port}/page", limits(port), courtesy(tmp_path, clock, pause_seconds=pause))
    assert clock.pauses == pauses


BUSY, SERVICE = "429 Too Many Requests", "503 Service Unavailable"
TRIES: list[tuple[str, list[Behaviour | bytes], list[float], type[DocumentFailure] | None]] = [
    ("waits so many seconds", [answer(status=BUSY, retry_after="7"), PAGE], [7], None),
    ("waits until a date", [answer(status=SERVICE, retry_after=formatdate(NOON + 30, usegmt=True)), PAGE], [30], None),
    ("does not wait for the past", [answer(status=SERVICE, retry_after=formatdate(NOON - 9)), PAGE], [], None),
    ("waits longer each time", [answer(status=SERVICE), answer(status=BUSY), PAGE], [2, 4], None),
    ("takes nonsense for nothing", [answer(status=SERVICE, retry_after="soon"), PAGE], [2], None),
    ("gives up after some tries", [answer(status=SERVICE)], [2, 4], failures.AskedToWait),
    ("gives up when it takes too long", [answer(status=BUSY, retry_after="3600")], [], failures.AskedToWait),
    ("gives up when it adds up", [answer(status=BUSY, retry_after="80")], [80], failures.AskedToWait),
    ("tries again when hung up on", [hang_up, PAGE], [2], None),
    ("tries again when cut off", [answer(b"half", content_length="9"), PAGE], [2], None),
    ("gives up when hung up on", [hang_up], [2, 4], failures.Unreachable),
    ("tries a broken server once", [answer(status="500 Internal Server Error"), PAGE], [], failures.ServerTrouble),
    ("tries a missing page once", [MISSING, PAGE], [], failures.NotFound),
]


@pytest.mark.parametrize(("answers", "pauses", "failure"), [pytest.param(a, p, f, id=name) for name, a, p, f in TRIES])
def test_a_busy_server_is_asked_again_in_its_own_time(
    answers: list[Behaviour | bytes], pauses: list[float], failure: type[DocumentFailure] | None, tmp_path: Path
) -> None:
    left = list(answers)

    def behave(connection: socket.socket, request: bytes) -> None:
        page = left.pop(0) if len(left) > 1 else left[0]
        page(connection, request) if callable(page) else connection.sendall(page)

    clock = Clock()
    if failure is None:
        assert get(Host(page=behave), courtesy(tmp_path, clock)).content
    else:
        with pytest.raises(DocumentFailure) as raised:
            get(Host(page=behave), courtesy(tmp_path, clock))
        assert type(raised.value) is failure
    assert clock.pauses == pauses


def test_a_redirect_to_a_busy_host_waits_as_well(tmp_path: Path) -> None:
    host, clock = Host(page=answer(status="302 Found", location="/new"), new=[answer(status=BUSY), PAGE]), Clock()
    assert get(host, courtesy(tmp_path, clock)).content
    assert host.asked == ["/robots.txt", "/page", "/new", "/new"]
    assert clock.pauses == [2]


def test_who_was_told_to_wait_keeps_others_from_asking(tmp_path: Path) -> None:
    host, clock = Host(page=answer(status=BUSY, retry_after="600"), other=PAGE), Clock()
    with host.serving() as port:
        for path in ("page", "other"):
            with pytest.raises(failures.AskedToWait):
                fetch(f"http://127.0.0.1:{port}/{path}", limits(port), courtesy(tmp_path, clock))
        assert host.asked == ["/robots.txt", "/page"]
        clock.now += 601
        assert fetch(f"http://127.0.0.1:{port}/other", limits(port), courtesy(tmp_path, clock)).content


def test_a_retry_after_keeps_us_away_for_a_day_at_most(tmp_path: Path) -> None:
    host, clock = Host(page=[answer(status=BUSY, retry_after="9" * 400), PAGE]), Clock()
    with host.serving() as port:
        with pytest.raises(failures.AskedToWait):
            fetch(f"http://127.0.0.1:{port}/page", limits(port), courtesy(tmp_path, clock))
        clock.now += 24 * 3600
        assert fetch(f"http://127.0.0.1:{port}/page", limits(port), courtesy(tmp_path, clock)).content


RETRY_AFTER = [
    ("120", 120.0),
    ("0", 0.0),
    (formatdate(NOON + 90, usegmt=True), 90.0),
    (formatdate(NOON - 90, usegmt=True), 0.0),
    ("", None),
    ("-5", None),
    ("1.5", None),
    ("١٢", None),
    ("Mon, 99 Foo 2026 99:99:99 GMT", None),
    ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
    ("Mon, 01 Jan 2030 00:00:00 +99999999999999999999", None),
]


@pytest.mark.parametrize(("said", "seconds"), RETRY_AFTER)
def test_retry_after_is_a_number_or_a_date(said: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": said}, NOON) == seconds


def test_the_pause_doubles_and_is_spread() -> None:
    assert [backoff(failures_, 0.5) for failures_ in (1, 2, 3)] == [2, 4, 8]
    assert (backoff(1, 0.0), backoff(1, 1.0)) == (1, 3)


class Crowd:
    """A page that takes its time, and how many asked for it at once."""

    def __init__(self) -> None:
        self.now, self.most, self.all = 0, 0, 0
        self._lock = Lock()

    def __call__(self, connection: socket.socket, _: bytes) -> None:
        with self._lock:
            self.now, self.all = self.now + 1, self.all + 1
            self.most = max(self.most, self.now)
        time.sleep(0.05)
        with self._lock:
            self.now -= 1
        connection.sendall(PAGE)


def fetch_politely(url: str, port: int, folder: Path) -> int:
    """The size of the page; a whole run of its own."""
    return len(fetch(url, limits(port, total_seconds=20), Courtesy(folder, Politeness(pause_seconds=0))).content)


def _with_threads(url: str, port: int, folder: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(lambda _: fetch_politely(url, port, folder), range(12)))


def _with_processes(url: str, port: int, folder: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert all(pool.starmap(fetch_politely, [(url, port, folder)] * 12, chunksize=1))


@pytest.mark.parametrize("at_once", [_with_threads, _with_processes])
def test_two_requests_to_a_host_never_overlap(at_once: Callable[[str, int, Path], None], tmp_path: Path) -> None:
    crowd = Crowd()
    with Host(page=crowd).serving() as port:
        at_once(f"http://127.0.0.1:{port}/page", port, tmp_path)
    assert (crowd.all, crowd.most) == (12, 1)


def test_patience_ends_while_others_hold_the_host(tmp_path: Path) -> None:
    with Host(page=silent).serving() as port, ThreadPoolExecutor(1) as pool:
        url = f"http://127.0.0.1:{port}/page"
        slow = pool.submit(fetch, url, limits(port), Courtesy(tmp_path, Politeness(pause_seconds=0)))
        time.sleep(0.3)
        with pytest.raises(failures.AskedToWait):
            fetch(url, limits(port), Courtesy(tmp_path, Politeness(patience_seconds=0.2)))
        assert isinstance(slow.exception(), failures.TimedOut)


def test_a_request_says_who_asks_and_how_to_complain(tmp_path: Path) -> None:
    host = Host(page=PAGE)
    with host.serving() as port:
        who = limits(port, contact="monitor@example.org")
        fetch(f"http://127.0.0.1:{port}/page", who, courtesy(tmp_path, Clock()))
    assert host.asked == ["/robots.txt", "/page"]
    for request in host.requests:
        assert b"User-Agent: PolicyMonitor/" in request
        assert b"contact: monitor@example.org" in request


@pytest.mark.parametrize("contact", ["a\r\nHost: b", "(a)", "é", ""])
def test_a_contact_that_would_break_the_header_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="contact"):
        FetchLimits(contact=contact)
