"""Which blocks explain a principle: the item that names it, or the section under its heading."""

from collections.abc import Sequence

from models.document import BlockKind, Document
from models.finding import Principle
from models.outline import Outline


def explaining(document: Document, outline: Outline, principles: Sequence[Principle]) -> frozenset[int]:
    """0-based indices of the blocks that name or explain one of ``principles``."""
    places = {block.id: index for index, block in enumerate(document.blocks)}
    blocks: set[int] = set()
    for principle in principles:
        index = places[principle.evidence[0].block]
        blocks.add(index)
        section = outline.section_of(index)
        if document.blocks[index].kind is BlockKind.HEADING and outline.sections[section].start == index:
            blocks.update(range(index, outline.end_of(section)))
    return frozenset(blocks)
