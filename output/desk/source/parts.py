"""A document's text in parts, for a long one is more than a page should hold."""

from collections.abc import Sequence

from models.document import Block, Document

LEAST_BLOCKS = 120
"""Blocks of a part at least, except the last: some six pages of print."""
MOST_BLOCKS = 300
"""Blocks after which a part ends wherever it is."""


def parts(document: Document) -> tuple[tuple[Block, ...], ...]:
    """The blocks in parts of even length: those of a document with pages end with a page."""
    found: list[list[Block]] = [[]]
    for block in document.blocks:
        current = found[-1]
        page_turns = bool(current) and (block.page is None or block.page != current[-1].page)
        if len(current) >= MOST_BLOCKS or (len(current) >= LEAST_BLOCKS and page_turns):
            current = []
            found.append(current)
        current.append(block)
    return tuple(tuple(part) for part in found)


def part_with_block(cut: Sequence[Sequence[Block]], name: str) -> int:
    """The 1-based number of the part that holds the block called ``name``; 1 when none does."""
    return next((n for n, part in enumerate(cut, start=1) if any(block.id == name for block in part)), 1)


def part_with_page(cut: Sequence[Sequence[Block]], page: int) -> int:
    """The 1-based number of the part in which the 1-based ``page`` begins, or the last one before it."""
    numbers = [n for n, part in enumerate(cut, start=1) if any((block.page or 0) <= page for block in part)]
    exact = [n for n, part in enumerate(cut, start=1) if any(block.page == page for block in part)]
    return exact[0] if exact else numbers[-1] if numbers else 1
