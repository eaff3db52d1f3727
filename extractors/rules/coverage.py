"""How often each rule fires, and which never do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.rules.catalogue import books
from extractors.rules.loader import load_lexicon
from extractors.rules.schema import Setting


@dataclass(frozen=True)
class Coverage:
    """How many ``matches`` a rule has, in how many ``documents``; ``rule`` is its id with language and subject."""

    rule: str
    matches: int
    documents: int


def count_matches(language: str, texts: Iterable[tuple[str, Setting]]) -> Counter[str]:
    """The matches of every rule of ``language`` in the ``texts`` of one document, by rule id."""
    counted: Counter[str] = Counter()
    known, lexicon = books(language), load_lexicon(language)
    for text, setting in texts:
        reading = lexicon.read(text)
        counted.update(match.ref.id for book in known for match in book.match(reading, setting))
    return counted


def coverage_of(languages: Iterable[str], documents: Iterable[Counter[str]]) -> list[Coverage]:
    """One line for each rule of ``languages``, in the order of the packs: those too that never fired."""
    counts = list(documents)
    return [
        Coverage(
            rule.ref.id,
            sum(count[rule.ref.id] for count in counts),
            sum(rule.ref.id in count for count in counts),
        )
        for language in languages
        for book in books(language)
        for rule in book.rules
    ]
