"""Open interfaces of governments, one module each: a source and a way to get addresses in, a listing out."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from extractors.discover.adapters import (
    codex,
    eurlex,
    federal_register,
    govuk,
    officielebekendmakingen,
    rijksoverheid,
)
from extractors.discover.adapters.query import Query
from extractors.discover.get import Get
from models.item import Listing
from models.source import Source, SourceKind

Adapter = Callable[[Source, Get], Listing]
"""Raises ``UnexpectedShape`` for an answer that is built otherwise, ``BadQuery`` for a question that cannot be asked,
and what ``Get`` raises."""

ADAPTERS: Mapping[SourceKind, Adapter] = MappingProxyType(
    {
        "govuk": govuk.discover,
        "rijksoverheid": rijksoverheid.discover,
        "officielebekendmakingen": officielebekendmakingen.discover,
        "eurlex": eurlex.discover,
        "federal-register": federal_register.discover,
        "codex": codex.discover,
    }
)
"""The adapter of each kind of source that is an open interface."""

_QUERIES: Mapping[SourceKind, Callable[[Source], Query]] = MappingProxyType(
    {
        "govuk": govuk.query_of,
        "rijksoverheid": lambda _: rijksoverheid.QUERY,
        "officielebekendmakingen": lambda _: officielebekendmakingen.QUERY,
        "eurlex": lambda _: eurlex.QUERY,
        "federal-register": lambda _: federal_register.QUERY,
        "codex": lambda _: codex.QUERY,
    }
)


def query_complaints(source: Source) -> tuple[str, ...]:
    """What is wrong with the ``query`` of a source of any kind, each in a sentence that says what is allowed."""
    of_kind = _QUERIES.get(source.kind)
    if of_kind:
        return of_kind(source).complaints(source)
    if not source.query:
        return ()
    return (f"A source of kind {source.kind} takes no query; these do: {', '.join(ADAPTERS)}.",)


__all__ = ["ADAPTERS", "Adapter", "query_complaints"]
