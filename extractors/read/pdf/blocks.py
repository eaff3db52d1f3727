"""Drafts made into blocks: text joined, markers apart, each line with its place."""

from collections.abc import Sequence

from extractors.read.pdf import markers
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.joining import Vocabulary, join
from models.document import Block, BlockKind


def build_blocks(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """One block for each draft that has text, with ids "b1", "b2" in reading order."""
    blocks: list[Block] = []
    for draft in drafts:
        marker, skip = _marker(draft)
        text, lines = join(draft.lines, vocabulary, skip)
        if not text.strip() or not lines:
            continue
        kind = draft.kind
        blocks.append(
            Block(
                id=f"b{len(blocks) + 1}",
                kind=kind,
                text=text,
                level=_level(draft),
                marker=marker,
                lines=lines,
                confidence=min(line.confidence for line in draft.lines),
            )
        )
    return tuple(blocks)


def _level(draft: Draft) -> int | None:
    if draft.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        return draft.level or 1
    return None


def _marker(draft: Draft) -> tuple[str | None, int]:
    if draft.kind is BlockKind.LIST_ITEM:
        found = markers.bullet(draft.lines[0].text) or markers.number(draft.lines[0].text)
        return found or (None, 0)
    return draft.marker, draft.skip
