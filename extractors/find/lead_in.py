"""Which sentence announces a list: "Within 60 days, each agency must:"."""

import re

from extractors.language.sentences import sentences
from models.document import Block, BlockKind, Document
from models.outline import Outline

_NUMBERED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivx]{1,5})[.)]\s+\S")
_OPENING, _CLOSING = "([<＜【", ")]>＞】"
LONGEST_LABEL = 80
"""Characters of a paragraph that may be a title without being marked as a heading."""
_PASSED_OVER = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.CONTENTS})


class LeadIns:
    """Follows a document's blocks in order and knows at each which lead-in governs it.

    A paragraph that ends in a colon governs the items after it, down to the first block that is no item;
    an item that does so governs the deeper items after it. One that stands before a heading governs all
    to the end of the section around it ("The Council recommends:", then a chapter per recommendation); a heading
    that does so governs its own section.
    """

    def __init__(self, document: Document, outline: Outline) -> None:
        self._document, self._outline = document, outline
        self._open: list[tuple[int, str]] = []
        self._wide: tuple[int, str] | None = None
        self._over: str | None = None

    def enter(self, index: int) -> None:
        """Move on to the block at 0-based ``index``; blocks are entered in order."""
        block = self._document.blocks[index]
        if block.kind in _PASSED_OVER or _is_label(block):
            self._over = None
            return
        if self._wide and index >= self._wide[0]:
            self._wide = None
        self._over = self._governing(index)
        if block.text.rstrip().endswith(":"):
            self._announce(index, block)

    def over(self, index: int) -> str | None:
        """The lead-in that governs the block just entered, if any."""
        return self._over

    def is_item(self, index: int) -> bool:
        """Whether the block just entered stands as an item under a lead-in, whatever the reader took it for."""
        return self._over is not None and bool(self._open) and _is_item(self._document.blocks[index])

    def announces(self, index: int) -> bool:
        """Whether the block just entered ends in a lead-in that governs others."""
        return self._document.blocks[index].text.rstrip().endswith(":")

    def _governing(self, index: int) -> str | None:
        block = self._document.blocks[index]
        if not _is_item(block):
            self._open = []
            return self._wide[1] if self._wide and block.kind is BlockKind.PARAGRAPH else None
        depth = _depth(block)
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        if self._open:
            return self._open[-1][1]
        return self._wide[1] if self._wide else None

    def _announce(self, index: int, block: Block) -> None:
        start, end = sentences(block.text, self._document.language)[-1]
        text = block.text[start:end]
        following = self._following(index)
        if following is None:
            return
        if following.kind is BlockKind.HEADING or block.kind is BlockKind.HEADING:
            self._wide = (self._outline.end_of(self._scope(index, block)), text)
        elif _is_item(following) or not block.text[0].isdigit():
            self._open.append((_depth(block) if _is_item(block) else 0, text))

    def _scope(self, index: int, block: Block) -> int:
        """The section over which a lead-in before a heading, or one that is a heading itself, governs."""
        section = self._outline.section_of(index)
        if block.kind is BlockKind.HEADING:
            return section
        return self._outline.sections[section].parent or 0

    def _following(self, index: int) -> Block | None:
        later = self._document.blocks[index + 1 : index + 4]
        return next((block for block in later if block.kind not in _PASSED_OVER), None)


class RunInTitles:
    """Follows a document's blocks in order and knows the run-in title that the present one stands under.

    A run-in title is a short paragraph without a full stop that is not marked as a heading. It holds up to the next
    heading or run-in title.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.over: tuple[str, ...] = ()

    def enter(self, index: int) -> None:
        """Move on to the block at 0-based ``index``; blocks are entered in order."""
        block = self._document.blocks[index]
        if block.kind is BlockKind.HEADING:
            self.over = ()
        elif _is_label(block):
            self.over = (block.text,)


def _is_item(block: Block) -> bool:
    if block.kind is BlockKind.LIST_ITEM:
        return True
    return block.kind is BlockKind.PARAGRAPH and (bool(_NUMBERED.match(block.text)) or block.text[0].islower())


def _depth(block: Block) -> int:
    return block.level or 1 if block.kind is BlockKind.LIST_ITEM else 1


def _is_label(block: Block) -> bool:
    """Whether a paragraph is a run-in title between items, and does not end their list."""
    ends = block.text[-1].isalnum() or (block.text[0] in _OPENING and block.text[-1] in _CLOSING)
    return block.kind is BlockKind.PARAGRAPH and len(block.text) <= LONGEST_LABEL and ends
