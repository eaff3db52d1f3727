"""Which published entries to show: by jurisdiction, type, audience, topic, impact, language, year, and by words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Literal, Self, get_args
from urllib.parse import urlencode

from models.entry import Entry
from models.value import Value
from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, JURISDICTIONS, TOPICS, Vocabulary
from output.publish.card import Card
from output.publish.folding import has_words

Facet = Literal["jurisdiction", "type", "audience", "topic", "impact", "language", "year"]
FACETS: tuple[Facet, ...] = get_args(Facet)
TEXT = "q"
"""The name under which the words searched for stand in an address; the facets stand there under their own."""


VOCABULARIES: Mapping[Facet, Vocabulary] = {
    "jurisdiction": JURISDICTIONS,
    "type": DOCUMENT_TYPES,
    "audience": AUDIENCES,
    "topic": TOPICS,
}
"""The codes that the values of a facet should come from; the other facets need none."""


class Filter(Value):
    """The conditions that an entry must meet; those that are empty hold for every entry.

    ``year`` is that of the document, as YYYY. A value that no entry has is fine: nothing is found.
    """

    jurisdiction: str = ""
    type: str = ""
    audience: str = ""
    topic: str = ""
    impact: str = ""
    language: str = ""
    year: str = ""
    text: str = ""

    @classmethod
    def of(cls, facet: Facet, value: str) -> Self:
        """The filter with that one condition."""
        return cls.model_validate({facet: value})

    def value(self, facet: Facet) -> str:
        """What is asked of that facet; empty when nothing is."""
        value: str = getattr(self, facet)
        return value

    def without(self, facet: Facet) -> Self:
        """All other conditions."""
        return self.model_copy(update={facet: ""})

    @property
    def chosen(self) -> tuple[tuple[Facet, str], ...]:
        """The conditions that are set, but for the words."""
        return _chosen(self)

    @property
    def query(self) -> str:
        """The filter as the query of an address, without a question mark: the same for the same filter."""
        return urlencode([*self.chosen, *([(TEXT, self.text)] if self.text else [])])

    def __bool__(self) -> bool:
        """Whether any condition is set."""
        return bool(self.chosen or self.text)

    def allows(self, card: Card) -> bool:
        """Whether the entry meets all conditions."""
        facets = all(value in values_of(card.entry, facet) for facet, value in self.chosen)
        return facets and (not self.text or has_words(card.words, self.text))


@lru_cache(maxsize=256)
def _chosen(filter_: Filter) -> tuple[tuple[Facet, str], ...]:
    # Every card of a list asks for it.
    return tuple((facet, filter_.value(facet)) for facet in FACETS if filter_.value(facet))


EVERYTHING = Filter()
"""No condition."""


def values_of(entry: Entry, facet: Facet) -> tuple[str, ...]:
    """What an entry has of a facet: codes of the vocabularies, a score, a language's code or a year."""
    return _VALUES[facet](entry)


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


_VALUES: Mapping[Facet, Callable[[Entry], tuple[str, ...]]] = {
    "jurisdiction": lambda entry: _one(entry.jurisdiction.value),
    "type": lambda entry: _one(entry.document_type.value),
    "audience": lambda entry: entry.audience.value or (),
    "topic": lambda entry: entry.topics.value or (),
    "impact": lambda entry: _one(str(entry.impact.value.score) if entry.impact.value else None),
    "language": lambda entry: _one(entry.language),
    "year": lambda entry: _one((entry.published.value or "")[:4]),
}


def facet_counts(cards: Iterable[Card], filter: Filter) -> Mapping[Facet, Mapping[str, int]]:  # noqa: A002  its name
    """For each facet how many entries each value would leave, all other conditions staying as they are."""
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in FACETS}
    for card in cards:
        if filter.text and not has_words(card.words, filter.text):
            continue
        failed = [facet for facet, value in filter.chosen if value not in values_of(card.entry, facet)]
        for facet in FACETS if not failed else failed if len(failed) == 1 else ():
            counts[facet].update(values_of(card.entry, facet))
    return counts
