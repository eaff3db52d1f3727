"""A pattern compiled to a spaCy Matcher, with a cheap test that spares most texts the matching."""

import re
from dataclasses import dataclass
from typing import Any

from spacy.matcher import Matcher

from extractors.rules.failures import UnknownListError
from extractors.rules.lexicon import INSIDE, Lexicon, Reading
from extractors.rules.pattern import BUILT_IN, Element

LONGEST_PHRASE = 8
"""Words of a phrase that a list may hold, at most."""


@dataclass(frozen=True)
class Span:
    """A match: characters ``start`` (0-based) to ``end`` (exclusive), and what the named elements matched."""

    start: int
    end: int
    names: tuple[tuple[str, int, int], ...] = ()


class CompiledPattern:
    """One pattern, ready to run. Raises ``UnknownListError`` when it names a list that does not exist."""

    def __init__(self, elements: tuple[Element, ...], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._needs = [_needed(element) for element in elements if element.least and not element.negated]
        self._names: list[str | None] = []
        tokens: list[dict[str, Any]] = []
        for element in elements:
            compiled = _tokens_of(element, lexicon)
            tokens += compiled
            self._names += [element.name] * len(compiled)
        self._named = any(self._names)
        self._tokens = tokens
        self._matcher: Matcher | None = None

    def possible(self, reading: Reading) -> bool:
        """Whether the text has a word for each required element: if not, there can be no match."""
        return all(
            not words.isdisjoint(reading.words) or any(marks <= reading.marks for marks in lists)
            for words, lists in self._needs
        )

    def spans(self, reading: Reading) -> list[Span]:
        """The longest matches that do not overlap, in reading order."""
        if not self.possible(reading):
            return []
        if self._matcher is None:
            self._matcher = Matcher(self._lexicon.nlp.vocab, validate=False)
            self._matcher.add("pattern", [self._tokens], greedy="LONGEST")
        found = self._matcher(reading.doc, with_alignments=self._named)
        return sorted((self._span(reading, *match) for match in found), key=lambda span: span.start)

    def _span(self, reading: Reading, _: int, first: int, last: int, alignment: list[int] | None = None) -> Span:
        doc, names = reading.doc, []
        for offset, position in enumerate(alignment or ()):
            if name := self._names[position]:
                token = doc[first + offset]
                names.append((name, token.idx, token.idx + len(token)))
        final = doc[last - 1]
        return Span(doc[first].idx, final.idx + len(final), _joined(names))


def _joined(names: list[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    joined: dict[str, tuple[int, int]] = {}
    for name, start, end in names:
        joined[name] = (joined[name][0] if name in joined else start, end)
    return tuple((name, start, end) for name, (start, end) in joined.items())


def _needed(element: Element) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    positive = (frozenset(name for name in names if not name.startswith("!")) for names in element.lists)
    return frozenset(element.words), tuple(positive)


def _tokens_of(element: Element, lexicon: Lexicon) -> list[dict[str, Any]]:
    operator = "1" if (element.least, element.most) == (1, 1) else f"{{{element.least},{element.most}}}"
    if element.gap:
        return [{"LOWER": {"NOT_IN": [";", ":"]}, "OP": operator}]
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
        tokens.append({"TAG": {"REGEX": f"^(?:{more})"}, "OP": f"{{0,{LONGEST_PHRASE - 1}}}"})
    return tokens


def _expression(names: tuple[str, ...], ending: str) -> str:
    parts = []
    for name in names:
        if name.startswith("!"):
            parts.append(f"(?!.* {re.escape(name[1:])} )")
        elif name in BUILT_IN and ending:
            continue
        else:
            parts.append(f"(?=.* {re.escape(name)}{ending} )")
    return "".join(parts)
