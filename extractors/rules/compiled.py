"""A compiled pattern: segments matched by spaCy, joined over the gaps between them.

spaCy spells ``{0,16}`` out as sixteen optional tokens and follows every way of skipping some of them, which is
exponential in the gap; joining the matches of the segments is linear in their number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.rules.lexicon import Lexicon, Reading
from extractors.rules.pattern import Element
from extractors.rules.segment import Segment, TokenSpan

CLAUSE_BREAK = "clause-break"
"""The list of words that a gap does not reach over, where a language has it."""
START, END = (("start",),), (("end",),)
_NO_NAMES: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Span:
    """A match: characters ``start`` (0-based) to ``end`` (exclusive), and what the named elements matched."""

    start: int
    end: int
    names: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Gap:
    """What may stand between two segments: at most ``most`` tokens, of those that the element allows."""

    most: int
    element: Element | None

    def reach(self, reading: Reading, start: int) -> int:
        """The last token position at which the next segment may begin, when the gap begins at ``start``."""
        stop = min(start + self.most, len(reading.doc))
        position = start
        while position < stop and self._passes(reading, position):
            position += 1
        return position

    def _passes(self, reading: Reading, position: int) -> bool:
        word, marks = reading.doc[position].lower_, reading.token_marks[position]
        if self.element is None or self.element.gap:
            return word not in {";", ":"} and CLAUSE_BREAK not in marks
        if self.element.words:
            return word not in self.element.words
        return not any(marks.issuperset(names) for names in self.element.lists)


class CompiledPattern:
    """One pattern, ready to run. Raises ``UnknownListError`` when it names a list that does not exist."""

    def __init__(self, elements: tuple[Element, ...], lexicon: Lexicon) -> None:
        alone = len(elements) == 1
        self._starts = not alone and elements[0].lists == START
        self._ends = not alone and elements[-1].lists == END
        inner = elements[int(self._starts) : len(elements) - int(self._ends)]
        self._parts = [(gap, Segment(part, lexicon)) for gap, part in _cut(inner)]
        self._hints = sorted((hint for _, segment in self._parts for hint in segment.hints), key=len)
        self._tail = Gap(inner[-1].most, inner[-1]) if inner and _is_gap(inner[-1]) else Gap(0, None)

    def possible(self, reading: Reading) -> bool:
        """Whether the text has a word for each required element: if not, there can be no match."""
        vocabulary = reading.vocabulary
        # Nine of ten patterns end here, in every sentence: a loop takes a third of the time of all() over a generator.
        for hint in self._hints:  # noqa: SIM110
            if hint.isdisjoint(vocabulary):
                return False
        return True

    def spans(self, reading: Reading) -> list[Span]:
        """The longest matches that do not overlap, in reading order."""
        if not self.possible(reading):
            return []
        kept: list[TokenSpan] = []
        for span in sorted(self._joined(reading), key=lambda s: (s[0], -s[1])):
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        return [_in_characters(span, reading) for span in kept]

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
        return {span for span in whole if not self._ends or self._at_end(span, reading)}

    def _at_end(self, span: TokenSpan, reading: Reading) -> bool:
        return any(
            all(_is_punctuation(reading, later) for later in range(position, len(reading.doc)))
            for position in range(span[1], self._tail.reach(reading, span[1]) + 1)
        )


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
    opening = 0
    while opening < span[0] and _is_punctuation(reading, opening):
        opening += 1
    return opening <= span[0] <= gap.reach(reading, opening)


def _continued(whole: set[TokenSpan], gap: Gap, found: list[TokenSpan], reading: Reading) -> Iterator[TokenSpan]:
    """Each match so far, carried on by each match of the next segment that its gap reaches."""
    for first, last, names in whole:
        reach = gap.reach(reading, last)
        for start, end, more in found:
            if last <= start <= reach:
                yield first, end, names + more if more else names


def _is_punctuation(reading: Reading, position: int) -> bool:
    return not any(character.isalnum() for character in reading.doc[position].text)


def _in_characters(span: TokenSpan, reading: Reading) -> Span:
    first, last, names = span
    doc = reading.doc
    spelled = tuple((name, doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for name, start, end in names)
    return Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), spelled or _NO_NAMES)
