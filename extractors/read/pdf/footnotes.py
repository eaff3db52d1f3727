"""Footnotes: small text at the foot of a page that begins with a mark."""

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.lines import TextLine
from extractors.read.pdf.span import Span
from models.document import BlockKind

_SMALL = 0.93
"""A footnote is set smaller than this share of the body size (measured: 0.67 to 0.91)."""
_MARK = re.compile(r"\(?(\d{1,3}|[*†‡§]{1,3}|[a-z])[.)]?(?=\s*\S)")
_NOTE = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
_SMALLER, _HIGHEST = 0.85, 0.6
"""Sizes of the text beside it: a footnote's mark is smaller than the first, and raised by less than the second."""


def is_hanging_note(mark: TextLine, text: TextLine) -> bool:
    """Whether ``mark`` is that of a footnote, set apart from its ``text`` by a tab."""
    return len(mark.spans) == 1 and _is_mark(mark.spans[0], text)


def opens_note(line: TextLine) -> bool:
    """Whether ``line`` begins with the mark of a footnote."""
    return len(line.spans) > 1 and _is_mark(line.spans[0], line)


def _is_mark(mark: Span, text: TextLine) -> bool:
    """Whether ``mark`` is small and raised against ``text`` as the number of a footnote is."""
    raised = text.baseline - mark.baseline
    small = mark.style.size < _SMALLER * text.style.size
    return small and 0 < raised < _HIGHEST * text.style.size and bool(_NOTE.fullmatch(mark.text.strip()))


def begins_note(draft: Draft) -> re.Match[str] | None:
    """The mark at the beginning of a draft, where that is raised or small."""
    match = _MARK.match(draft.lines[0].text)
    return match if match and (_raised(draft) or match[1].isdigit()) else None


def _raised(draft: Draft) -> bool:
    """Whether the draft begins in smaller or raised print."""
    line, first = draft.lines[0], draft.lines[0].spans[0]
    return first.style.size < _SMALLER * line.style.size or first.baseline < line.baseline - 0.1 * line.style.size


def mark_footnotes(drafts: list[Draft], body: float) -> list[Draft]:
    """Give footnotes their kind and mark, and set those of a page after its other drafts."""
    by_page: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_page[draft.page].append(draft)
    ordered = []
    for page in sorted(by_page):
        here = by_page[page]
        _mark_page(here, body)
        ordered += [draft for draft in here if draft.kind is not BlockKind.FOOTNOTE]
        ordered += [draft for draft in here if draft.kind is BlockKind.FOOTNOTE]
    return ordered


def _mark_page(drafts: Sequence[Draft], body: float) -> None:
    references = {note for draft in drafts for line in draft.lines for note in line.notes}
    numbers = {number for note in references for number in re.findall(r"\d+|[*†‡§]+", note)}
    floor = max((line.y1 for draft in drafts for line in draft.lines if line.style.size >= _SMALL * body), default=0.0)
    within = False
    for draft in drafts:
        if draft.kind is not BlockKind.PARAGRAPH and draft.kind is not BlockKind.LIST_ITEM:
            if draft.kind is BlockKind.FOOTNOTE:
                _take_mark(draft)
            continue
        match = begins_note(draft)
        # A note may be set as large as the text: then a raised mark that the page refers to tells it.
        referred = match is not None and match[1] in numbers and _raised(draft)
        small = draft.lines[0].style.size < _SMALL * body or referred
        low = draft.lines[0].y0 > floor - body
        if small and match and (match[1] in numbers or low):
            within = True
        elif not small or draft.lines[0].y0 < floor - body:
            within = False
        if within and small and not draft.tagged:
            draft.kind, draft.level = BlockKind.FOOTNOTE, None
            _take_mark(draft)


def _take_mark(draft: Draft) -> None:
    match = begins_note(draft)
    if match:
        draft.marker, draft.skip = match[1], match.end()
