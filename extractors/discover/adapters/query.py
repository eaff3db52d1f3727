"""What may be asked of an open interface, and what a source asks of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from extractors.failures import BadQuery
from models.source import Source

SEPARATOR = "|"
"""Between the values of one name, of which any may match."""


@dataclass(frozen=True)
class Parameter:
    """A name that ``query`` may have: what it means, and the form of each of its values (the whole must match).

    ``several`` values may be given, parted by ``SEPARATOR``; otherwise that is a character like others.
    """

    meaning: str
    pattern: str = r"\S.*"
    several: bool = True

    def values(self, written: str) -> tuple[str, ...]:
        """The values in what is written."""
        return tuple(written.split(SEPARATOR)) if self.several else (written,)


@dataclass(frozen=True)
class Query:
    """The names that ``query`` may have for one interface; of ``needs``, if any are named, one must be there."""

    names: Mapping[str, Parameter]
    needs: tuple[str, ...] = ()

    def complaints(self, source: Source) -> tuple[str, ...]:
        """What is wrong with the source's query, each in a sentence that says what is allowed."""
        allowed = ", ".join(self.names) or "nothing"
        unknown = [
            f"{name!r} cannot be asked of {source.kind}; what can be asked: {allowed}."
            for name in source.query
            if name not in self.names
        ]
        malformed = [
            f"{name} = {value!r} is not of the form {self.names[name].pattern} ({self.names[name].meaning})."
            for name, written in source.query.items()
            if name in self.names
            for value in self.names[name].values(written)
            if not re.fullmatch(self.names[name].pattern, value)
        ]
        lacking = self.needs and not any(name in source.query for name in self.needs)
        return (*unknown, *malformed, *([f"One of these is needed: {', '.join(self.needs)}."] if lacking else []))

    def asked(self, source: Source) -> dict[str, tuple[str, ...]]:
        """The values of each name that the source asks for. Raises ``BadQuery`` when there is a complaint."""
        if wrong := self.complaints(source):
            raise BadQuery(" ".join(wrong))
        return {name: self.names[name].values(written) for name, written in source.query.items()}


def with_query(url: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The address with these names and values after those it has already."""
    parts = urlsplit(url)
    query = "&".join(filter(None, (parts.query, urlencode(list(pairs), quote_via=quote, safe=""))))
    return urlunsplit(parts._replace(query=query))
