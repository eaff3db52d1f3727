"""The tree of sections over a document's blocks."""

from typing import Literal, Self

from pydantic import Field, model_validator

from models.value import Value

SectionRole = Literal["body", "front", "contents", "summary", "annex", "references"]


class Section(Value):
    """A heading and the blocks that stand directly under it, before the next heading.

    ``start`` and ``stop`` are 0-based indices into the document's blocks, ``stop`` exclusive; the heading
    is at ``start``. ``level`` is 1 for a chapter; the root, which holds what precedes the first heading,
    has level 0, no title and no parent. ``parent`` is the index of the enclosing section in the outline.
    ``number`` is the printed number without its closing mark ("2.1", "Article 4", "A").
    """

    title: str
    level: int = Field(ge=0)
    start: int = Field(ge=0)
    stop: int = Field(ge=0)
    parent: int | None = None
    number: str | None = None
    role: SectionRole = "body"


class Outline(Value):
    """Sections in reading order, the root first. Together they cover each block exactly once."""

    sections: tuple[Section, ...] = Field(min_length=1)
    block_count: int = Field(ge=0)

    @model_validator(mode="after")
    def _covers_each_block_once(self) -> Self:
        root, position = self.sections[0], 0
        if root.level or root.parent is not None:
            raise ValueError("the first section must be the root, at level 0")
        for index, section in enumerate(self.sections):
            if section.start != position or section.stop < section.start:
                raise ValueError(f"section {section.title!r} starts at block {section.start}, not {position}")
            position = section.stop
            if index:
                self._check_parent(index, section)
        if position != self.block_count:
            raise ValueError(f"the sections end at block {position} of {self.block_count}")
        return self

    def _check_parent(self, index: int, section: Section) -> None:
        if section.parent is None or not 0 <= section.parent < index:
            raise ValueError(f"section {section.title!r} has no parent before it")
        if self.sections[section.parent].level >= section.level:
            raise ValueError(f"section {section.title!r} is not deeper than its parent")

    def section_of(self, block: int) -> int:
        """The index of the section that directly holds the block at 0-based index ``block``."""
        low, high = 0, len(self.sections) - 1
        while low < high:
            middle = (low + high) // 2
            if self.sections[middle].stop > block:
                high = middle
            else:
                low = middle + 1
        return low

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The section at ``index`` and those around it, innermost first, without the root."""
        chain: list[int] = []
        current: int | None = index
        while current:
            chain.append(current)
            current = self.sections[current].parent
        return tuple(chain)

    def children(self, index: int) -> tuple[int, ...]:
        """The indices of the sections directly inside the section at ``index``, in order."""
        return tuple(i for i, section in enumerate(self.sections) if section.parent == index and i)

    def end_of(self, index: int) -> int:
        """The 0-based block index just after the section at ``index`` and everything inside it."""
        level = self.sections[index].level
        later = self.sections[index + 1 :]
        return next((s.start for s in later if s.level <= level), self.block_count) if index else self.block_count
