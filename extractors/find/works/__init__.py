"""Laws, programmes and papers that documents refer to: how they are cited and named, and where they are found.

The lists are data: ``citations.toml`` holds the forms of citations by number, ``known.toml`` works by name.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import Field, model_validator

from models.evidence import RuleRef
from models.value import Value

Kind = Literal["law", "programme", "work"]


class Citation(Value):
    """A form in which works are cited by number. The groups of ``pattern`` fill in ``identifier`` and ``url``.

    ``finds`` are citations with the identifier that each must give, ``ignores`` texts that hold none.
    """

    id: str
    version: int = Field(default=1, ge=1)
    kind: Kind
    pattern: str
    identifier: str
    url: str | None = None
    finds: dict[str, str]
    ignores: tuple[str, ...]

    @property
    def expression(self) -> re.Pattern[str]:
        """The compiled pattern; Python keeps those in use."""
        return re.compile(self.pattern)

    def filled(self, template: str, groups: dict[str, str]) -> str:
        """``template`` with the groups of a match: "3{year}R{number:04}" with 2016 and 679 is 32016R0679."""
        return re.sub(r"\{(\w+)(?::0(\d))?\}", lambda m: groups[m[1]].zfill(int(m[2] or 0)), template)


class Work(Value):
    """A work known by name: ``names`` by language, or under "any" in every language."""

    id: str
    version: int = Field(default=1, ge=1)
    kind: Kind
    identifier: str | None = None
    url: str | None = None
    names: dict[Literal["any", "nl", "en", "fr", "de"], tuple[str, ...]]

    @model_validator(mode="after")
    def _named(self) -> "Work":
        if not any(self.names.values()):
            raise ValueError(f"{self.id} has no name")
        return self

    def names_in(self, language: str) -> tuple[str, ...]:
        """What the work is called in documents in ``language`` (ISO 639-1)."""
        return tuple(name for key, names in self.names.items() if key in {"any", language} for name in names)


class Reference(Value):
    """A reference found at characters ``start`` (0-based) to ``end`` (exclusive) of a text."""

    start: int
    end: int
    kind: Kind
    rule: RuleRef
    identifier: str | None = None
    url: str | None = None


@cache
def citations() -> tuple[Citation, ...]:
    """Every form of citation."""
    return tuple(Citation.model_validate(row) for row in _rows("citations.toml", "citation"))


@cache
def known_works() -> tuple[Work, ...]:
    """Every work known by name."""
    return tuple(Work.model_validate(row) for row in _rows("known.toml", "work"))


def cited(text: str) -> list[Reference]:
    """The works that ``text`` cites by number."""
    return [
        Reference(
            start=match.start(),
            end=match.end(),
            kind=citation.kind,
            rule=RuleRef(id=f"citations.{citation.id}", version=citation.version),
            identifier=citation.filled(citation.identifier, match.groupdict()),
            url=citation.filled(citation.url, match.groupdict()) if citation.url else None,
        )
        for citation in citations()
        for match in citation.expression.finditer(text)
    ]


def named(text: str, language: str) -> list[Reference]:
    """The known works that ``text`` calls by a name of ``language``."""
    expression, works = _names(language)
    plain = text.replace("’", "'")
    found = ((match, works[match.group()]) for match in expression.finditer(plain))
    return [
        Reference(
            start=match.start(),
            end=match.end(),
            kind=work.kind,
            rule=RuleRef(id=f"works.{work.id}", version=work.version),
            identifier=work.identifier,
            url=work.url,
        )
        for match, work in found
    ]


@cache
def _names(language: str) -> tuple[re.Pattern[str], dict[str, Work]]:
    """One expression for all names of a language, the longest first, and the work that each names."""
    works = {name: work for work in known_works() for name in work.names_in(language)}
    longest_first = sorted(works, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"), works


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((files(__name__) / file).read_text(encoding="utf-8"))[table]
    return rows
