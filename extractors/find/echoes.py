"""Lists whose items come back as titles: "The plan rests on: • Clean water • Green ports", then a part on each."""

from collections.abc import Iterator

from extractors.find.cue import is_aside
from extractors.find.enumeration import items_after
from extractors.find.lines import Line, Places
from extractors.rules import Rulebook
from models.document import BlockKind, Document
from models.outline import Outline

LEAST_ECHOED = 3
"""Items of a list that must come back; two titles may be alike by chance."""
LEAST_SHARE = 0.75
"""Share of a list's items that must come back."""


def echoed_lists(document: Document, outline: Outline, book: Rulebook, places: Places) -> Iterator[tuple[Line, ...]]:
    """The titles that items of one list announce, for each such list.

    A list that holds an introduction or an annex is one of contents, and says nothing of lines of action.
    """
    for index in range(1, len(document.blocks)):
        if not _begins_list(document, index) or outline.sections[outline.section_of(index)].role == "contents":
            continue
        members = items_after(document, index - 1)
        lines = tuple(places.item(member.block) for member in members)
        if any(is_aside(book, document.blocks[line.block].text) for line in lines):
            continue
        back = {line.block: line for line in lines if line.placed}
        levels = {outline.sections[line.section].level for line in back.values() if line.section is not None}
        if len(back) >= max(LEAST_ECHOED, LEAST_SHARE * len(lines)) and len(levels) <= 1:
            yield tuple(back[block] for block in sorted(back))


def _begins_list(document: Document, index: int) -> bool:
    before, block = document.blocks[index - 1], document.blocks[index]
    return block.kind is BlockKind.LIST_ITEM and before.kind not in {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}
