"""Lines of action as worded in a document, at the heading or line that treats them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractors.find.cue import title_start
from extractors.find.inline_list import without_joint
from extractors.find.label import label_of
from models.document import BlockKind, Document
from models.evidence import RuleRef
from models.outline import Outline

SAME_TITLE = 0.75
"""Share of words (F1) from which an announced line of action and a heading are the same."""
LONGEST_TITLE = 15
"""Words of a paragraph that may be a title which the page does not show as one."""


@dataclass(frozen=True)
class Line:
    """A line of action at characters ``start`` to ``end`` of the block at 0-based index ``block``.

    ``section`` is the section that it heads, if it heads one; ``placed`` says that it stands where it is treated,
    and not only where it is named.
    """

    block: int
    start: int
    end: int
    section: int | None = None
    placed: bool = False


@dataclass(frozen=True)
class Lines:
    """One reading of what a document's main lines of action are; ``by_chapter`` by where its measures stand."""

    lines: tuple[Line, ...]
    rule: RuleRef
    confidence: float
    by_chapter: bool = False

    @property
    def placed(self) -> bool:
        """Whether any line stands where it is treated."""
        return any(line.placed for line in self.lines)


class Places:
    """Where a document treats what it has named."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self.document, self.outline = document, outline
        self._titles = [(s.start, i, _words(s.title[title_start(s.title) :])) for i, s in enumerate(outline.sections)]
        self._short = [
            (index, None, _words(block.text[title_start(block.text) :]))
            for index, block in enumerate(document.blocks)
            if block.kind is BlockKind.PARAGRAPH and len(block.text.split()) <= LONGEST_TITLE
        ]

    def headed(self, section: int, start: int | None = None) -> Line:
        """The line of action that heads ``section``, from character ``start`` of its title or after its number."""
        block = self.outline.sections[section].start
        text = self.document.blocks[block].text
        begin = title_start(text) if start is None else start
        return Line(block, begin, len(text.rstrip(" .:")), section, placed=True)

    def item(self, block: int) -> Line:
        """A list item that names a line of action: the whole item if a title repeats it, else its label."""
        text = self.document.blocks[block].text
        label = label_of(text, self.document.language)
        whole = self.named(block, label.start, without_joint(text, label.start))
        return whole if whole.placed else self.named(block, label.start, label.end)

    def named(self, block: int, start: int, end: int) -> Line:
        """What is named at these characters of ``block``: at the later title that says the same, if one does."""
        wanted = _words(self.document.blocks[block].text[start:end])
        found = self._most_alike(wanted, self._titles[1:], block) or self._most_alike(wanted, self._short, block)
        if found is None:
            return Line(block, start, end)
        index, section = found
        if section is not None:
            return self.headed(section)
        text = self.document.blocks[index].text
        return Line(index, title_start(text), len(text.rstrip(" .:")), placed=True)

    def _most_alike(
        self, wanted: frozenset[str], titles: Sequence[tuple[int, int | None, frozenset[str]]], after: int
    ) -> tuple[int, int | None] | None:
        best, found = 0.0, None
        for index, section, words in titles:
            likeness = 2 * len(wanted & words) / (len(wanted) + len(words)) if words and index > after else 0.0
            if likeness > best:
                best, found = likeness, (index, section)
        return found if best >= SAME_TITLE else None


def extents(outline: Outline, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The blocks under each line: its section, or from its own block to that of the next or its section's end."""
    for line, following in zip_longest(lines, lines[1:]):
        if line.section is not None:
            yield outline.sections[line.section].start, outline.end_of(line.section)
            continue
        stop = outline.sections[outline.section_of(line.block)].stop
        yield line.block, min(stop, following.block) if following and following.block > line.block else stop


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))
