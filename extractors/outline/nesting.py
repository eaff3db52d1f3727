"""Which way of numbering headings stands inside which, by where each starts over."""

from collections import Counter
from collections.abc import Sequence

from extractors.outline.counting import ordinal
from extractors.outline.number import HeadingNumber

Key = tuple[str, int]
"""A way of numbering: its scheme and the number of parts of its counts."""
_LEAST = 2
"""Times that a list must start over inside another: once may be a list that only follows."""
_AMBIGUOUS = frozenset("IVXivx")


def key_of(number: HeadingNumber) -> Key:
    """The way in which ``number`` numbers."""
    return number.scheme, number.depth


def resolve(numbers: Sequence[HeadingNumber | None]) -> list[HeadingNumber | None]:
    """The numbers as they follow on each other.

    Single letters that can be Roman are read as what they continue: an I after an H is a letter. A bare number that
    continues nothing ("3 ports", with no 2 before it) only counts, and numbers no heading.
    """
    last: dict[str, int] = {}
    chapter = 0
    resolved = []
    for number in numbers:
        read = _as_letter(number, last) if number else None
        if read is not None and _only_counts(read, chapter):
            read = None
        if read is not None:
            last[read.scheme] = read.value
            chapter = read.value if key_of(read) == ("decimal", 1) else chapter
        resolved.append(read)
    return resolved


def _only_counts(number: HeadingNumber, before: int) -> bool:
    return number.bare and key_of(number) == ("decimal", 1) and number.value not in {0, 1, before, before + 1}


def _as_letter(number: HeadingNumber, last: dict[str, int]) -> HeadingNumber:
    """``number`` as a letter where it continues the ``last`` letter of its size, else as it is."""
    if not number.scheme.startswith("roman") or number.label not in _AMBIGUOUS:
        return number
    letter, value = number.scheme.replace("roman", "letter"), ordinal(number.label, "letter")
    return number.model_copy(update={"scheme": letter, "value": value}) if last.get(letter) == value - 1 else number


def enclosing_keys(numbers: Sequence[HeadingNumber | None]) -> dict[Key, Key]:
    """For each way of numbering that starts over inside another, that other one."""
    opened: Counter[tuple[Key, Key]] = Counter()
    around: list[Key] = []
    for number in numbers:
        if number is None:
            continue
        key = key_of(number)
        if key in around:
            del around[around.index(key) + 1 :]
            continue
        if around and number.value == 1:
            opened[key, around[-1]] += 1
        around.append(key)
    inside: dict[Key, Key] = {}
    for (key, outer), times in opened.most_common():
        if times >= _LEAST and times > opened[outer, key]:
            inside.setdefault(key, outer)
    return inside
