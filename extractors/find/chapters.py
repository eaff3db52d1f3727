"""Which chapters of a document hold its measures."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from extractors.find.cue import covers, is_aside, title_cue
from extractors.rules import Rulebook
from models.document import Document
from models.finding import ActionPoint, Finding, Principle
from models.outline import Outline

LEAST_ACTIONS = 6
"""Action points that a document must have before its chapters count as lines of action."""
LEAST_PER_CHAPTER = 2
"""Action points that a chapter must hold: one may be a stray sentence."""
LEAST_COVERED = 0.6
"""Share of the action points that the chapters must hold together."""
LEAST_PART = 0.2
"""Share of the action points below which a part ("Part A") is no home of lines of action."""
MOST_ARTICLES = 0.3
"""Share of titles that number an article or section of a law above which the document is legislation."""


class Chapters:
    """The sections of a document by the action points that stand in them."""

    def __init__(
        self,
        document: Document,
        outline: Outline,
        book: Rulebook,
        actions: Sequence[ActionPoint],
        principles: Sequence[Principle],
    ) -> None:
        self.document, self.outline, self.book = document, outline, book
        places = {block.id: index for index, block in enumerate(document.blocks)}
        self._actions = _blocks(actions, places)
        self._principled = {outline.section_of(index) for index in _headings(document, principles, places)}

    def share(self, ranges: Iterable[tuple[int, int]]) -> float | None:
        """The share of all action points that stand within ranges of blocks, each a 0-based start and an
        exclusive end; none when there are no action points."""
        if not self._actions:
            return None
        within = set(chain.from_iterable(range(*pair) for pair in ranges))
        return sum(block in within for block in self._actions) / len(self._actions)

    def range_of(self, section: int) -> tuple[int, int]:
        """The blocks of a section and everything inside it."""
        return self.outline.sections[section].start, self.outline.end_of(section)

    def candidates(self) -> Iterator[tuple[int, ...]]:
        """The sections that may be lines of action: the chapters with measures, at the level where they divide."""
        if len(self._actions) < LEAST_ACTIONS or self._is_legislation():
            return
        sections = self._divided(0)
        share = self.share(self.range_of(section) for section in sections)
        if len(sections) > 1 and share is not None and share >= LEAST_COVERED:
            yield sections

    def _divided(self, around: int) -> tuple[int, ...]:
        """The sections under ``around`` that hold measures, containers replaced by what they contain."""
        chapters = [child for child in self.outline.children(around) if self._has_measures(child)]
        if len(chapters) == 1:
            return self._divided(chapters[0])
        divided: list[int] = []
        for chapter in chapters:
            inside = self._divided(chapter) if self._is_container(chapter) else ()
            divided += inside if len(inside) > 1 else (chapter,)
        return tuple(divided)

    def _has_measures(self, section: int) -> bool:
        held = self._count(section)
        title = self.outline.sections[section].title
        if held < LEAST_PER_CHAPTER or self.outline.sections[section].role != "body":
            return False
        if self._is_container(section):
            return held >= LEAST_PART * len(self._actions)
        return not is_aside(self.book, title) and not self._is_principled(section)

    def _is_container(self, section: int) -> bool:
        title = self.outline.sections[section].title
        cue = title_cue(self.book, title, {"container"})
        number = self.outline.sections[section].number or ""
        return bool(self.outline.children(section)) and (
            (cue is not None and covers(title, cue)) or bool(title_cue(self.book, number, {"container"}))
        )

    def _is_principled(self, section: int) -> bool:
        """Whether the principles of the document stand as headings inside the section."""
        start, stop = self.range_of(section)
        return any(start <= self.outline.sections[p].start < stop for p in self._principled)

    def _is_legislation(self) -> bool:
        titled = [section for section in self.outline.sections if section.number]
        articles = [s for s in titled if (s.number or "").lower().startswith(("art", "§", "sec"))]
        return len(articles) > MOST_ARTICLES * len(self.outline.sections)

    def _count(self, section: int) -> int:
        start, stop = self.range_of(section)
        return sum(start <= block < stop for block in self._actions)


def _blocks(findings: Sequence[Finding], places: dict[str, int]) -> tuple[int, ...]:
    return tuple(places[f.evidence[0].block] for f in findings if f.evidence[0].block in places)


def _headings(document: Document, principles: Sequence[Principle], places: dict[str, int]) -> Iterator[int]:
    for index in _blocks(principles, places):
        if document.blocks[index].kind.value == "heading":
            yield index
