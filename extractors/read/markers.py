"""Bullets and numbers in front of list items."""

import re

_MARKER = re.compile(
    r"(?P<marker>[•●▪■◦○‣⁃·*–—-]|\(?(?:\d{1,3}|[a-z]{1,2}|[A-Z]|[ivx]{1,5}|[IVX]{1,5})\)|\d{1,3}\.|\d{1,2}°|\d{1,2}\))"
    r"(?=[\s\u00a0]|$)[\s\u00a0]*"
)
_ROMAN_COUNT = re.compile(r"x{0,2}(?:i{1,3}|iv|v|vi{1,3}|ix|x)")


def split_marker(text: str) -> tuple[str | None, str]:
    """A list item's marker and its text: ("(a)", "the text"); (None, text) where no marker stands in front."""
    match = _MARKER.match(text)
    if match is None or match.end() == len(text):
        return None, text
    return match["marker"], text[match.end() :]


def is_marker(text: str) -> bool:
    """Whether ``text`` is a marker and nothing else."""
    return (match := _MARKER.match(text)) is not None and match.end() == len(text)


class Nesting:
    """Works out how deep list items stand from their markers alone: a new way to count opens a list inside."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._last = ""

    def depth(self, marker: str) -> int:
        """The 1-based depth of the next item, which is marked ``marker``."""
        style = _style(marker, self._last)
        if style in self._open:
            del self._open[self._open.index(style) + 1 :]
        else:
            self._open.append(style)
        self._last = marker
        return len(self._open)


def _style(marker: str, last: str) -> str:
    """How ``marker`` counts: "(a)", "(i)", "1.". An i after an h is the letter, not the Roman one."""
    core = marker.strip("().°")
    follows_letter = len(core) == 1 and chr(ord(core) - 1) == last.strip("().°")
    if core.isdigit():
        kind = "1"
    elif _ROMAN_COUNT.fullmatch(core.lower()) and not follows_letter:
        kind = "i" if core.islower() else "I"
    elif core.isalpha():
        kind = "a" if core.islower() else "A"
    else:
        return core
    return marker.replace(core, kind)


def ordinal_marker(kind: str, number: int) -> str:
    """The marker that a browser prints for item ``number`` of an ``<ol type=kind>``: "3.", "c.", "iii."."""
    if kind in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(kind) + rest) + letters
        return f"{letters}."
    if kind in {"i", "I"} and 0 < number < _ROMAN_LIMIT:
        roman = _roman(number)
        return f"{roman if kind == 'I' else roman.lower()}."
    return f"{number}."


_ROMAN_LIMIT = 4000


def _roman(number: int) -> str:
    values = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    text = ""
    for value, letters in (*values, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        text += letters * count
    return text
