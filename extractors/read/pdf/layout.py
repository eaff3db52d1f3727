"""Drafts from geometry: spans set into lines, lines put into reading order and gathered into paragraphs."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.read.pdf.columns import in_reading_order
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.footnotes import is_hanging_note, opens_note
from extractors.read.pdf.headlines import names_part
from extractors.read.pdf.lines import TextLine, same_line, text_line
from extractors.read.pdf.markers import bullet, number, starts_item
from extractors.read.pdf.numbering import number_of
from extractors.read.pdf.span import Span

_COLUMN_GAP = 1.6
"""Sizes of white space on one baseline that part two columns or cells rather than two words."""
_LONGEST_MARKER = 7
_TIGHTEST, _LOOSEST = 0.9, 2.2
"""Sizes between the baselines of one paragraph."""
_OFTEN = 5
_STEP = 40
"""Points within which left edges are of one column, indents included."""
_INSET = 4
"""Sizes by which a centred line is shorter than its column at both ends."""
_ALL, _NONE = 0.9, 0.1
"""Shares of bold letters from which a line counts as bold, and up to which as plain."""
_SENTENCE_END = tuple('.:;?!”"»')


def page_lines(page: int, spans: Sequence[Span]) -> list[TextLine]:
    """The lines of a page in reading order. Text far apart on one baseline stays apart."""
    groups: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: span.angle):
        if groups and _goes_on(groups[-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    lines = [line for group in groups if (line := text_line(page, group))]
    return in_reading_order(_mended(page, lines))


def _goes_on(group: list[Span], new: Span) -> bool:
    last = group[-1]
    return same_line(last, new) and new.x0 - last.x1 < _COLUMN_GAP * max(last.style.size, new.style.size)


def _mended(page: int, lines: list[TextLine]) -> list[TextLine]:
    """Join pieces of one line that the file wrote one after the other, and markers that stand before their text."""
    result: list[TextLine] = []
    for line in lines:
        last = result[-1] if result else None
        joined = text_line(page, [*last.spans, *line.spans]) if last and _beside(last, line) else None
        if joined:
            result[-1] = joined
        else:
            result.append(line)
    return result


def _beside(left: TextLine, right: TextLine) -> bool:
    size = max(left.style.size, right.style.size)
    hanging = is_hanging_note(left, right)
    if abs(left.baseline - right.baseline) > 0.25 * size and not hanging:
        return False
    gap = right.x0 - left.x1
    named = left.text + " x"
    lone_marker = len(left.text) <= _LONGEST_MARKER and (starts_item(named) or number_of(named) is not None)
    return -0.3 * size < gap < (5 if lone_marker or hanging else 0.9) * size


class Paragraphs:
    """Gathers lines into paragraphs by what is usual in the document: leading per size, right edges per column."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._leading = _usual_leading(lines)
        self._right = _right_edges(lines)

    def gather(self, lines: Sequence[TextLine]) -> list[Draft]:
        """The paragraphs of one page, in the order of its lines."""
        drafts: list[Draft] = []
        for line in lines:
            if drafts and self._same(drafts[-1].lines, line):
                drafts[-1].lines.append(line)
            else:
                drafts.append(Draft([line]))
        return drafts

    def _same(self, before: list[TextLine], line: TextLine) -> bool:
        last, first = before[-1], before[0]
        if last.entry or (last is first and names_part(last.text)):
            return False
        size = max(last.style.size, line.style.size)
        leading = line.baseline - last.baseline
        if abs(last.style.size - line.style.size) > 0.08 * size or not 0.4 * size < leading < 2.4 * size:
            return False
        if min(last.x1, line.x1) - max(last.x0, line.x0) <= 0 or _weights_differ(before, line):
            return False
        if self._short(last) and _slanted(last) and not any(span.style.italic for span in line.spans):
            return False
        usual = self._leading.get((round(line.style.size * 2), line.page), 1.3 * size)
        if len(before) > 1:
            usual = max(min(usual, before[-1].baseline - before[-2].baseline), 0.9 * size)
        if leading > 1.18 * usual + 0.5:
            return False
        return not self._new_paragraph(first, last, line)

    def _new_paragraph(self, first: TextLine, last: TextLine, line: TextLine) -> bool:
        """Whether a marker, an indent or a short line before it shows that ``line`` begins a paragraph."""
        size = line.style.size
        short = self._short(last)
        ended = last.text.endswith(_SENTENCE_END)
        inset = _INSET * size
        if last.x0 - line.x0 > inset and last.x1 < self.right_of(line) - inset:
            return True
        if bullet(line.text) or opens_note(line):
            return True
        if number(line.text) and (
            ended or short or last.text.endswith((",", "and", "or", "en", "of", "et", "ou", "und"))
        ):
            return True
        if line.x0 > last.x0 + 0.8 * size and last is not first and ended:
            return True
        return short and ended and line.text[:1].isupper() and abs(line.x0 - first.x0) < 3 * size

    def _short(self, line: TextLine) -> bool:
        width = self.right_of(line) - line.x0
        return line.x1 < self.right_of(line) - max(3 * line.style.size, 0.12 * width)

    def right_of(self, line: TextLine) -> float:
        """The right edge, in points, of the column in which ``line`` stands."""
        return self._right.get((line.page, round(line.x0 / _STEP)), line.x1)


def _weights_differ(before: list[TextLine], line: TextLine) -> bool:
    last = before[-1]
    if last.bold > _ALL and line.bold < _NONE and last.spans[-1].style.bold:
        return True
    if last.bold < _NONE and line.bold > _ALL:
        return True
    looks = (last.style.colour, last.style.font) == (line.style.colour, line.style.font)
    return not looks and last.style.colour != line.style.colour and _uniform(last) and _uniform(line)


def _slanted(line: TextLine) -> bool:
    return all(span.style.italic for span in line.spans if any(map(str.isalpha, span.text)))


def _uniform(line: TextLine) -> bool:
    return len({span.style.colour for span in line.spans}) == 1


def _usual_leading(lines: Sequence[TextLine]) -> dict[tuple[int, int], float]:
    """The commonest distance between baselines for each size (in half points) and page, and on all pages."""
    count: dict[tuple[int, int], Counter[float]] = {}
    everywhere: dict[int, Counter[float]] = {}
    for last, line in pairwise(lines):
        leading = line.baseline - last.baseline
        size = round(line.style.size * 2)
        if (
            last.page == line.page
            and round(last.style.size * 2) == size
            and _TIGHTEST < 2 * leading / max(size, 1) < _LOOSEST
        ):
            count.setdefault((size, line.page), Counter())[round(leading * 2) / 2] += 1
            everywhere.setdefault(size, Counter())[round(leading * 2) / 2] += 1
    usual = {}
    for (size, page), leadings in count.items():
        best, times = leadings.most_common(1)[0]
        usual[size, page] = best if times > _OFTEN else min(best, everywhere[size].most_common(1)[0][0])
    return usual


def _right_edges(lines: Sequence[TextLine]) -> dict[tuple[int, int], float]:
    """For each page and left edge (in steps of ``_STEP``) how far right lines that begin there reach."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        for step in (-1, 0, 1):
            key = (line.page, round(line.x0 / _STEP) + step)
            edges[key] = max(edges.get(key, 0.0), line.x1)
    return edges
