"""Paragraphs that run over a page or column, made whole."""

from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.markers import starts_item
from models.document import BlockKind

_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_BOLD = 0.9
_SAME_SIZE = 0.6
_FULL = 0.75
"""The share of the longest line's characters that a full line has at the least."""
_TWO_LINES = 2
_ENDS = tuple('.!?:;”"»')
_BROKEN = tuple("\u00ad-,‐")


def join_continued(drafts: Sequence[Draft]) -> list[Draft]:
    """Join each paragraph to its beginning on the page or column before; footnotes between are stepped over."""
    result: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        if last is not None and _goes_on(last, draft):
            last.lines.extend(draft.lines)
            continue
        result.append(draft)
        if draft.kind is not BlockKind.FOOTNOTE:
            last = draft
    return result


def _goes_on(last: Draft, draft: Draft) -> bool:
    if last.kind not in _FLOWING or draft.kind is not BlockKind.PARAGRAPH or draft.lines[0].bold > _BOLD:
        return False
    end, start = last.lines[-1], draft.lines[0]
    moved = end.page != start.page or start.y1 < end.y0
    if not moved or start.page - end.page > 1 or abs(end.style.size - start.style.size) > _SAME_SIZE:
        return False
    if end.text.endswith(_ENDS) or starts_item(start.text) or end.bold > _BOLD:
        return False
    first = start.text.lstrip("(“\"'‘«")[:1]
    if first.islower() or end.text.endswith(_BROKEN):
        return True
    long_enough = len(end.text) > _FULL * max(len(line.text) for line in (*last.lines, *draft.lines))
    return long_enough and len(last.lines) + len(draft.lines) > _TWO_LINES
