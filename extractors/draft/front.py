"""The parts of a document that say what it is: its opening and its closing pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from models.document import Block, BlockKind, Document

OPENING_PAGES = 3
"""A cover, its back and the first page of text: where covers, letterheads and prefaces stand."""
OPENING_CHARACTERS = 5000
COVER_CHARACTERS = 1000
"""A first page with less text than this is a cover, read from top to bottom; one with more is in reading order."""
CLOSING_CHARACTERS = 2500
"""About a page: signatures and imprints are shorter."""


@dataclass(frozen=True)
class Front:
    """Blocks of the first pages and of the last page, in reading order, without a printed table of contents."""

    opening: tuple[Block, ...]
    closing: tuple[Block, ...]

    @classmethod
    def of(cls, document: Document) -> "Front":
        """The opening and closing of ``document``; a short document's closing may overlap its opening."""
        blocks = [block for block in document.blocks if block.kind is not BlockKind.CONTENTS]
        near = takewhile(lambda block: (block.page or 1) <= OPENING_PAGES, _cover_downwards(blocks))
        last = list(_within(reversed(blocks), CLOSING_CHARACTERS))
        return cls(tuple(_within(near, OPENING_CHARACTERS)), tuple(reversed(last)))

    @property
    def cover(self) -> tuple[Block, ...]:
        """The blocks of the first page; of a web page, those before its first long paragraph."""
        if self.opening and self.opening[0].page is not None:
            first = self.opening[0].page
            return tuple(block for block in self.opening if block.page == first)
        return tuple(takewhile(lambda block: len(block.text) < LONG, self.opening))


LONG = 300
"""Characters from which a block is running text: no line of a cover or letterhead of the corpus is as long."""


def _cover_downwards(blocks: list[Block]) -> list[Block]:
    """The blocks with those of a cover sorted by height: its lines stand in the file in the order they were drawn."""
    cover = [block for block in blocks if block.page == 1]
    if not cover or sum(len(block.text) for block in cover) > COVER_CHARACTERS:
        return blocks
    rest = [block for block in blocks if block.page != 1]
    return [*sorted(cover, key=lambda block: round(block.lines[0].box.y0)), *rest]


def _within(blocks: Iterable[Block], characters: int) -> Iterator[Block]:
    total = 0
    for block in blocks:
        yield block
        total += len(block.text)
        if total >= characters:
            return
