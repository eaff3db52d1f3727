"""The styles and scripts of the desk, each known by a hash of what it holds."""

import mimetypes
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

_DIGEST_LENGTH = 16


class Asset(NamedTuple):
    """A file that browsers load. ``digest`` is the beginning of its SHA-256."""

    content: bytes
    media_type: str
    digest: str


def asset_address(name: str) -> str:
    """Where browsers find the asset ``name`` ("desk.css"). Raises ``KeyError`` when there is none."""
    return f"/static/{assets()[name].digest}/{name}"


@cache
def assets() -> dict[str, Asset]:
    """All files under ``static/``, by their path there."""
    return {name: _asset(name, file.read_bytes()) for name, file in _under(files("output.desk") / "static", "")}


def _asset(name: str, content: bytes) -> Asset:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(content, media_type, sha256(content).hexdigest()[:_DIGEST_LENGTH])


def _under(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _under(entry, f"{name}/")
        else:
            yield name, entry
