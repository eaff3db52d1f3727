"""A document's text as elements of a page: headings, lists, tables and paragraphs with the quotes marked.

Everything comes from the blocks; nothing of the source's own markup is used.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from models.document import Block, BlockKind
from output.desk.source.marks import Piece, Quoted, pieces
from output.desk.source.placing import Span

CELLS = " | "
"""What stands between the cells of a table row in its text."""
_FIRST_LEVEL, _DEEPEST = 3, 6
"""A document's first heading under the page's own h1 and the pane's h2, and the deepest that HTML has."""

Shape = Literal["heading", "paragraph", "list", "table", "footnote", "caption", "contents"]
_SHAPES: Mapping[BlockKind, Shape] = {
    BlockKind.TITLE: "heading",
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.LIST_ITEM: "list",
    BlockKind.TABLE_ROW: "table",
    BlockKind.FOOTNOTE: "footnote",
    BlockKind.CAPTION: "caption",
    BlockKind.CONTENTS: "contents",
}


@dataclass(frozen=True)
class MarkedBlock:
    """A block with its text in pieces."""

    block: Block
    pieces: tuple[Piece, ...]

    @property
    def level(self) -> int:
        """Of a heading, its level in HTML: 3 to 6."""
        return min((self.block.level or 1) + _FIRST_LEVEL - 1, _DEEPEST)

    @property
    def cells(self) -> tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]:
        """Of a table row, its cells: the pieces of each and of what stands between it and the next."""
        return tuple(_cells(self))


@dataclass
class Item:
    """A list item with the items under it."""

    row: MarkedBlock
    children: list["Item"] = field(default_factory=list)


@dataclass(frozen=True)
class Element:
    """Blocks that are one element: a list, a table, or a single block. ``items`` are those of a list.

    ``page`` is set when a new page begins here.
    """

    shape: Shape
    rows: tuple[MarkedBlock, ...]
    page: int | None = None

    @property
    def items(self) -> list[Item]:
        """The rows of a list, nested by their levels."""
        return _nested(self.rows)


def elements(blocks: Iterable[Block], spans: Iterable[tuple[Span, str]]) -> tuple[Element, ...]:
    """The blocks as elements, with a mark for each span; beside a span stands the target of its claim."""
    quoted: dict[str, list[Quoted]] = {}
    for span, target in spans:
        quoted.setdefault(span.block, []).append(Quoted(span.start, span.end, target))
    rows = [MarkedBlock(block, _pieces(block, quoted.get(block.id, ()))) for block in blocks]
    return tuple(_elements(rows))


def _pieces(block: Block, quoted: Sequence[Quoted]) -> tuple[Piece, ...]:
    # Cut between cells too, so that each piece is in one cell.
    borders = _borders(block) if block.kind is BlockKind.TABLE_ROW else []
    cut = [piece for start, end in borders for piece in _part(block.text, start, end, quoted)]
    return tuple(cut) if borders else pieces(block.text, quoted)


def _part(text: str, start: int, end: int, quoted: Sequence[Quoted]) -> Iterator[Piece]:
    inside = [
        Quoted(max(q.start, start) - start, min(q.end, end) - start, q.target)
        for q in quoted
        if q.start < end and q.end > start
    ]
    for piece in pieces(text[start:end], inside):
        begins = tuple(q.target for q in quoted if q.start == piece.start + start and q.target in piece.begins)
        yield Piece(piece.text, piece.start + start, piece.targets, begins)


def _borders(block: Block) -> list[tuple[int, int]]:
    """Where cells and what stands between them begin and end, in turn."""
    found, start = [], 0
    for cell in block.text.split(CELLS):
        end = start + len(cell)
        found += [(start, end), (end, end + len(CELLS))]
        start = end + len(CELLS)
    return found[:-1]


def _cells(row: MarkedBlock) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    borders = [*_borders(row.block), (len(row.block.text), len(row.block.text))]
    for (start, end), (_, after) in zip(borders[::2], borders[1::2], strict=True):
        inside = tuple(piece for piece in row.pieces if start <= piece.start < end)
        yield inside, tuple(piece for piece in row.pieces if end <= piece.start < after)


def _elements(rows: Sequence[MarkedBlock]) -> Iterator[Element]:
    page = 0
    for (shape, _), group in groupby(enumerate(rows), key=lambda pair: _group(*pair)):
        together = tuple(row for _, row in group)
        began = together[0].block.page
        yield Element(shape, together, began if began and began > page else None)
        page = max(page, *(row.block.page or 0 for row in together))


def _group(index: int, row: MarkedBlock) -> tuple[Shape, int | None]:
    """Equal for blocks that are one element when they follow each other: what goes on over a page is shown in two."""
    shape = _SHAPES[row.block.kind]
    return shape, row.block.page if shape in ("list", "table", "contents", "footnote") else -index


def _nested(rows: Sequence[MarkedBlock]) -> list[Item]:
    top: list[Item] = []
    open_items: list[tuple[int, Item]] = []
    for row in rows:
        item, level = Item(row), row.block.level or 1
        while open_items and open_items[-1][0] >= level:
            open_items.pop()
        (open_items[-1][1].children if open_items else top).append(item)
        open_items.append((level, item))
    return top
