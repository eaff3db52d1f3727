"""The value of a printed count: 4 for "4", "D", "iv" and "2.4"."""

import re

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def ordinal(count: str, kind: str) -> int:
    """The value of the last part of ``count``, counted in ``kind``: "decimal", "roman" or "letter"; 0 if none.

    Letters count A to Z as 1 to 26. Of "3a" the value is 3.
    """
    last = count.rpartition(".")[2]
    digits = re.match(r"[0-9]{1,6}", last)
    if digits:
        return int(digits[0])
    if kind == "roman" and last and set(last.upper()) <= set(_ROMAN):
        return _roman(last.upper())
    return ord(last.lower()) - ord("a") + 1 if len(last) == 1 and last.isascii() and last.isalpha() else 0


def _roman(count: str) -> int:
    values = [_ROMAN[letter] for letter in count]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
