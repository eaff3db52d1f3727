"""Announcements of enumerations, in headings and sentences, resolved to the members they announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.find.cue import counted, covers, is_aside, title_cue, title_start
from extractors.find.enumeration import (
    LEAST_MEMBERS,
    Member,
    chapters_counting_to,
    items_after,
    labelled_items,
    subsections,
)
from extractors.find.inline_list import inline_items, is_closed
from extractors.language.sentences import sentences
from extractors.rules import Match, Rulebook, Setting
from models.document import BlockKind, Document
from models.outline import Outline

UNREAD_ROLES = frozenset({"contents", "references"})
NEXT = 3
"""Blocks from an announcement without a number to the first subsection that it may announce."""
REACH = 300
"""Characters that may stand between the announcing sentence and its list within one block: a remark or two."""


@dataclass(frozen=True)
class Enumeration:
    """Members that block ``block`` announces with rule ``cue``, whose offsets are those of the block's text.

    ``count`` is the number announced, if one is. ``spans`` are the members within the announcing sentence
    instead of ``members``, as characters of the same block.
    """

    block: int
    cue: Match
    count: int | None
    members: tuple[Member, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> int:
        """How many members were found."""
        return len(self.members) or len(self.spans)

    @property
    def agrees(self) -> bool | None:
        """Whether as many members were found as announced; none when no number was announced."""
        return None if self.count is None else self.count == self.size


class Announcements:
    """The enumerations that a document announces by the rules of one book.

    ``asides`` is the book whose rules know the titles that are never members, such as "Introduction".
    With ``by_chapter``, a number announced may be that of the document's numbered chapters.
    """

    def __init__(
        self, document: Document, outline: Outline, book: Rulebook, asides: Rulebook, *, by_chapter: bool = False
    ) -> None:
        self.document, self.outline, self.book, self.asides = document, outline, book, asides
        self.by_chapter = by_chapter

    def headed(self, kinds: frozenset[str]) -> Iterator[Enumeration]:
        """Enumerations under headings that name them, resolved to subsections or lists inside the section."""
        for index, section in enumerate(self.outline.sections):
            if not index or section.role in UNREAD_ROLES:
                continue
            cue = title_cue(self.book, section.title, kinds)
            members = self._inside(index) if cue else ()
            if cue and members:
                count = counted(self.book, section.title[_number_end(section.title) : cue.end]) or self._count_in(index)
                yield Enumeration(section.start, cue, count, members)

    def announced(self, kinds: frozenset[str], mention: str) -> Iterator[Enumeration]:
        """Enumerations that a sentence announces, resolved to what follows it.

        ``mention`` is the word list of which a block must have a word to be read at all: it only saves time.
        """
        for index, block in enumerate(self.document.blocks):
            role = self.outline.sections[self.outline.section_of(index)].role
            if role in UNREAD_ROLES or block.kind is BlockKind.CONTENTS or not self._mentions(block.text, mention):
                continue
            for start, end in sentences(block.text, self.document.language):
                yield from self._resolved(index, start, end, kinds)

    def _mentions(self, text: str, mention: str) -> bool:
        lower = text.lower()
        return any(word in lower for word in self.book.lexicon.lists[mention].words)

    def _resolved(self, index: int, start: int, end: int, kinds: frozenset[str]) -> Iterator[Enumeration]:
        block = self.document.blocks[index]
        sentence = block.text[start:end]
        found = [m for m in self.book.match(sentence, Setting(block=block.kind)) if m.rule.kind in kinds]
        for match in sorted(found, key=lambda m: -m.rule.score):
            cue = Match(match.rule, match.ref, start + match.start, start + match.end, match.names)
            count = counted(self.book, sentence[match.start : match.end])
            if spans := self._inline(block.text, cue.end, end):
                yield Enumeration(index, cue, count, spans=spans)
                return
            far = match.rule.kind.endswith("-of-values")
            if members := self._following(index, count, near=len(block.text) - end <= REACH, far=far):
                yield Enumeration(index, cue, count, members)
                return

    def _inline(self, text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
        colon = text.find(":", max(0, start - 1), end)
        if colon < 0 or not text[colon + 1 : end].strip():
            return ()
        spans = inline_items(text, colon + 1, end)
        return spans if is_closed(text, spans, end) else ()

    def _following(self, index: int, count: int | None, *, near: bool, far: bool) -> tuple[Member, ...]:
        """What an announcement at block ``index`` is followed by: a list if ``near`` enough, else subsections, which
        without a ``count`` must begin soon, unless their titles will tell and so ``far`` ones do."""
        if near and (members := items_after(self.document, index)):
            return members
        section = self.outline.section_of(index)
        if members := labelled_items(self.document, self.outline, section, after=index):
            return members
        members = self._kept(subsections(self.outline, section, after=index))
        if count is None:
            return members if members and (far or members[0].block - index <= NEXT) else ()
        if len(members) == count:
            return members
        chapters = self._kept(chapters_counting_to(self.outline, count)) if self.by_chapter else ()
        return chapters if len(chapters) == count else ()

    def _inside(self, section: int) -> tuple[Member, ...]:
        """What a section's heading announces: labelled items, subsections, or the first list in it."""
        if members := labelled_items(self.document, self.outline, section):
            return members
        if len(members := self._kept(subsections(self.outline, section))) >= LEAST_MEMBERS:
            return members
        inside = self.outline.sections[section]
        blocks = range(inside.start, inside.stop)
        lists = (i for i in blocks if i + 1 in blocks and self.document.blocks[i + 1].kind is BlockKind.LIST_ITEM)
        first = next(lists, inside.start)
        return tuple(m for m in items_after(self.document, first) if m.block in blocks)

    def _kept(self, members: tuple[Member, ...]) -> tuple[Member, ...]:
        titles = ((m, self.outline.sections[m.section].title) for m in members if m.section is not None)
        return tuple(m for m, title in titles if not is_aside(self.asides, title) and not self._is_general(title))

    def _is_general(self, title: str) -> bool:
        """Whether a title only says that members follow, such as "Principles" or "Actions"."""
        cues = (title_cue(self.book, title, {"heading"}), title_cue(self.asides, title, {"heading", "container"}))
        return any(cue is not None and covers(title, cue) for cue in cues)

    def _count_in(self, section: int) -> int | None:
        """The number announced in the blocks directly under a heading."""
        inside = self.outline.sections[section]
        for block in self.document.blocks[inside.start + 1 : inside.stop]:
            for match in self.book.match(block.text[:REACH]):
                if match.rule.kind == "announcement":
                    return counted(self.book, block.text[match.start : match.end])
        return None


def _number_end(title: str) -> int:
    """Where a title's words begin after a number that tells its place ("Sec. 2.", "3)") and no count ("3 goals")."""
    return 0 if re.match(r"\s*\d{1,2}\s+\w", title) else title_start(title)
