"""Words as they are searched for: without regard to case and accents."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

WORD = re.compile(r"[^\W_]+")
MOST_PHRASES = 12
"""Words or phrases of a search that count; more of them only cost time."""
_PARTS = re.compile(r'"([^"]*)"|([^"\s]+)|"')


class Phrase(NamedTuple):
    """Words, folded, that must follow each other. With ``prefix`` the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    prefix: bool


class _Folding(dict[int, str]):
    """Each character's plain small letter, worked out when first met."""

    def __missing__(self, code: int) -> str:
        parts = normalize("NFD", chr(code))
        plain = parts[0] if all(category(mark) == "Mn" for mark in parts[1:]) else chr(code)
        small = plain.lower()
        self[code] = small if len(small) == 1 else plain
        return self[code]


_FOLDING = _Folding()


def composed(text: str) -> str:
    """The text with each accented letter as one character, as ``fold`` needs it; NULs, which no database takes, out."""
    return normalize("NFC", text).replace("\x00", " ")


def fold(text: str) -> str:
    """A composed text in small letters without accents: as many characters, each in its place."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


@lru_cache(maxsize=64)
def phrases(text: str) -> tuple[Phrase, ...]:
    """What is searched for in a query as people type it; whatever is no word means nothing.

    Quoted words stand as they are; each other word may be the beginning of one. What hangs together ("e-mail") is a
    phrase too.
    """
    found = []
    for quoted, bare in _PARTS.findall(composed(text)):
        words = tuple(WORD.findall(fold(quoted or bare)))
        if words:
            found.append(Phrase(words, prefix=not quoted))
    return tuple(dict.fromkeys(found))[:MOST_PHRASES]
