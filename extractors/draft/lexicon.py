"""Word lists with codes, matched on whole words: the one way in which the drafted fields recognise words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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
        found = words[at : at + len(self.words)]
        if len(found) < len(self.words):
            return False
        for wanted, word in zip(self.words[:-1], found[:-1], strict=True):
            if self._as_compared(word) != wanted:
                return False
        last = self._as_compared(found[-1])
        tail = last.startswith(self.words[-1]) if self.open_ended else last == self.words[-1]
        return tail and _joined(text, found)

    def _as_compared(self, word: re.Match[str]) -> str:
        return word.group() if self.exact else word.group().casefold()


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
        # Most words begin no phrase, and texts repeat their words: each is looked up once.
        self._candidates = lru_cache(maxsize=REMEMBERED)(self._look_up)

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
        words, free = list(WORD.finditer(text)), 0
        for at, word in enumerate(words):
            candidates = self._candidates(word.group()) if at >= free else ()
            fitting = [phrase for phrase in candidates if phrase.fits(text, words, at)]
            if fitting:
                phrase = max(fitting, key=lambda p: (len(p.words), len(p.words[0])))
                free = at + len(phrase.words)
                yield Hit(phrase.code, word.start(), words[free - 1].end())

    def _look_up(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases that may begin with ``word``."""
        first = word.casefold()
        found = list(self._by_first.get(first, ()))
        for length in self._starts:
            found += self._by_start.get(first[:length], ()) if length <= len(first) else ()
        return tuple(found)


REMEMBERED = 50_000
"""More different words than the longest documents have."""
