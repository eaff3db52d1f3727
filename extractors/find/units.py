"""The sentences and list items of a document, each with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.find.lead_in import LeadIns, RunInTitles
from extractors.language.sentences import sentences
from extractors.rules import Setting
from models.document import Block, BlockKind, Document
from models.outline import Outline

READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE})
LONGEST = 4000
"""Characters of a unit that is still read: the longest sentence of the corpus has under 2 000; more is no sentence."""
LONGEST_ANSWER = 200
"""Characters of the next paragraph that are read: whether a recommendation is accepted is said at once."""
COVER_LINES, LONGEST_TITLE = 5, 400
"""Blocks at the head of a document that may hold its title, and characters of a title."""
CELLS = " | "
"""What stands between the cells of a table row."""
SHORTEST_CELL = 3
"""Words from which a cell can hold a measure: fewer are headers, dates and names."""
FEW_CELLS = 2
"""Cells up to which each is read for measures; in wider rows the longest tells the measure, the others by whom, by
when and how it is measured."""
_MARKER = re.compile(
    r"\s*(?:(?:and|or|en|of|et|ou|und|oder)\s+(?=\())?(?:\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[•▪●◦■‣–—\uf000-\uf0ff-])"
    r"\s+(?=\S)"
)
"""A printed number or bullet; symbol fonts put their bullets at U+F000 to U+F0FF."""
_INLINE_ITEM = re.compile(
    r"(?<=[;:])\s+(?:(?:and|or|en|of|et|ou|und|oder)\s+)?(?=\(?(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})[.)]\s+\w)"
)


@dataclass(frozen=True)
class Unit:
    """A sentence or list item: characters ``start`` (0-based) to ``end`` (exclusive) of the block at 0-based
    index ``block``. ``section`` is an index of the outline. ``announces`` is whether it is the lead-in of a list.
    ``beside`` are the other cells of its table row, which tell who is to do it and by when.
    """

    block: int
    start: int
    end: int
    text: str
    section: int
    setting: Setting
    announces: bool
    beside: tuple[str, ...] = ()


def units(document: Document, outline: Outline) -> Iterator[Unit]:
    """Every sentence and list item outside headings, captions, the table of contents and the references."""
    lead_ins = LeadIns(document, outline)
    labels = RunInTitles(document)
    title = _title(document)
    for index, block in enumerate(document.blocks):
        lead_ins.enter(index)
        labels.enter(index)
        section = outline.section_of(index)
        if block.kind not in READ or outline.sections[section].role in {"contents", "references"}:
            continue
        around = Setting(
            block=block.kind,
            headings=labels.over + tuple(outline.sections[s].title for s in outline.ancestors(section)),
            role=outline.sections[section].role,
            title=title,
            first=_first_paragraph(document, outline.sections[section].start, index),
            following=_following(document, index),
        )
        yield from _units_of(document, index, section, around, lead_ins)


def _units_of(document: Document, index: int, section: int, around: Setting, lead_ins: LeadIns) -> Iterator[Unit]:
    block = document.blocks[index]
    inline: str | None = None
    for start, end in _spans(block, document.language):
        text = block.text[start:end]
        announcing = inline if inline is not None else lead_ins.over(index)
        announces = text.endswith(":") and (end < len(block.text) or lead_ins.announces(index))
        kind = BlockKind.LIST_ITEM if inline is not None or lead_ins.is_item(index) else around.block
        setting = around.model_copy(update={"lead_in": announcing, "block": kind})
        yield Unit(index, start, end, text, section, setting, announces, _beside(block, start, end))
        if text.endswith(":") and end < len(block.text):
            inline = text


def _spans(block: Block, language: str) -> Iterator[tuple[int, int]]:
    """Sentences, cut further where a list runs on in the paragraph, without their printed numbers."""
    for start, end in _sentences(block, language):
        cuts = [start, *(start + cut.end() for cut in _INLINE_ITEM.finditer(block.text[start:end])), end]
        for left, right in pairwise(cuts):
            marker = _MARKER.match(block.text, left, right)
            begin = marker.end() if marker else left
            piece = block.text[begin : min(right, begin + LONGEST)].rstrip()
            if piece:
                yield begin, begin + len(piece)


def _sentences(block: Block, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of a block; of a table row, those of the cells that can hold a measure."""
    if block.kind is not BlockKind.TABLE_ROW:
        yield from sentences(block.text, language)
        return
    start, cells = 0, block.text.split(CELLS)
    longest = max(len(cell) for cell in cells)
    for cell in cells:
        if len(cell.split()) >= SHORTEST_CELL and (len(cells) <= FEW_CELLS or len(cell) == longest):
            yield from ((start + left, start + right) for left, right in sentences(cell, language))
        start += len(cell) + len(CELLS)


def _beside(block: Block, start: int, end: int) -> tuple[str, ...]:
    """The cells of a table row other than the one that holds characters ``start`` to ``end``."""
    if block.kind is not BlockKind.TABLE_ROW or CELLS not in block.text:
        return ()
    before, after = block.text[:start].split(CELLS)[:-1], block.text[end:].split(CELLS)[1:]
    return tuple(cell for cell in (*before, *after) if cell.strip())


def _first_paragraph(document: Document, section_start: int, index: int) -> bool:
    between = document.blocks[section_start:index]
    return bool(between) and all(block.kind not in READ for block in between)


def _following(document: Document, index: int) -> str | None:
    following = next((block for block in document.blocks[index + 1 : index + 2] if block.kind in READ), None)
    return following.text[:LONGEST_ANSWER] if following else None


def _title(document: Document) -> str | None:
    """What the document calls itself: in its data, on its cover, or in its first lines."""
    stated = document.stated("title")
    printed = [block.text for block in document.blocks if block.kind is BlockKind.TITLE]
    first = [block.text for block in document.blocks[:COVER_LINES]]
    texts = ([stated.value] if stated else []) + (printed or first)
    return " / ".join(texts)[:LONGEST_TITLE] or None
