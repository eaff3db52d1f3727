"""Documents are asked for only if they have changed, and once a week anyhow."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extractors.failures import RobotsForbid, UnaskedNotModified
from flows.intake.intake import open_store
from flows.intake.reception import Outside
from flows.settings import Settings
from output.store import Store
from tests.web import answer, path_of, serving

UNCHANGED = answer(status="304 Not Modified", content_length="")


class Publisher:
    """A server with one document that knows conditional requests; ``lying`` says "unchanged" of everything."""

    def __init__(self) -> None:
        self.document, self.tag, self.date, self.lying, self.robots = b"<p>First", '"1"', "", False, b""
        self.given: list[str] = []

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        if path_of(request) == "/robots.txt":
            connection.sendall(answer(self.robots))
        elif path_of(request) == "/moved":
            self.given.append("redirect" + ("?" if self._asks_for_changes(request) else ""))
            connection.sendall(answer(status="302 Found", location="/vision"))
        else:
            changed = not (self._asks_for_changes(request) and self._known(request))
            self.given.append("document" if changed else "unchanged")
            whole = answer(self.document, etag=self.tag, last_modified=self.date, content_type="text/html")
            connection.sendall(whole if changed else UNCHANGED)

    def _asks_for_changes(self, request: bytes) -> bool:
        return b"\r\nIf-" in request

    def _known(self, request: bytes) -> bool:
        said = f"If-None-Match: {self.tag}\r\n" if self.tag else f"If-Modified-Since: {self.date}\r\n"
        return self.lying or said.encode() in request


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(Settings(home=tmp_path)) as opened:
        yield opened


@contextmanager
def published(publisher: Publisher, store: Store, tmp_path: Path, days: list[float]) -> Iterator[tuple[Outside, str]]:
    """The reception on ``days[0]`` after the first day, and the address of the publisher's document."""
    with serving(publisher) as port:
        settings = Settings(
            home=tmp_path, fetch_allow=("127.0.0.1",), fetch_ports=(port,), fetch_pause_seconds=0, fetch_tries=1
        )
        first = datetime(2026, 3, 1, 2, 15, tzinfo=UTC)
        yield Outside(settings, store, lambda: first + timedelta(days=days[0])), f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(("tag", "date"), [('"1"', ""), ("", "Sun, 01 Mar 2026 00:00:00 GMT"), ('W/"1"', "Sun")])
def test_what_has_not_changed_comes_from_the_archive(tag: str, date: str, store: Store, tmp_path: Path) -> None:
    publisher, days = Publisher(), [0.0]
    publisher.tag, publisher.date = tag, date
    with published(publisher, store, tmp_path, days) as (outside, address):
        first = outside.receive(f"{address}/vision")
        days[0] = 1
        assert outside.receive(f"{address}/vision") == first
        publisher.document, publisher.tag, publisher.date = b"<p>Second", tag and '"2"', date and "Mon"
        assert outside.receive(f"{address}/vision").content == b"<p>Second"
        assert outside.receive(f"{address}/vision").content == b"<p>Second"
        state = store.fetch_state(f"{address}/vision")
    assert publisher.given == ["document", "unchanged", "document", "unchanged"]
    assert state is not None
    assert (state.code, state.checked_at) == ("not-modified", state.fetched_at)


def test_a_server_that_tells_nothing_is_asked_for_the_whole(store: Store, tmp_path: Path) -> None:
    publisher = Publisher()
    publisher.tag = ""
    with published(publisher, store, tmp_path, [0]) as (outside, address):
        assert outside.receive(f"{address}/vision") is not None
        assert outside.receive(f"{address}/vision").content == b"<p>First"
    assert publisher.given == ["document", "document"]


def test_a_wrong_unchanged_is_found_out_within_a_week(store: Store, tmp_path: Path) -> None:
    publisher, days = Publisher(), [0.0]
    with published(publisher, store, tmp_path, days) as (outside, address):
        outside.receive(f"{address}/vision")
        publisher.document, publisher.lying = b"<p>Second", True
        seen = []
        for days[0] in (1, 3, 6.9, 7, 8, 14):
            seen.append(outside.receive(f"{address}/vision").content)
    assert seen == [b"<p>First"] * 3 + [b"<p>Second"] * 3
    assert publisher.given == ["document"] + ["unchanged"] * 3 + ["document", "unchanged", "document"]


def test_what_comes_again_just_the_same_is_trusted_anew(store: Store, tmp_path: Path) -> None:
    publisher, days = Publisher(), [0.0]
    with published(publisher, store, tmp_path, days) as (outside, address):
        for days[0] in (0, 7, 8, 13.9, 14):
            outside.receive(f"{address}/vision")
    assert publisher.given == ["document", "document", "unchanged", "unchanged", "document"]


def test_unchanged_to_nobody_who_asked_is_an_error(store: Store, tmp_path: Path) -> None:
    with serving(lambda connection, request: connection.sendall(UNCHANGED)) as port:
        settings = Settings(home=tmp_path, fetch_allow=("127.0.0.1",), fetch_ports=(port,), fetch_robots=False)
        with pytest.raises(UnaskedNotModified):
            Outside(settings, store).receive(f"http://127.0.0.1:{port}/vision")


def test_a_redirected_address_asks_where_it_leads(store: Store, tmp_path: Path) -> None:
    publisher = Publisher()
    with published(publisher, store, tmp_path, [0]) as (outside, address):
        first, again = outside.receive(f"{address}/moved"), outside.receive(f"{address}/moved")
    assert publisher.given == ["redirect", "document", "redirect", "unchanged"]
    assert (again.requested_url, again.final_url) == (first.requested_url, first.final_url)


def test_what_the_archive_has_lost_is_fetched_whole(store: Store, tmp_path: Path) -> None:
    publisher = Publisher()
    with published(publisher, store, tmp_path, [0]) as (outside, address):
        first = outside.receive(f"{address}/vision")
        Path(store.blobs.path_of(first.sha256)).unlink()
        assert outside.receive(f"{address}/vision").content == first.content
        assert store.snapshot(first.sha256).content == first.content
    assert publisher.given == ["document", "document"]


def test_rules_are_obeyed_also_by_what_a_person_asks_for(store: Store, tmp_path: Path) -> None:
    publisher = Publisher()
    publisher.robots = b"User-agent: *\nDisallow: /"
    with published(publisher, store, tmp_path, [0]) as (outside, address), pytest.raises(RobotsForbid):
        outside.receive(f"{address}/vision")
    assert publisher.given == []
