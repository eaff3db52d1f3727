"""The depth of each heading, made consistent over a whole document."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extractors.outline.number import HeadingNumber


class Heading(NamedTuple):
    """A heading as read: its 1-based level in the source, and its number, if it has one."""

    level: int
    number: HeadingNumber | None


def settle_levels(headings: Sequence[Heading]) -> tuple[int, ...]:
    """A level for each heading, 1-based, in which no level is skipped on the way down.

    Headings numbered alike ("2.1", "3.4") get one source level, the one most of them have; a number with more
    parts is made deeper than its parent's. What then remains of gaps ("h2" then "h4") is closed.
    """
    return _close_gaps(_follow_numbers([heading.level for heading in headings], headings))


def _follow_numbers(levels: list[int], headings: Sequence[Heading]) -> list[int]:
    usual = _usual_levels(headings)
    settled = [usual.get(_key(h), level) if h.number else level for h, level in zip(headings, levels, strict=True)]
    last: dict[str, int] = {}
    for index, heading in enumerate(headings):
        number = heading.number
        if number is None or number.scheme != "decimal":
            continue
        parent = last.get(number.label.rpartition(".")[0])
        if parent is not None and settled[index] <= parent:
            settled[index] = parent + 1
        last[number.label] = settled[index]
    return settled


def _usual_levels(headings: Sequence[Heading]) -> dict[tuple[str, int], int]:
    """The level that most headings of each scheme and depth have, where at least two thirds agree."""
    seen: dict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for heading in headings:
        if heading.number:
            seen[_key(heading)][heading.level] += 1
    return {
        key: counts.most_common(1)[0][0]
        for key, counts in seen.items()
        if 3 * counts.most_common(1)[0][1] >= 2 * counts.total()
    }


def _key(heading: Heading) -> tuple[str, int]:
    return (heading.number.scheme, heading.number.depth) if heading.number else ("", 0)


def _close_gaps(levels: Sequence[int]) -> tuple[int, ...]:
    """Each level as the count of headings around it: the nearest earlier ones with a smaller level."""
    around: list[int] = []
    closed = []
    for level in levels:
        while around and around[-1] >= level:
            around.pop()
        around.append(level)
        closed.append(len(around))
    return tuple(closed)
