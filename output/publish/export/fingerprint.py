"""What the pages of a work depend on, in short: as long as it stays the same, so do they."""

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from output.publish.site import Site
from output.store.published_works import PublishedWork

_PACKAGES = ("output.publish", "output.render", "output.review", "models")
_SOURCES = (".py", ".j2", ".toml", ".css", ".js")


def fingerprint(work: PublishedWork, site: Site) -> str:
    """A hash of what is published of a work, of the site, and of the program that makes pages of both.

    Publications never change, so their moments tell which they are.
    """
    parts = [work.model_dump_json(), site.model_dump_json(), program()]
    return sha256(json.dumps(parts).encode()).hexdigest()


@cache
def program() -> str:
    """A hash of all code, templates and words that pages are made with."""
    digest = sha256(version("jinja2").encode())
    for package in _PACKAGES:
        for name, content in _sources(files(package), package):
            digest.update(f"\0{name}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{name}/{item.name}"
        if item.is_dir():
            yield from _sources(item, path)
        elif item.name.endswith(_SOURCES):
            yield path, item.read_bytes()
