"""The list of sources: a TOML file with one table for each place to watch."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from models.document import Metadatum, MetadatumName
from models.item import Item
from models.source import Source


class BadSources(ValueError):
    """The list of sources cannot be used; the message says where and why."""


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources in the file, in its order: ``[[source]]`` tables with the fields of ``Source``.

    Raises ``BadSources`` for a missing or malformed file, an unknown field and an id that occurs twice.
    """
    try:
        sources = TypeAdapter(tuple[Source, ...]).validate_python(source_tables(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadSources(f"{path}: source {where}: {first['msg']}.") from error
    ids = [source.id for source in sources]
    if twice := {source_id for source_id in ids if ids.count(source_id) > 1}:
        raise BadSources(f"{path}: the id {sorted(twice)[0]!r} occurs twice.")
    return sources


def source_tables(path: Path) -> list[Any]:
    """The tables of the file as they are written. Raises ``BadSources`` for what is no list of ``[[source]]``."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSources(f"{path}: the list of sources cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSources(f"{path}: no TOML ({error}).") from error
    if unknown := content.keys() - {"source"}:
        raise BadSources(f"{path}: unknown table {sorted(unknown)[0]!r}; every source is a [[source]].")
    tables = content.get("source", [])
    if not isinstance(tables, list):
        raise BadSources(f"{path}: [source] is one table; write [[source]], in two brackets.")
    return tables


def source_of(item: Item, source: Source) -> Source:
    """What is known of a document that a source names, as a source of its own."""
    said = {"url": item.url, "kind": "page", "title": item.title}
    said |= {"issuer": item.issuer or source.issuer, "language": item.language or source.language}
    return source.model_copy(update=said)


def hints(source: Source) -> tuple[Metadatum, ...]:
    """What a source says of its documents, with the origin "source:ID"."""
    said: dict[MetadatumName, str | None] = {"jurisdiction": source.jurisdiction, "issuer": source.issuer}
    return tuple(
        Metadatum(name=name, value=value, origin=f"source:{source.id}") for name, value in said.items() if value
    )
