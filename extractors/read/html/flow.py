"""An element's content in reading order: paragraphs, headings, list items, rows, notes."""

import re
from collections.abc import Callable, Iterator
from itertools import count

from bs4 import NavigableString, PageElement, Tag

from extractors.read.html.disclosure import Disclosures
from extractors.read.html.inline import paragraphs, raw_text, shares_of, tidy
from extractors.read.html.markup import MARKUP, names
from extractors.read.html.piece import Piece
from extractors.read.html.preformatted import preformatted_pieces
from extractors.read.html.pruning import is_printed_contents, is_pruned, leads_into_page
from extractors.read.html.tables import ITEM_CELLS, Row, read_row
from extractors.read.markers import is_marker, ordinal_marker, split_marker
from models.document import BlockKind

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_OPENERS = frozenset({"summary", "button"})
_EMPHATIC = frozenset({"b", "strong", "u"})
_LINKS = frozenset({"a"})
MAX_DEPTH = 150
"""Levels of elements that are told apart; markup nested deeper is read as one run of text. Real pages reach 40."""


class Flow:
    """Reads the content of one page. ``skip`` says which elements do not belong to the document."""

    def __init__(self, root: Tag, skip: Callable[[Tag], bool]) -> None:
        self._skip = skip
        self._root = root
        self._holders = _block_holders(root)
        self._folds = Disclosures(root)
        self._depth = 0
        self._level = 1

    def pieces(self) -> Iterator[Piece]:
        """The pieces under the root, in reading order."""
        yield from self._block(self._root, BlockKind.PARAGRAPH, 0)

    def _element(self, tag: Tag, kind: BlockKind, nesting: int) -> Iterator[Piece]:
        """The pieces of ``tag``, whose running text is of ``kind``; ``nesting`` counts the lists around it."""
        if self._depth >= MAX_DEPTH:
            yield from self._run([tag], tag, kind, nesting)
            return
        self._depth += 1
        run: list[PageElement] = []
        for child in tag.children:
            if isinstance(child, Tag) and self._is_block(child):
                yield from self._run(run, tag, kind, nesting)
                run = []
                if (not is_pruned(child) or child.name == "button") and not self._skip(child):
                    yield from self._block(child, kind, nesting)
            elif isinstance(child, NavigableString) or not (isinstance(child, Tag) and self._skip(child)):
                run.append(child)
        yield from self._run(run, tag, kind, nesting)
        self._depth -= 1

    def _is_block(self, tag: Tag) -> bool:
        return (
            tag.name in MARKUP.blocks
            or id(tag) in self._holders
            or (tag.name == "button" and self._folds.opens_text(tag))
        )

    def _run(self, nodes: list[PageElement], tag: Tag, kind: BlockKind, nesting: int) -> Iterator[Piece]:
        level = nesting if kind is BlockKind.LIST_ITEM else None
        texts = paragraphs(raw_text(nodes))
        emphasis, linked = shares_of(_EMPHATIC, tag, nodes, texts), shares_of(_LINKS, tag, nodes, texts)
        for text, bold, link in zip(texts, emphasis, linked, strict=True):
            yield Piece(kind, text, tag, level, emphasis=bold, linked=link)

    def _block(self, tag: Tag, kind: BlockKind, nesting: int) -> Iterator[Piece]:
        if tag.name in _HEADINGS or tag.get("role") == "heading":
            yield from self._heading(tag)
        elif tag.name in _OPENERS and self._folds.opens_text(tag) and tag.find(_HEADINGS) is None:
            yield from self._title_of_fold(tag)
        elif tag.name in {"ul", "ol", "menu", "dir"}:
            yield from self._list(tag, kind, nesting)
        elif tag.name == "dl":
            yield from self._definitions(tag, nesting)
        elif tag.name == "tr":
            yield from self._row(tag, kind, nesting)
        elif tag.name == "pre":
            yield from preformatted_pieces(tag)
        elif tag.name in {"caption", "figcaption"}:
            yield from self._element(tag, BlockKind.CAPTION, nesting)
        elif is_printed_contents(tag):
            yield from self._element(tag, BlockKind.CONTENTS, nesting)
        else:
            yield from self._element(tag, BlockKind.FOOTNOTE if _is_note(tag) else kind, nesting)

    def _heading(self, tag: Tag) -> Iterator[Piece]:
        given = str(tag.get("aria-level", "2")) if tag.get("role") == "heading" else tag.name[1]
        self._level = int(given) if re.fullmatch("[1-9]", given) else 2
        text = tidy(raw_text(tag.children, buttons=True))
        if text:
            linked = shares_of(_LINKS, tag, list(tag.children), [text])
            yield Piece(BlockKind.HEADING, text, tag, self._level, emphasis=1.0, linked=linked[0])

    def _title_of_fold(self, tag: Tag) -> Iterator[Piece]:
        if text := tidy(raw_text(tag.children)):
            yield Piece(BlockKind.HEADING, text, tag, self._level + 1, emphasis=1.0)

    def _list(self, tag: Tag, kind: BlockKind, nesting: int) -> Iterator[Piece]:
        inherited = kind in {BlockKind.FOOTNOTE, BlockKind.CONTENTS}
        item_kind = kind if inherited else BlockKind.LIST_ITEM
        if _is_note(tag):
            item_kind = BlockKind.FOOTNOTE
        elif leads_into_page(tag):
            item_kind = BlockKind.CONTENTS
        start = str(tag.get("start", "1"))
        numbers = count(int(start) if re.fullmatch("[0-9]{1,6}", start) else 1)
        for child in tag.children:
            if not isinstance(child, Tag) or is_pruned(child) or self._skip(child):
                continue
            if child.name == "li":
                number = next(numbers)
                marker = ordinal_marker(str(tag.get("type", "1")), number) if tag.name == "ol" else "•"
                yield from _marked(self._element(child, item_kind, nesting + 1), marker)
            else:
                # Lists put straight into lists, not into an item, are common in pages written by hand.
                yield from self._block(child, item_kind, nesting + 1)

    def _definitions(self, tag: Tag, nesting: int) -> Iterator[Piece]:
        marker: str | None = None
        for child in tag.children:
            if not isinstance(child, Tag) or is_pruned(child) or self._skip(child):
                continue
            text = tidy(raw_text(child.children)) if child.name == "dt" else ""
            if is_marker(text):
                # Laws set their lists so: the number is the term, its text the definition.
                marker = text
                continue
            inner = nesting + (2 if child.name == "dd" and marker is None else 1)
            pieces = self._element(child, BlockKind.LIST_ITEM, inner)
            yield from _marked(pieces, marker) if marker else pieces
            marker = None

    def _row(self, tag: Tag, kind: BlockKind, nesting: int) -> Iterator[Piece]:
        row = read_row(tag)
        if row.is_data:
            cells = [text for cell in row.cells if (text := tidy(raw_text(cell.children)))]
            if cells:
                yield Piece(BlockKind.TABLE_ROW, " | ".join(cells), tag)
        elif row.cells:
            yield from self._layout_row(row, kind, nesting)

    def _layout_row(self, row: Row, kind: BlockKind, nesting: int) -> Iterator[Piece]:
        first = tidy(raw_text(row.cells[0].children))
        if len(row.cells) == ITEM_CELLS and is_marker(first):
            note = kind is BlockKind.FOOTNOTE
            inner = self._element(row.cells[1], kind if note else BlockKind.LIST_ITEM, nesting + 1)
            yield from _marked(inner, first)
            return
        for cell in row.cells:
            yield from self._element(cell, kind, nesting)


def _marked(pieces: Iterator[Piece], marker: str) -> Iterator[Piece]:
    """The pieces of one list item, the first with its marker: the printed one, where the text brings its own."""
    first = next(pieces, None)
    if first is None:
        return
    if first.kind is BlockKind.LIST_ITEM and first.marker is None:
        own, rest = split_marker(first.text)
        yield first._replace(marker=own or marker, text=rest)
    else:
        yield first
    yield from pieces


def _block_holders(root: Tag) -> set[int]:
    """Elements that hold a block somewhere inside, whatever their own name."""
    holders: set[int] = set()
    for tag in root.find_all(MARKUP.blocks):
        for parent in tag.parents:
            if id(parent) in holders:
                break
            holders.add(id(parent))
    return holders


def _is_note(tag: Tag) -> bool:
    role = str(tag.get("role", ""))
    return role in {"doc-endnotes", "doc-footnote", "doc-endnote"} or not MARKUP.note_names.isdisjoint(names(tag))
