"""Word lists with codes, matched on whole words: the one way in which the drafted fields recognise words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits. Apostrophes, hyphens and spaces all separate words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the list under ``code``, at the 0-based characters ``start`` up to ``end`` of the text."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    code: str
    words: tuple[str, ...]
    exact: bool
    open_ended: bool

    def fits(self, text: str, words: list[re.Match[str]], at: int) -> bool:
        if at + len(self.words) > len(words):
            return False
        found = [word.group() if self.exact else word.group().casefold() for word in words[at : at + len(self.words)]]
        *first, last = self.words
        tail = found[-1].startswith(last) if self.open_ended else found[-1] == last
        return tail and found[:-1] == first and _joined(text, words[at : at + len(self.words)])


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    """Whether only spaces, hyphens, apostrophes, dots and opening brackets stand between the words."""
    gaps = (text[a.end() : b.start()] for a, b in pairwise(words))
    return all(not gap.strip(" -‐‑–'’.&(\u00a0") for gap in gaps)


class Lexicon:
    """Phrases with codes. A phrase that ends in ``*`` matches any ending of its last word ("onderzoek*").

    Case does not matter, save in a phrase written in capitals ("US", "OECD"), which matches capitals only.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}
        self._by_start: dict[str, list[_Phrase]] = {}
        for code, phrase in phrases:
            self._add(code, phrase)
        self._starts = sorted({len(start) for start in self._by_start}, reverse=True)

    def _add(self, code: str, phrase: str) -> None:
        exact = phrase.isupper()
        words = tuple(word if exact else word.casefold() for word in WORD.findall(phrase))
        if not words:
            raise ValueError(f"the phrase {phrase!r} of {code} has no word")
        entry = _Phrase(code, words, exact, phrase.endswith("*"))
        index = self._by_start if entry.open_ended and len(words) == 1 else self._by_first
        index.setdefault(words[0].casefold(), []).append(entry)

    def hits(self, text: str) -> Iterator[Hit]:
        """The phrases in ``text`` in reading order, the longest at each place; they do not overlap."""
        words, at = list(WORD.finditer(text)), 0
        while at < len(words):
            phrase = self._longest(text, words, at)
            if phrase is None:
                at += 1
                continue
            last = words[at + len(phrase.words) - 1]
            yield Hit(phrase.code, words[at].start(), last.end())
            at += len(phrase.words)

    def _longest(self, text: str, words: list[re.Match[str]], at: int) -> _Phrase | None:
        first = words[at].group().casefold()
        candidates = list(self._by_first.get(first, ()))
        for length in self._starts:
            candidates += self._by_start.get(first[:length], ()) if length <= len(first) else ()
        fitting = [phrase for phrase in candidates if phrase.fits(text, words, at)]
        return max(fitting, key=lambda p: (len(p.words), len(p.words[0])), default=None)
