"""The members of an announced enumeration: "The following principles apply:" and what comes after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from extractors.find.label import MARKER, label_of
from models.document import Block, BlockKind, Document
from models.outline import Outline

SKIPPED = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.CONTENTS})
LEAST_MEMBERS = 2
MOST_MEMBERS = 40
"""A list with more items than this is an inventory, not an enumeration of principles or pillars."""
LEAST_NUMBERED = 0.7
"""Share of sections with a number from which one without is not of their row."""
GAP = 3
"""Blocks that may stand between two items of one list: paragraphs that explain the item before."""


@dataclass(frozen=True)
class Member:
    """One member of an enumeration: the block that names it, and its section where a heading does so."""

    block: int
    section: int | None = None


def items_after(document: Document, index: int) -> tuple[Member, ...]:
    """The items of the list, table or run of labelled paragraphs right after the block at 0-based ``index``.

    Empty when no such list follows, or when it has fewer than two items.
    """
    start = _next(document, index + 1)
    if start is None:
        return ()
    found = {
        BlockKind.LIST_ITEM: _list_items,
        BlockKind.PARAGRAPH: _labelled_paragraphs,
        BlockKind.TABLE_ROW: _rows,
    }.get(document.blocks[start].kind)
    blocks = found(document, start) if found else ()
    members = tuple(Member(item) for block in blocks for item in (_opened(document, block) or (block,)))
    return members if LEAST_MEMBERS <= len(members) <= MOST_MEMBERS else ()


def subsections(outline: Outline, section: int, after: int = 0) -> tuple[Member, ...]:
    """The sections inside ``section`` that begin after block ``after``, as members.

    They are those directly inside it; where there are none, those numbered below it ("2.1", "2.2" after
    "2"), or those right after it that count from 1, whatever level they were given. Where nearly all are
    numbered, the others are no members.
    """
    ways = (outline.children(section), _numbered_below(outline, section), _counting_on(outline, section))
    for way in ways:
        inside = [i for i in way if outline.sections[i].start > after]
        numbered = [i for i in inside if outline.sections[i].number]
        kept = numbered if len(numbered) >= LEAST_NUMBERED * len(inside) else inside
        members = tuple(Member(outline.sections[i].start, i) for i in kept)
        if LEAST_MEMBERS <= len(members) <= MOST_MEMBERS:
            return members
    return ()


def _numbered_below(outline: Outline, section: int) -> tuple[int, ...]:
    number = outline.sections[section].number
    if not number:
        return ()
    below = re.compile(rf"{re.escape(number)}\.\d{{1,2}}\.?")
    return tuple(
        i for i, other in enumerate(outline.sections) if i > section and other.number and below.fullmatch(other.number)
    )


def _counting_on(outline: Outline, section: int) -> tuple[int, ...]:
    level = outline.sections[section].level
    later = outline.sections[section + 1 :]
    run = takewhile(lambda pair: pair[1].number == str(pair[0]) and pair[1].level >= level, enumerate(later, start=1))
    return tuple(section + count for count, _ in run)


def chapters_counting_to(outline: Outline, count: int) -> tuple[Member, ...]:
    """The sections numbered 1, 2, 3 ... at the level of the first of them, when they are just ``count``."""
    first = next((s for s in outline.sections if s.number == "1"), None)
    if first is None:
        return ()
    numbered = [i for i, s in enumerate(outline.sections) if s.level == first.level and (s.number or "").isdecimal()]
    wanted = [str(number) for number in range(1, count + 1)]
    if [outline.sections[i].number for i in numbered] != wanted:
        return ()
    return tuple(Member(outline.sections[i].start, i) for i in numbered)


def labelled_items(document: Document, outline: Outline, section: int, after: int = 0) -> tuple[Member, ...]:
    """The items with a label of their own under the subsections of ``section`` that begin after block ``after``.

    This is how principles stand under grouping subheadings, numbered on from group to group: each
    subsection must hold such a list, and the numbers must not start again.
    """
    children = [child for child in outline.children(section) if outline.sections[child].start > after]
    groups = [_labelled_in(document, outline, child) for child in children]
    if not groups or not all(groups):
        return ()
    items = tuple(chain.from_iterable(groups))
    markers = [document.blocks[i].marker for i in items if document.blocks[i].marker]
    restarts = len(groups) > 1 and _style(document.blocks[items[0]]) == "number" and len(set(markers)) < len(markers)
    members = () if restarts else tuple(map(Member, items))
    return members if LEAST_MEMBERS <= len(members) <= MOST_MEMBERS else ()


def _labelled_in(document: Document, outline: Outline, section: int) -> tuple[int, ...]:
    blocks = range(outline.sections[section].start + 1, outline.end_of(section))
    first = next((i for i in blocks if document.blocks[i].kind is BlockKind.LIST_ITEM), None)
    if first is None:
        return ()
    items = tuple(i for i in _list_items(document, first) if i in blocks)
    labelled = [i for i in items if label_of(document.blocks[i].text, document.language).apart]
    return items if len(labelled) == len(items) else ()


def _next(document: Document, start: int) -> int | None:
    blocks = document.blocks
    return next((i for i in range(start, len(blocks)) if blocks[i].kind not in SKIPPED), None)


def _list_items(document: Document, start: int) -> Iterator[int]:
    """Items of the list that begins at ``start``, without those nested in it."""
    first, between = document.blocks[start], 0
    for index in range(start, len(document.blocks)):
        block = document.blocks[index]
        if block.kind in SKIPPED:
            continue
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE} or between > GAP:
            return
        if block.kind is not BlockKind.LIST_ITEM:
            if block.text.rstrip().endswith(":"):
                return
            between += 1
            continue
        if (block.level or 1) < (first.level or 1) or _restarts(block, index, start, first):
            return
        if between and not _same_style(block, first) and block.level == first.level:
            return
        if _same_style(block, first):
            yield index
        between = 0


def _opened(document: Document, index: int) -> tuple[int, ...]:
    """The items that an item ending in a colon opens: "1. Fees shall be:", then "(a) fair;"."""
    item, start = document.blocks[index], _next(document, index + 1)
    if start is None or not item.text.rstrip().endswith(":"):
        return ()
    first = document.blocks[start]
    inside = first.kind is BlockKind.LIST_ITEM and not _same_style(first, item)
    return tuple(_list_items(document, start)) if inside else ()


def _restarts(block: Block, index: int, start: int, first: Block) -> bool:
    counts = _style(block) == _style(first) == "number" and block.level == first.level
    return counts and index > start and block.marker == first.marker


def _same_style(block: Block, first: Block) -> bool:
    return (block.level or 1) == (first.level or 1) and _style(block) == _style(first)


def _style(block: Block) -> str:
    stuck = None if block.marker else MARKER.match(block.text)
    marker = re.sub(r"[\s().:]", "", block.marker or (stuck.group() if stuck else ""))
    if marker.isdigit():
        return "number"
    if re.fullmatch(r"[A-Za-z]{1,4}", marker):
        return "letter"
    return marker or "none"


def _labelled_paragraphs(document: Document, start: int) -> Iterator[int]:
    for index in range(start, len(document.blocks)):
        block = document.blocks[index]
        if block.kind in SKIPPED:
            continue
        if block.kind is not BlockKind.PARAGRAPH or not label_of(block.text, document.language).apart:
            return
        yield index


def _rows(document: Document, start: int) -> Iterator[int]:
    for index in range(start, len(document.blocks)):
        if document.blocks[index].kind is not BlockKind.TABLE_ROW:
            return
        yield index
