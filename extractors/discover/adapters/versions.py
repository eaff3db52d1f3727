"""The languages and formats in which an interface offers one document."""

from collections.abc import Iterable

from models.item import Alternate


def distinct(versions: Iterable[Alternate]) -> list[Alternate]:
    """The versions in their order, of those with the same address the first."""
    found: dict[str, Alternate] = {}
    for version in versions:
        found.setdefault(version.url, version)
    return list(found.values())
