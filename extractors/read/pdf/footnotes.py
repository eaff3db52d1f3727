"""Footnotes: small text at the foot of a page that begins with a mark."""

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft
from models.document import BlockKind

_SMALL = 0.93
"""A footnote is set smaller than this share of the body size (measured: 0.67 to 0.91)."""
_MARK = re.compile(r"\(?(\d{1,3}|[*†‡§]{1,3}|[a-z])[.)]?(?=\s*\S)")


def begins_note(draft: Draft) -> re.Match[str] | None:
    """The mark at the beginning of a draft, where that is raised or small."""
    line = draft.lines[0]
    match = _MARK.match(line.text)
    if not match:
        return None
    first = line.spans[0]
    small = first.style.size < 0.85 * line.style.size or first.baseline < line.baseline - 0.1 * line.style.size
    return match if small or match[1].isdigit() else None


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
        small = draft.lines[0].style.size < _SMALL * body
        match = begins_note(draft) if small else None
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
