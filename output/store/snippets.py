"""The place of a text that best shows why a search found it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from output.store.desk_values import Snippet
from output.store.folding import Phrase, composed, fold

BEFORE, LONGEST = 60, 240
"""Characters shown before the first hit, and in all: two lines of a list."""


def snippet(texts: Iterable[str], wanted: Sequence[Phrase]) -> Snippet | None:
    """A piece of the line in which most of ``wanted`` stand, in pieces of which the hits are marked.

    ``texts`` hold lines, the first ones going before; none when nothing wanted stands in any of them.
    """
    best, most = "", 0
    for line, folded in _lines_with_any(texts, wanted):
        count = sum(_stands_in(folded, phrase) for phrase in wanted)
        if count > most:
            best, most = line, count
        if most == len(wanted):
            break
    return _marked(best, [_pattern(phrase) for phrase in wanted]) if most else None


def _lines_with_any(texts: Iterable[str], wanted: Sequence[Phrase]) -> Iterator[tuple[str, str]]:
    """The lines of those texts in which anything wanted stands, with each line folded."""
    for text in map(composed, texts):
        folded = fold(text)
        if any(_stands_in(folded, phrase) for phrase in wanted):
            yield from zip(text.split("\n"), folded.split("\n"), strict=True)


def _stands_in(folded: str, phrase: Phrase) -> bool:
    # looking for the letters alone first is many times quicker
    return phrase.words[0] in folded and _pattern(phrase).search(folded) is not None


@lru_cache(maxsize=256)
def _pattern(phrase: Phrase) -> re.Pattern[str]:
    end = r"[^\W_]*" if phrase.prefix else r"(?![^\W_])"
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, phrase.words)) + end)


def _marked(line: str, patterns: Sequence[re.Pattern[str]]) -> Snippet:
    spans = sorted(match.span() for pattern in patterns for match in pattern.finditer(fold(line)))
    start = _start(line, spans[0][0])
    stop = _stop(line, spans[0][1], start + LONGEST)
    pieces, at = [("…", False)] if start else [], start
    for left, right in spans:
        if left >= at and right <= stop:
            pieces += [(line[at:left], False), (line[left:right], True)]
            at = right
    pieces += [(line[at:stop], False)] + ([("…", False)] if stop < len(line) else [])
    return tuple((text, hit) for text, hit in pieces if text)


def _start(line: str, first: int) -> int:
    """Where to begin so that the first hit is shown with some words before it: at a word."""
    if first <= BEFORE:
        return 0
    space = line.find(" ", first - BEFORE, first)
    return first - BEFORE if space < 0 else space + 1


def _stop(line: str, first: int, most: int) -> int:
    """Where to end so that the first hit, up to ``first``, is shown whole and no other word is cut."""
    if most >= len(line):
        return len(line)
    space = line.rfind(" ", first, most)
    return max(first, most) if space < 0 else space
