"""A stretch of a pattern without gaps: walked token by token or, where parts of it are named, run by spaCy.

spaCy's Matcher goes over the whole text for each segment; it is kept for its alignment of
tokens with the elements they match.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from extractors.rules.failures import UnknownListError
from extractors.rules.lexicon import INSIDE, Lexicon
from extractors.rules.pattern import Element
from extractors.rules.reading import Reading
from extractors.rules.steps import OF_FIRST_WORD, steps_of, walk

if TYPE_CHECKING:
    from spacy.matcher import Matcher

LONGEST_PHRASE = 8
"""Words of the longest phrase of a word list."""
_NOWHERE: set[int] = set()
TokenSpan = tuple[int, int, tuple[tuple[str, int, int], ...]]
"""First token, the token after the last, and (name, first, after last) of each named element."""


class Segment:
    """Elements that follow each other, as one spaCy pattern. Raises ``UnknownListError`` for unknown lists.

    A text matches only if it has one of the words and marks of each of ``hints``.
    """

    def __init__(self, elements: tuple[Element, ...], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._key = lexicon.number(elements)
        self._names: list[str | None] = []
        self._tokens: list[dict[str, Any]] = []
        for element in elements:
            compiled = _tokens_of(element, lexicon)
            self._tokens += compiled
            self._names += [element.name] * len(compiled)
        self._needs = [_needed(element) for element in elements if element.least and not element.negated]
        self.hints = [
            hint for element in elements if element.least and not element.negated and (hint := _hint(element))
        ]
        self._steps = _steps(elements)
        self._walk = [step for element in elements for step in steps_of(element, lexicon.spelled.phrasal)]
        self._whole = elements[0].name if len(elements) == 1 else None
        self._matcher: Matcher | None = None

    def spans(self, reading: Reading) -> list[TokenSpan]:
        """Every match, the overlapping ones too; found once for each reading."""
        found = reading.found.get(self._key)
        if found is None:
            found = reading.found[self._key] = self._found(reading)
        return found

    def _found(self, reading: Reading) -> list[TokenSpan]:
        if not self._plausible(reading):
            return []
        if any(self._names) and not self._whole:
            return self._match(reading)
        return sorted(
            (first, last, ((self._whole, first, last),) if self._whole else ())
            for first in self._starts(reading)
            for last in walk(self._walk, first, reading)
        )

    def _starts(self, reading: Reading) -> Iterable[int]:
        """Where a match may begin: at the first required element, or so far before it as optional ones reach."""
        if not self._needs:
            return range(len(reading.lowers))
        places, reach = _places(*self._needs[0], reading), self._steps[0]
        return {start for place in places for start in range(max(0, place - reach + 1), place + 1)}

    def _plausible(self, reading: Reading) -> bool:
        """Whether required elements stand near enough to each other; the matcher costs fifty times as much."""
        ends: Iterable[int] | None = None
        for (words, lists), reach in zip(self._needs, self._steps, strict=True):
            places = _places(words, lists, reading)
            ends = places if ends is None else [p for p in places if any(0 < p - end <= reach for end in ends)]
            if not ends:
                return False
        return True

    def _match(self, reading: Reading) -> list[TokenSpan]:
        if self._matcher is None:
            from spacy.matcher import Matcher

            self._matcher = Matcher(self._lexicon.nlp.vocab, validate=False)
            self._matcher.add("segment", [self._tokens])
        aligned: Any = self._matcher(reading.doc, with_alignments=True)
        return sorted({(first, last, self._named(first, alignment)) for _, first, last, alignment in aligned})

    def _named(self, first: int, alignment: Iterable[int]) -> tuple[tuple[str, int, int], ...]:
        named: dict[str, tuple[int, int]] = {}
        for token, position in enumerate(alignment, start=first):
            if name := self._names[position]:
                named[name] = (named.get(name, (token, token))[0], token + 1)
        return tuple((name, start, end) for name, (start, end) in named.items())


def _steps(elements: tuple[Element, ...]) -> list[int]:
    """For each required element, the most tokens from the start of the required element before it."""
    steps, reach = [], 0
    for element in elements:
        if element.least and not element.negated:
            steps.append(reach + 1)
            reach = LONGEST_PHRASE - 1 if element.lists else 0
        else:
            reach += element.most * (LONGEST_PHRASE if element.lists else 1)
    return steps


def _places(words: frozenset[str], lists: tuple[frozenset[str], ...], reading: Reading) -> list[int]:
    """The tokens that are one of ``words`` or have every mark of one of ``lists``, in reading order."""
    key = (words, lists)
    places = reading.found.get(key)
    if places is None:
        found: set[int] = set()
        for word in words.intersection(reading.word_places):
            found |= reading.word_places[word]
        for names in lists:
            found |= _places_of_all(names, reading)
        places = reading.found[key] = sorted(found)
    return places


def _places_of_all(names: frozenset[str], reading: Reading) -> set[int]:
    """The tokens that have every mark of ``names``: all tokens when there are none."""
    places = [reading.mark_places.get(name, _NOWHERE) for name in names]
    return set.intersection(*places) if places else set(range(len(reading.lowers)))


def _hint(element: Element) -> frozenset[str]:
    """Words and marks of which a text has one if it has the element; none where the element asks for no mark."""
    marks = [next((name for name in names if not name.startswith("!")), None) for names in element.lists]
    return frozenset() if None in marks else frozenset(element.words).union(mark for mark in marks if mark)


def _needed(element: Element) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    positive = (frozenset(name for name in names if not name.startswith("!")) for names in element.lists)
    return frozenset(element.words), tuple(positive)


def _tokens_of(element: Element, lexicon: Lexicon) -> list[dict[str, Any]]:
    operator = "1" if (element.least, element.most) == (1, 1) else f"{{{element.least},{element.most}}}"
    if element.words:
        return [{"LOWER": {"NOT_IN" if element.negated else "IN": list(element.words)}, "OP": operator}]
    for name in (name.removeprefix("!") for names in element.lists for name in names):
        if not lexicon.knows(name):
            raise UnknownListError(f"{{{name}}}: words.toml has no such list or verb form")
    first = "|".join(_expression(names, "") for names in element.lists)
    wanted = f"^(?!{first})" if element.negated else f"^(?:{first})"
    tokens: list[dict[str, Any]] = [{"TAG": {"REGEX": wanted}, "OP": operator}]
    phrasal = [names for names in element.lists if not element.negated and lexicon.spelled.phrasal.intersection(names)]
    if phrasal:
        more = "|".join(_expression(names, INSIDE) for names in phrasal)
        # The marks end with the phrase, so that this repeat is bounded by the longest phrase of the lists.
        tokens.append({"TAG": {"REGEX": f"^(?:{more})"}, "OP": "*"})
    return tokens


def _expression(names: tuple[str, ...], ending: str) -> str:
    parts = []
    for name in names:
        if name.startswith("!"):
            parts.append(f"(?!.* {re.escape(name[1:])} )")
        elif name in OF_FIRST_WORD and ending:
            continue
        else:
            parts.append(f"(?=.* {re.escape(name)}{ending} )")
    return "".join(parts)
