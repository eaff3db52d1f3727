"""Which chapters of a document hold its measures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from statistics import median

from extractors.find.cue import covers, is_aside, title_cue
from extractors.rules import Rulebook
from models.document import Document
from models.finding import ActionPoint, Finding, Principle
from models.outline import Outline

LEAST_ACTIONS = 6
"""Action points that a document must have before its chapters count as lines of action."""
LEAST_PER_CHAPTER = 2
"""Action points that make a section a chapter of measures however long it is; one may be a stray sentence."""
LEAST_DENSITY = 0.25
"""Action points a block, as a share of the chapters' middle value, with which one action point is enough."""
LEAST_COVERED = 0.6
"""Share of the action points that the chapters must hold together."""
LEAST_PART = 0.5
"""Action points of a part ("Part A") as a share of those in the richest one, below which it prepares the others."""
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
        stated = {places[e.block] for p in principles for e in p.evidence if e.block in places}
        self._principled = frozenset(_labels(principles))
        self._actions = tuple(b for b in _blocks(actions, places) if b not in stated and not self._is_beside(b))

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
        chapters = self._with_measures(around)
        if len(chapters) == 1:
            return self._divided(chapters[0])
        richest = max((self._count(chapter) for chapter in chapters), default=0)
        divided: list[int] = []
        for chapter in chapters:
            inside = self._divided(chapter) if self._is_container(chapter) else ()
            if not self._is_container(chapter):
                divided.append(chapter)
            elif self._count(chapter) >= LEAST_PART * richest:
                divided += inside if len(inside) > 1 else (chapter,)
        return tuple(divided)

    def _with_measures(self, around: int) -> list[int]:
        chapters = [child for child in self.outline.children(around) if self._has_measures(child)]
        if not chapters:
            return []
        middle = median(map(self._density, chapters))
        return [
            c for c in chapters if self._count(c) >= LEAST_PER_CHAPTER or self._density(c) >= LEAST_DENSITY * middle
        ]

    def _has_measures(self, section: int) -> bool:
        inside = self.outline.sections[section]
        if inside.role != "body" or not self._count(section):
            return False
        return not is_aside(self.book, inside.title) and not self._is_principled(section)

    def _density(self, section: int) -> float:
        start, stop = self.range_of(section)
        return self._count(section) / (stop - start)

    def _is_container(self, section: int) -> bool:
        title = self.outline.sections[section].title
        cue = title_cue(self.book, title, {"container"})
        number = self.outline.sections[section].number or ""
        return bool(self.outline.children(section)) and (
            (cue is not None and covers(title, cue)) or bool(title_cue(self.book, number, {"container"}))
        )

    def _is_principled(self, section: int) -> bool:
        """Whether the section is headed by a principle of the document, or holds such sections."""
        start, stop = self.range_of(section)
        titles = (s.title for s in self.outline.sections[section:] if start <= s.start < stop)
        return any(_words(title) in self._principled for title in titles)

    def _is_legislation(self) -> bool:
        titled = [section for section in self.outline.sections if section.number]
        articles = [s for s in titled if (s.number or "").lower().startswith(("art", "§", "sec"))]
        return len(articles) > MOST_ARTICLES * len(self.outline.sections)

    def _is_beside(self, block: int) -> bool:
        """Whether a block stands in a summary, introduction or annex, which repeats measures or prepares them."""
        around = [self.outline.sections[s] for s in self.outline.ancestors(self.outline.section_of(block))]
        return any(s.role != "body" for s in around) or bool(around and is_aside(self.book, around[-1].title))

    def _count(self, section: int) -> int:
        start, stop = self.range_of(section)
        return sum(start <= block < stop for block in self._actions)


def _blocks(findings: Sequence[Finding], places: dict[str, int]) -> tuple[int, ...]:
    return tuple(places[f.evidence[0].block] for f in findings if f.evidence[0].block in places)


def _labels(principles: Sequence[Principle]) -> Iterator[frozenset[str]]:
    return (_words(principle.label) for principle in principles)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d]+", text.lower()))
