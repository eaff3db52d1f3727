"""Drafts from geometry: spans set into lines, lines into paragraphs, paragraphs into reading order."""

from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.lines import TextLine, same_line, text_line
from extractors.read.pdf.markers import bullet, starts_item
from extractors.read.pdf.spans import PageSpans, Span
from models.document import BlockKind

_COLUMN_GAP = 1.6
"""Sizes of white space on one baseline that part two columns or cells rather than two words."""


def page_lines(page: PageSpans, spans: Sequence[Span] | None = None) -> list[TextLine]:
    """The lines of a page in the order of its content stream; text on one baseline far apart stays apart."""
    groups: list[list[Span]] = []
    for span in page.spans if spans is None else spans:
        if span.angle:
            continue
        if groups and _goes_on(groups[-1][-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    lines = [line for group in groups if (line := text_line(page.number, group))]
    return _mended(page.number, lines)


def _goes_on(last: Span, new: Span) -> bool:
    return same_line(last, new) and new.x0 - last.x1 < _COLUMN_GAP * max(last.style.size, new.style.size)


def _mended(number: int, lines: list[TextLine]) -> list[TextLine]:
    """Join pieces of one line that the file wrote apart, and markers that stand before their text."""
    result: list[TextLine] = []
    for line in lines:
        last = result[-1] if result else None
        if last and _beside(last, line):
            joined = text_line(number, [*last.spans, *line.spans])
            if joined:
                result[-1] = joined
                continue
        result.append(line)
    return result


def _beside(left: TextLine, right: TextLine) -> bool:
    size = max(left.style.size, right.style.size)
    if abs(left.baseline - right.baseline) > 0.25 * size:
        return False
    gap = right.x0 - left.x1
    reach = 5 * size if starts_item(left.text + " x") and len(left.text) < 8 else 0.9 * size
    return -0.3 * size < gap < reach


def paragraphs(lines: Sequence[TextLine]) -> list[Draft]:
    """Lines that follow one another closely, gathered into paragraphs."""
    drafts: list[Draft] = []
    for line in lines:
        if drafts and _same_paragraph(drafts[-1].lines, line):
            drafts[-1].lines.append(line)
        else:
            drafts.append(Draft([line], BlockKind.LIST_ITEM if bullet(line.text) else BlockKind.PARAGRAPH))
    return drafts


def _same_paragraph(before: list[TextLine], line: TextLine) -> bool:
    last = before[-1]
    size = max(last.style.size, line.style.size)
    leading = line.baseline - last.baseline
    if not 0.5 * size < leading < 1.75 * size or abs(last.style.size - line.style.size) > 0.08 * size:
        return False
    if (last.bold > 0.9) != (line.bold > 0.9) and last.style.font != line.style.font and len(before) == 1:
        return False
    if min(last.x1, line.x1) - max(last.x0, line.x0) <= 0:
        return False
    if len(before) > 1 and leading > 1.25 * (before[-1].baseline - before[-2].baseline):
        return False
    return not starts_item(line.text)
