"""Everything that is wrong with a list of sources, not only the first thing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import soupsieve
from pydantic import ValidationError

from extractors.discover.adapters import query_complaints
from extractors.discover.sitemap import UNDER
from extractors.fetch import work_id
from flows.sources.sources import source_tables
from models.source import Source


def complaints(path: Path) -> tuple[str, ...]:
    """A sentence for each thing that is wrong with the list in the file, with the source's place and id.

    Beside what ``load_sources`` refuses: addresses that occur twice, selectors that are none or stand where none is
    used, and queries that the source's interface does not offer. Raises ``BadSources`` for what is no list at all.
    """
    found = [*_of_tables(path)]
    sources = [source for source, _ in found if source is not None]
    said = [complaint for _, each in found for complaint in each]
    return (*said, *_double_ids(sources), *_double_addresses(sources))


def _of_tables(path: Path) -> Iterator[tuple[Source | None, tuple[str, ...]]]:
    """Each source that can be read, with what is wrong with it."""
    for place, table in enumerate(source_tables(path), start=1):
        name = table.get("id") if isinstance(table, dict) else None
        where = f"{path}: source {place}" + (f" ({name})" if isinstance(name, str) else "")
        try:
            source = Source.model_validate(table)
        except ValidationError as error:
            yield None, tuple(f"{where}: {'.'.join(map(str, e['loc']))}: {e['msg']}." for e in error.errors())
        else:
            yield source, tuple(f"{where}: {complaint}" for complaint in _of_source(source))


def _of_source(source: Source) -> Iterator[str]:
    if source.select is not None and source.kind != "listing":
        yield f"select is for sources of kind listing, and this one is a {source.kind}."
    elif source.select is not None:
        try:
            soupsieve.compile(source.select)
        except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
            yield f"select: {source.select!r} is no CSS selector ({' '.join(str(error).split())})."
    if source.kind != "sitemap":
        yield from query_complaints(source)
    elif unknown := source.query.keys() - {UNDER}:
        yield f"query: {sorted(unknown)[0]!r} cannot be asked of a sitemap; only {UNDER!r} can, with a path."
    elif not source.query.get(UNDER, "/").startswith("/"):
        yield f"query: {UNDER} is a path and begins with '/', such as '/en/publications/'."


def _double_ids(sources: Iterable[Source]) -> Iterator[str]:
    counts = Counter(source.id for source in sources)
    return (
        f"the id {name!r} occurs {count} times: give each source its own."
        for name, count in counts.items()
        if count > 1
    )


def _double_addresses(sources: Iterable[Source]) -> Iterator[str]:
    """Sources that ask the same: the same address, and the same query where there is one."""
    first: dict[tuple[str, str], str] = {}
    for source in sources:
        asked = (work_id(source.url), repr(sorted(source.query.items())))
        known = first.setdefault(asked, source.id)
        if known != source.id:
            yield f"the sources {known!r} and {source.id!r} have the same address: keep one of them."
