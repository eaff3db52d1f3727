"""What comes back from a fetch when all is well, and which failure names what is wrong."""

from hashlib import sha256
from pathlib import Path

import pytest

from extractors import failures
from extractors.failures import DocumentFailure
from extractors.fetch import FetchLimits, fetch
from tests.certificates import self_signed
from tests.web import always, answer, serving, site

BODY = b"<!doctype html><title>Vision</title><p>We will publish a register."


def limits(port: int) -> FetchLimits:
    return FetchLimits(ports=(port,), allow=("127.0.0.1",), connect_seconds=2)


def test_a_snapshot_says_how_it_was_got() -> None:
    pages = {
        "/old": answer(status="301 Moved", location="/older"),
        "/older": answer(status="302 Found", location="/new?a=1"),
        "/new?a=1": answer(BODY, content_type="text/html; charset=utf-8", etag='"7"'),
    }
    with serving(site(pages)) as port:
        base = f"http://127.0.0.1:{port}"
        snapshot = fetch(f"{base}/old", limits(port))
    assert snapshot.content == BODY
    assert snapshot.sha256 == sha256(BODY).hexdigest()
    assert snapshot.media_type == "text/html"
    assert snapshot.requested_url == f"{base}/old"
    assert snapshot.redirects == (f"{base}/old", f"{base}/older")
    assert snapshot.final_url == f"{base}/new?a=1"
    assert snapshot.headers["etag"] == '"7"'
    assert snapshot.fetched_at.tzinfo is not None


STATUS: list[tuple[str, type[DocumentFailure]]] = [
    ("400 Bad Request", failures.ServerTrouble),
    ("401 Unauthorized", failures.AccessDenied),
    ("403 Forbidden", failures.AccessDenied),
    ("404 Not Found", failures.NotFound),
    ("410 Gone", failures.NotFound),
    ("429 Too Many Requests", failures.AskedToWait),
    ("451 Unavailable For Legal Reasons", failures.AccessDenied),
    ("500 Internal Server Error", failures.ServerTrouble),
    ("503 Service Unavailable", failures.AskedToWait),
]


@pytest.mark.parametrize(("status", "failure"), STATUS)
def test_each_status_has_its_failure(status: str, failure: type[DocumentFailure]) -> None:
    with serving(always(answer(BODY, status))) as port, pytest.raises(failure):
        fetch(f"http://127.0.0.1:{port}/", limits(port))


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with serving(always(b"")) as port:
        pass
    with pytest.raises(failures.Unreachable):
        fetch(f"http://127.0.0.1:{port}/", limits(port))


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with serving(always(answer(BODY)), self_signed(tmp_path)) as port, pytest.raises(failures.Unreachable) as raised:
        fetch(f"https://127.0.0.1:{port}/", limits(port))
    assert raised.value.detail == "SSLError"


BAD_ADDRESSES: list[tuple[str, type[DocumentFailure]]] = [
    ("ftp://example.org/vision.pdf", failures.UnknownScheme),
    ("javascript:alert(1)", failures.UnknownScheme),
    ("data:text/html,<p>Vision", failures.UnknownScheme),
    ("gopher://example.org/", failures.UnknownScheme),
    ("file://server/share/vision.pdf", failures.UnknownScheme),
    ("http://", failures.BadAddress),
    ("http:///vision", failures.BadAddress),
    ("https://[::1", failures.BadAddress),
    ("https://example.org:99999/", failures.BadAddress),
    ("https://user:secret@example.org/", failures.BadAddress),
    ("https://example.org@evil.example/", failures.BadAddress),
    ("http://www..example.org/vision", failures.BadAddress),
    (f"http://{'b' * 64}.example/vision", failures.BadAddress),
    ("http://\ud800.example/vision", failures.BadAddress),
    ("/no/such/file.pdf", failures.NotFound),
    ("/no\0such/file.pdf", failures.NotFound),
    ("file:///no%00such/file.pdf", failures.NotFound),
    ("file:///no/such/file.pdf", failures.NotFound),
    ("", failures.NotFound),
]


@pytest.mark.parametrize(("address", "failure"), BAD_ADDRESSES)
def test_each_bad_address_has_its_failure(address: str, failure: type[DocumentFailure]) -> None:
    with pytest.raises(failure):
        fetch(address)


def test_a_file_is_read_by_path_and_by_url(tmp_path: Path) -> None:
    file = tmp_path / "a vision é.html"
    file.write_bytes(BODY)
    by_path, by_url = fetch(str(file)), fetch(file.as_uri())
    assert by_path.content == by_url.content == BODY
    assert by_path.final_url == by_url.final_url == file.as_uri()
    assert by_path.media_type == "text/html"


def test_a_file_that_is_empty_or_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "vision.pdf"
    file.write_bytes(b"")
    with pytest.raises(failures.EmptyFile):
        fetch(str(file))
    file.write_bytes(b"a" * 11)
    with pytest.raises(failures.TooLarge):
        fetch(str(file), FetchLimits(max_bytes=10))


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(failures.NotFound):
        fetch(str(tmp_path))
