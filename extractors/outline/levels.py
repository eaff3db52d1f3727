"""The depth of each heading, made consistent over a whole document."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extractors.outline.nesting import Key, enclosing_keys, key_of, resolve
from extractors.outline.number import HeadingNumber
from models.outline import SectionRole

_FRONT = 12
"""Headings at the start among which titles over all can be: series, department, title, subtitle, contents."""
_DIVISIONS = frozenset({"book", "part", "title", "chapter", "section"})
"""Ways of numbering that divide a whole document, whatever else it is divided into."""
_LEAST_DIVISIONS = 2
_LEAST_BELOW = 3
"""Sections that a title over all has below it; with fewer it may be an ordinary chapter."""


class Heading(NamedTuple):
    """A heading as read: its 1-based level in the source, its number, if it has one, and what part it opens."""

    level: int
    number: HeadingNumber | None
    role: SectionRole = "body"


def settle_levels(headings: Sequence[Heading], *, by_look: bool = False, titled: bool = False) -> tuple[int, ...]:
    """A level for each heading, 1-based, in which no level is skipped on the way down.

    ``by_look`` says that the levels were told from how headings look, as in a PDF, and not from their markup;
    ``titled`` that the document's title is known and is none of the headings.

    Headings numbered alike ("2.1", "3.4") get one source level, the one most of them have. A list of numbers that
    starts over inside another goes below it, and so does a number with more parts. Annexes are on the highest
    level. A title over the whole document, and the heading of the table of contents, hold no other section.
    What then remains of gaps ("h2" then "h4") is closed.
    """
    numbers = resolve([heading.number for heading in headings])
    levels = _like_numbers_alike([heading.level for heading in headings], numbers)
    _below_own_prefix(levels, numbers)
    if by_look:
        _beneath_numbers_of_one_look([heading.level for heading in headings], levels, numbers)
    _annexes_on_top(levels, headings)
    _divisions_on_top(levels, numbers)
    _leaves(levels, headings, titled)
    return _close_gaps(levels)


def _like_numbers_alike(levels: list[int], numbers: Sequence[HeadingNumber | None]) -> list[int]:
    usual = _usual_levels(levels, numbers)
    inside = enclosing_keys(numbers)
    # Once for each list inside another, so that what moves down takes along what stands in it.
    for _ in inside:
        for key, outer in inside.items():
            if key in usual and outer in usual:
                usual[key] = max(usual[key], usual[outer] + 1)
    return [usual.get(key_of(n), level) if n else level for level, n in zip(levels, numbers, strict=True)]


def _usual_levels(levels: Sequence[int], numbers: Sequence[HeadingNumber | None]) -> dict[Key, int]:
    """The level that most headings of each way of numbering have, where at least two thirds agree."""
    seen: dict[Key, Counter[int]] = defaultdict(Counter)
    for level, number in zip(levels, numbers, strict=True):
        if number:
            seen[key_of(number)][level] += 1
    return {
        key: counts.most_common(1)[0][0]
        for key, counts in seen.items()
        if 3 * counts.most_common(1)[0][1] >= 2 * counts.total()
    }


def _below_own_prefix(levels: list[int], numbers: Sequence[HeadingNumber | None]) -> None:
    """Put "2.1" and "2a" below "2" and below "Section 2", whatever they look like."""
    last: dict[str, int] = {}
    for index, number in enumerate(numbers):
        if number is None:
            continue
        if number.scheme in _DIVISIONS and number.value:
            last[str(number.value)] = levels[index]
        if number.scheme != "decimal":
            continue
        lettered = number.label.rstrip("abcdefghij")
        parent = last.get(lettered if lettered != number.label else number.label.rpartition(".")[0])
        if parent is not None:
            levels[index] = max(levels[index], parent + 1)
        last[number.label] = levels[index]


def _beneath_numbers_of_one_look(
    read: Sequence[int], levels: list[int], numbers: Sequence[HeadingNumber | None]
) -> None:
    """Put headings without a number, read like the numbered one before them, below it where the look says nothing.

    It says nothing where "2" and "2.1" were read alike; and beside "2.1" a sibling would have a number too, while
    beside "2" stand summaries and conclusions.
    """
    told: dict[int, set[int]] = defaultdict(set)
    for level, settled, number in zip(read, levels, numbers, strict=True):
        if number:
            told[level].add(settled)
    last = 0
    for index, number in enumerate(numbers):
        before = numbers[last]
        if number:
            last = index
        elif before and levels[last] in told[read[index]] and (before.depth > 1 or len(told[read[index]]) > 1):
            levels[index] = levels[last] + 1


def _annexes_on_top(levels: list[int], headings: Sequence[Heading]) -> None:
    top = min(levels, default=1)
    for index, heading in enumerate(headings):
        if heading.number and heading.number.scheme == "annex" and 2 * index >= len(headings):
            levels[index] = top


def _divisions_on_top(levels: list[int], numbers: Sequence[HeadingNumber | None]) -> None:
    """Bring what stands before "Part 1", "Chapter 1" or "Section 1" down to it: no preface holds the chapters."""
    divisions = [i for i, number in enumerate(numbers) if number and number.scheme in _DIVISIONS]
    if len(divisions) < _LEAST_DIVISIONS or any(numbers[: divisions[0]]):
        return
    top = min(levels[i] for i in divisions)
    before = levels[: divisions[0]]
    if before and min(before) < top:
        levels[: divisions[0]] = [level + top - min(before) for level in before]


def _leaves(levels: list[int], headings: Sequence[Heading], titled: bool) -> None:
    """Put what holds no other section on the level of what follows: the table of contents, titles on top of all."""
    for index in range(len(levels) - 1):
        following = levels[index + 1]
        if not titled and index < _FRONT and _is_over_all(levels, headings, index):
            # With a title comes down what stands before it: a summary beside it, the title of a series.
            levels[: index + 1] = [level + following - levels[index] for level in levels[: index + 1]]
    # Backwards and last: what follows the contents may itself be a title that has come down, or further contents.
    for index in range(len(levels) - 2, -1, -1):
        if headings[index].role == "contents":
            levels[index] = max(levels[index], levels[index + 1])


def _is_over_all(levels: Sequence[int], headings: Sequence[Heading], index: int) -> bool:
    """Whether the heading is not numbered, none before it is higher, and all after it but annexes are deeper."""
    if headings[index].number or any(level < levels[index] for level in levels[:index]):
        return False
    later = zip(levels[index + 1 :], headings[index + 1 :], strict=True)
    deeper = [level > levels[index] for level, heading in later if not _is_annex(heading)]
    return len(deeper) >= _LEAST_BELOW and all(deeper)


def _is_annex(heading: Heading) -> bool:
    return heading.number is not None and heading.number.scheme == "annex"


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
