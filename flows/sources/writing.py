"""Changes to the list of sources that leave everything else in the file as the analyst wrote it."""

import os
from collections.abc import Collection
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import tomlkit

from extractors.fetch import work_id
from flows.sources.sources import load_sources
from models.source import Source

HEADER = "# The sources that the nightly run visits; docs/sources.md explains every field.\n"


def table(source: Source) -> str:
    """The source as a ``[[source]]`` table, with the fields that differ from what they are by default."""
    fields = source.model_dump(mode="json", exclude_defaults=True) | {"kind": source.kind, "verified": source.verified}
    order = [name for name in Source.model_fields if name in fields]
    written = tomlkit.table()
    for name in order:
        written.add(name, _plain(fields[name]))
    tables = tomlkit.aot()
    tables.append(written)
    document = tomlkit.document()
    document.add("source", tables)
    return tomlkit.dumps(document).strip() + "\n"


def append(path: Path, source: Source) -> None:
    """Write the source at the end of the list, which is begun when there is none.

    Raises ``BadSources`` when the list would not be one afterwards, and leaves it as it was.
    """
    before = path.read_text(encoding="utf-8") if path.exists() else HEADER
    _replace(path, f"{before.rstrip()}\n\n{table(source)}")


def mark_verified(path: Path, ids: Collection[str]) -> None:
    """Write ``verified = true`` at the sources with these ids. Raises ``BadSources`` as ``append`` does."""
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    for entry in document["source"]:
        if entry["id"] in ids:
            entry["verified"] = True
    _replace(path, tomlkit.dumps(document))


def known_as(sources: Collection[Source], *urls: str) -> Source | None:
    """The source of the list that has one of these addresses, if any has."""
    works = {work_id(url) for url in urls}
    return next((source for source in sources if work_id(source.url) in works), None)


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _replace(path: Path, content: str) -> None:
    """Put ``content`` in place of the file at once, when it is a list of sources."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.absolute().parent, suffix=".toml", delete=False) as new:
        new.write(content)
    written = Path(new.name)
    try:
        load_sources(written)
        written.chmod(path.stat().st_mode if path.exists() else 0o644)
        os.replace(written, path.resolve())  # noqa: PTH105 - the name of a link stays
    finally:
        written.unlink(missing_ok=True)
