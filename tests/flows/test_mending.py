"""What the doctor says to do mends what it found: a document that is fetched again is whole again."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.intake.intake import Intake, open_store, store_places
from flows.settings import Settings
from output.doctor import Fault, examine
from tests.fixtures import pages
from tests.web import answer, serving


def lose(blob: Path) -> None:
    blob.unlink()


def change_a_byte(blob: Path) -> None:
    content = blob.read_bytes()
    blob.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


SPOIL: list[tuple[Callable[[Path], None], str]] = [(lose, "missing-blob"), (change_a_byte, "damaged-blob")]


@pytest.fixture
def revalidating(settings: Settings) -> Iterator[Settings]:
    """Settings for a server that says "not modified" to whoever names the page's tag."""

    def behave(connection: socket.socket, request: bytes) -> None:
        known = b"if-none-match" in request.lower()
        response = answer(status="304 Not Modified") if known else answer(pages.sound(), etag='"1"')
        connection.sendall(response if b"GET /page " in request else answer(status="404 Not Found"))

    with serving(behave) as port:
        yield settings.model_copy(update={"fetch_ports": (port,)})


def faults_of(settings: Settings) -> list[Fault]:
    return [
        fault for check in examine(*store_places(settings)) for fault in check.faults if fault.code != "little-disk"
    ]


def take_in(settings: Settings, url: str) -> list[str]:
    with open_store(settings) as store, Intake(settings, store) as intake:
        return [outcome.code for outcome in intake.take_in([url])]


@pytest.mark.parametrize(("spoil", "code"), SPOIL)
@pytest.mark.parametrize("path", ["/page", "/landing"])
def test_a_spoilt_document_is_whole_when_fetched_again(
    settings: Settings, address: str, path: str, spoil: Callable[[Path], None], code: str
) -> None:
    take_in(settings, f"{address}{path}")
    for blob in (settings.home / "blobs").glob("??/*"):
        spoil(blob)
    found = faults_of(settings)
    assert {fault.code for fault in found} == {code}
    assert all("policy-monitor ingest URL" in fault.remedy for fault in found)
    for url in [named_in(fault.sentence) for fault in found]:
        take_in(settings, url)
    assert faults_of(settings) == []


@pytest.mark.parametrize(("spoil", "code"), SPOIL)
def test_a_server_is_not_believed_that_a_spoilt_document_is_unchanged(
    revalidating: Settings, spoil: Callable[[Path], None], code: str
) -> None:
    url = f"http://127.0.0.1:{revalidating.fetch_ports[0]}/page"
    assert take_in(revalidating, url) == ["drafted"]
    (blob,) = (revalidating.home / "blobs").glob("??/*")
    spoil(blob)
    assert [fault.code for fault in faults_of(revalidating)] == [code]
    assert take_in(revalidating, url) == ["unchanged"]
    assert faults_of(revalidating) == []


def named_in(sentence: str) -> str:
    """The URL that a fault names."""
    return next(word for word in sentence.split() if word.startswith("http"))
