"""List items by their markers and indents."""

from collections.abc import Sequence

from extractors.read.pdf import markers
from extractors.read.pdf.drafts import Draft
from models.document import BlockKind

_STEP = 6.0
"""Points of indent that make a deeper level."""


def mark_items(drafts: Sequence[Draft]) -> None:
    """Turn paragraphs that begin with a marker into list items, with levels by indent where tags give none."""
    for draft in drafts:
        if draft.kind is BlockKind.PARAGRAPH and (markers.bullet(draft.lines[0].text) or _numbered(draft)):
            draft.kind = BlockKind.LIST_ITEM
    _levels([draft for draft in drafts if draft.kind is BlockKind.LIST_ITEM and not draft.tagged], drafts)


def _numbered(draft: Draft) -> bool:
    return markers.number(draft.lines[0].text) is not None


def _levels(items: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """Levels by left edge within each run of items."""
    wanted = {id(item) for item in items}
    edges: list[float] = []
    for draft in drafts:
        if id(draft) not in wanted:
            if draft.kind is BlockKind.HEADING:
                edges = []
            continue
        x0 = draft.lines[0].x0
        edges = [edge for edge in edges if edge < x0 - _STEP]
        edges.append(x0)
        draft.level = min(len(edges), 6)
