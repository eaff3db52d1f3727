"""How wide letters are compared with one another, to tell where in a printed line a word begins."""

import unicodedata

_CLASSES = {
    0.22: "ijl'|",
    0.28: " .,:;/!ftI[]\\",
    0.33: '()-r`"{}',
    0.5: "ckvsxyzJ",
    0.61: "FTZ",
    0.67: "ABEKPSVXY&",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.83: "mM",
    0.94: "W",
    1.0: "@%—…",
}
"""Widths in ems of Helvetica's letters (Adobe's font metrics, rounded), which are near those of other text faces."""
_USUAL = 0.56
_WIDTHS = {letter: width for width, letters in _CLASSES.items() for letter in letters}


def width(text: str) -> float:
    """How wide ``text`` is in a usual typeface, in ems."""
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    known = _WIDTHS.get(character)
    return known if known is not None else _WIDTHS.get(unicodedata.normalize("NFD", character)[0], _USUAL)
