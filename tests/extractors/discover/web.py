"""A web made of bytes, for tests of discovery: addresses with what stands there."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from extractors.discover.get import Get
from extractors.failures import NotFound
from models.snapshot import Snapshot

HOME = "https://harbours.example.org"


def snapshot(content: str | bytes, url: str = f"{HOME}/list", media_type: str = "text/html") -> Snapshot:
    """What a server gave."""
    raw = content.encode() if isinstance(content, str) else content
    return Snapshot(
        sha256=sha256(raw).hexdigest(),
        content=raw,
        media_type=media_type,
        requested_url=url,
        final_url=url,
        headers={"content-type": media_type},
        fetched_at=datetime(2031, 6, 1, tzinfo=UTC),
    )


def web(pages: Mapping[str, str | bytes]) -> Get:
    """Gives what stands at an address; ``NotFound`` where nothing does."""

    def get(url: str) -> Snapshot:
        if url not in pages:
            raise NotFound("nothing there")
        return snapshot(pages[url], url)

    return get


def never(url: str) -> Snapshot:
    """A web that must not be asked."""
    raise AssertionError(f"{url} was asked for")
