"""A compiled pattern: segments matched on their own, joined over the gaps between them.

spaCy spells ``{0,16}`` out as sixteen optional tokens and follows every way of skipping some of them, which is
exponential in the gap; joining the matches of the segments is linear in their number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.rules.lexicon import Lexicon
from extractors.rules.pattern import Element
from extractors.rules.reading import Reading
from extractors.rules.segment import Segment, TokenSpan

START, END = (("start",),), (("end",),)
Names = tuple[tuple[str, int, int], ...]
_NO_NAMES: Names = ()


@dataclass(frozen=True)
class Span:
    """A match: characters ``start`` (0-based) to ``end`` (exclusive), and what the named elements matched."""

    start: int
    end: int
    names: Names = ()


@dataclass(frozen=True)
class Gap:
    """What may stand between two segments: at most ``most`` tokens, of those that the element allows."""

    most: int
    element: Element | None

    def reach(self, reading: Reading, start: int) -> int:
        """The last token position at which the next segment may begin, when the gap begins at ``start``."""
        if self.element is None or self.element.gap:
            return min(start + self.most, reading.gap_ends[start])
        stop = min(start + self.most, len(reading.lowers))
        position = start
        while position < stop and _passes(self.element, reading, position):
            position += 1
        return position


class CompiledPattern:
    """One pattern, ready to run. Raises ``UnknownListError`` when it names a list that does not exist."""

    def __init__(self, elements: tuple[Element, ...], lexicon: Lexicon) -> None:
        alone = len(elements) == 1
        self._starts = not alone and elements[0].lists == START
        self._ends = not alone and elements[-1].lists == END
        inner = elements[int(self._starts) : len(elements) - int(self._ends)]
        self._parts = [(gap, Segment(part, lexicon)) for gap, part in _cut(inner)]
        self._key = lexicon.number(("whole", elements))
        self._hints = lexicon.hints
        self.need = lexicon.hints.need(hint for _, segment in self._parts for hint in segment.hints)
        """The bits of the hints that a text must meet to match."""
        self._tail = Gap(inner[-1].most, inner[-1]) if inner and _is_gap(inner[-1]) else Gap(0, None)

    def possible(self, reading: Reading) -> bool:
        """Whether the text has a word for each required element: if not, there can be no match."""
        return not self.need & self._hints.unmet(reading)

    def spans(self, reading: Reading) -> list[Span]:
        """The longest matches that do not overlap, in reading order."""
        return self.spans_of(reading) if self.possible(reading) else []

    def spans_of(self, reading: Reading) -> list[Span]:
        """Like :meth:`spans`, of a text for which the pattern is :meth:`possible`; found once for each reading."""
        found: list[Span] | None = reading.found.get(self._key)
        if found is None:
            found = reading.found[self._key] = [_in_characters(span, reading) for span in self._apart(reading)]
        return found

    def _apart(self, reading: Reading) -> list[TokenSpan]:
        joined = self._joined(reading)
        kept: list[TokenSpan] = []
        for span in sorted(joined, key=_longest_first) if len(joined) > 1 else joined:
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        return kept

    def _joined(self, reading: Reading) -> set[TokenSpan]:
        whole: set[TokenSpan] = set()
        for index, (gap, segment) in enumerate(self._parts):
            found = segment.spans(reading)
            if index == 0:
                whole = {span for span in found if not self._starts or _from_start(span, gap, reading)}
            else:
                whole = set(_continued(whole, gap, found, reading))
            if not whole:
                return whole
        return {span for span in whole if not self._ends or self._tail.reach(reading, span[1]) >= reading.closing}


def _passes(element: Element, reading: Reading, position: int) -> bool:
    if element.words:
        return reading.lowers[position] not in element.words
    return not any(reading.token_marks[position].issuperset(names) for names in element.lists)


def _cut(elements: tuple[Element, ...]) -> Iterator[tuple[Gap, tuple[Element, ...]]]:
    """The segments between gaps, each with the gap before it."""
    gap, part = Gap(0, None), []
    for element in elements:
        if not _is_gap(element):
            part.append(element)
            continue
        if part:
            yield gap, tuple(part)
        gap, part = Gap(element.most, element), []
    if part:
        yield gap, tuple(part)


def _is_gap(element: Element) -> bool:
    return element.gap or (element.negated and element.most > 1)


def _from_start(span: TokenSpan, gap: Gap, reading: Reading) -> bool:
    opening = min(reading.opening, span[0])
    return span[0] <= gap.reach(reading, opening)


def _continued(whole: set[TokenSpan], gap: Gap, found: list[TokenSpan], reading: Reading) -> Iterator[TokenSpan]:
    """Each match so far, carried on by each match of the next segment that its gap reaches."""
    for first, last, names in whole:
        reach = gap.reach(reading, last)
        for start, end, more in found:
            if last <= start <= reach:
                yield first, end, names + more if more else names


def _longest_first(span: TokenSpan) -> tuple[int, int, int, list[tuple[int, int]], Names]:
    """Sorts spans by where they begin, longest first; of equals, first the one that names most, in its longest form."""
    first, last, names = span
    return first, -last, -len(names), [(start, -end) for _, start, end in names], names


def _in_characters(span: TokenSpan, reading: Reading) -> Span:
    first, last, names = span
    doc = reading.doc
    spelled = tuple((name, doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for name, start, end in names)
    return Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), spelled or _NO_NAMES)
