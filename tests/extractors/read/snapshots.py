"""Snapshots of bytes made in a test."""

from datetime import UTC, datetime
from hashlib import sha256

from models.snapshot import Snapshot


def snapshot_of(content: bytes, media_type: str = "", url: str = "https://lorn.example/p/page") -> Snapshot:
    """A snapshot as if ``content`` had been fetched from ``url``."""
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type=media_type,
        requested_url=url,
        final_url=url,
        fetched_at=datetime(2031, 3, 2, tzinfo=UTC),
    )
