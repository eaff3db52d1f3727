"""Where documents come from: a line of ``sources.toml``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from models.value import Value
from models.vocabulary import JURISDICTIONS, TOPICS

SourceKind = Literal[
    "document",
    "page",
    "listing",
    "feed",
    "sitemap",
    "govuk",
    "rijksoverheid",
    "officielebekendmakingen",
    "eurlex",
    "federal-register",
    "codex",
]

USUAL_HOURS: Mapping[SourceKind, float] = MappingProxyType({"feed": 12})
"""Hours between two visits by kind; ``DAILY`` for one that is not named. Feeds keep but their newest entries."""
DAILY = 24.0
LONGEST_DAYS = 3650
"""Ten years: who wants to wait longer for a visit or for news takes the source off the list."""

ALONE: frozenset[SourceKind] = frozenset({"document", "page"})
"""Kinds of sources that name no documents: what is at their address is their one document."""


class Source(Value):
    """One place to watch.

    ``kind``: a "document" is taken as it is; a "page" leads to the document that it announces, if it does; a
    "listing", "feed" or "sitemap" names many documents; the others are open interfaces of governments, asked with the
    parameters of ``query``. ``select`` is the CSS selector of the links in a listing; without it they are found by
    their looks.

    ``jurisdiction``, ``issuer``, ``language`` (ISO 639-1) and ``topics`` are what is known of whatever is found there;
    a document's own word on its issuer goes before. ``draft`` says which of the documents that it names become
    entries: those "relevant" to the home profile, the others being listed only, or "all".

    ``every`` is the hours between two visits (by default that of the kind), ``recheck_days`` the days after which
    a document that it named is asked for again. Expectations: ``least_items`` documents at each visit, and, when
    ``silent_days`` is set, something new in so many days. ``verified`` once somebody has seen the address answer.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    url: str
    kind: SourceKind = "page"
    title: str | None = Field(default=None, min_length=1)
    jurisdiction: str | None = None
    issuer: str | None = Field(default=None, min_length=1)
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    topics: tuple[str, ...] = ()
    select: str | None = Field(default=None, min_length=1)
    query: dict[str, str] = Field(default_factory=dict)
    draft: Literal["relevant", "all"] = "relevant"
    every: float | None = Field(default=None, gt=0, le=LONGEST_DAYS * 24, allow_inf_nan=False)
    recheck_days: float = Field(default=7, gt=0, le=LONGEST_DAYS, allow_inf_nan=False)
    least_items: int = Field(default=1, ge=0)
    silent_days: int | None = Field(default=None, ge=1, le=LONGEST_DAYS)
    verified: bool = False

    @property
    def hours(self) -> float:
        """The hours between two visits: its own, or what is usual for its kind."""
        return self.every or USUAL_HOURS.get(self.kind, DAILY)

    @field_validator("url")
    @classmethod
    def _web_or_file(cls, url: str) -> str:
        if urlsplit(url).scheme not in {"http", "https", "file"}:
            raise ValueError(f"{url!r}: a source's url begins with https:, http: or file:")
        return url

    @field_validator("jurisdiction")
    @classmethod
    def _known_jurisdiction(cls, code: str | None) -> str | None:
        if code is not None and code not in JURISDICTIONS:
            raise ValueError(f"{code!r} is not a jurisdiction of models/vocabularies/jurisdictions.toml")
        return code

    @field_validator("topics")
    @classmethod
    def _known_topics(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        if lost := [code for code in codes if code not in TOPICS]:
            raise ValueError(f"not in models/vocabularies/topics.toml: {', '.join(lost)}")
        return codes
