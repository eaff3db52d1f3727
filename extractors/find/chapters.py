"""Which chapters of a document hold its measures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from statistics import median

from extractors.find.cue import covers, is_aside, title_cue
from extractors.find.siblings import completed
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
DOMINANT = 0.8
"""Share of the action points from which one chapter holds them all, and its sections are the lines of action."""
LEAST_IN_PARTS = 0.35
"""Share of action points in parts titled "Measures" and the like from which the chapters beside them prepare these."""
RECURRING = 3
"""Times that a title stands in a document from which it names no subject; a summary repeats one once or twice."""
MOST_ARTICLES = 8
"""Titles that number an article of a law above which the document is legislation, with its memorandum or without."""
MOST_ARTICLES_OF_ALL = 0.3
"""Such titles as a share of all, above which a short document is."""
MOST_ORDERED = 15
"""Numbered sections ("Sec. 4") up to which an order is no code of law: its sections hold measures."""


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
        self._principled = frozenset(i for i, s in enumerate(outline.sections) if i and s.start in stated)
        self._titles = Counter(section.title.lower() for section in outline.sections)
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
        if len(self._actions) < LEAST_ACTIONS or self.is_legislation:
            return
        sections = self._divided(0)
        share = self.share(self.range_of(section) for section in sections)
        if len(sections) > 1 and share is not None and share >= LEAST_COVERED * self.reach(sections):
            yield sections

    @property
    def is_legislation(self) -> bool:
        """Whether the document is a law, or proposes one: its articles divide duties, not lines of action."""
        numbers = [(section.number or "").lower() for section in self.outline.sections]
        articles = sum(number.startswith(("art", "§")) for number in numbers)
        ordered = sum(number.startswith("sec") for number in numbers)
        return articles > min(MOST_ARTICLES, MOST_ARTICLES_OF_ALL * len(numbers)) or ordered > MOST_ORDERED

    @property
    def is_order(self) -> bool:
        """Whether the document is divided like a law, into "Sec. 1", "Sec. 2" and so on."""
        return any((s.number or "").lower().startswith("sec") and s.level == 1 for s in self.outline.sections)

    def completed(self, around: int, chosen: Sequence[int]) -> tuple[int, ...]:
        """``chosen`` sections inside ``around`` with the siblings in which measures must have been missed."""
        return completed(self.outline, around, chosen, self.is_aside)

    def is_aside(self, section: int) -> bool:
        """Whether a section is beside the measures: by its title, its role, or because it states a principle.

        A title that comes back time and again ("Government response") names a step in each chapter, not a subject.
        """
        inside = self.outline.sections[section]
        if inside.role != "body" or self._titles[inside.title.lower()] >= RECURRING:
            return True
        return is_aside(self.book, inside.title) or self._is_principled(section)

    def reach(self, sections: Sequence[int]) -> float:
        """The share of action points in the parts that hold ``sections``: what stands beside "Measures" prepares."""
        parents = {self.outline.sections[s].parent or 0 for s in sections}
        return self.share(self.range_of(p) if p else (0, self.outline.block_count) for p in parents) or 1.0

    def _divided(self, around: int) -> tuple[int, ...]:
        """The sections under ``around`` that hold measures, parts of measures replaced by what they contain."""
        chapters = self._with_measures(around)
        total = sum(map(self._count, chapters))
        parts = {c: inside for c in chapters if len(inside := self._parted(c)) > 1}
        if total and sum(map(self._count, parts)) >= LEAST_IN_PARTS * total:
            return tuple(chain.from_iterable(parts.values()))
        richest = max(chapters, key=self._count, default=0)
        if richest and self._count(richest) >= DOMINANT * total:
            inside = self._divided(richest)
            if len(inside) > 1 or len(chapters) == 1:
                return inside
        return self.completed(around, chapters)

    def _parted(self, section: int) -> tuple[int, ...]:
        """What a section contains of measures, when it is a part that says only that measures follow."""
        children = self.outline.children(section)
        title, number = self.outline.sections[section].title, self.outline.sections[section].number or ""
        cue = title_cue(self.book, title, {"container"})
        if children and all(map(self._is_measure, children)):
            return children
        if (cue is not None and covers(title, cue)) or title_cue(self.book, number, {"container"}):
            return self._divided(section)
        return ()

    def _is_measure(self, section: int) -> bool:
        return title_cue(self.book, self.outline.sections[section].title, {"numbered-measure"}) is not None

    def _with_measures(self, around: int) -> list[int]:
        chapters = [c for c in self.outline.children(around) if self._count(c) and not self.is_aside(c)]
        if not chapters:
            return []
        middle = median(map(self._density, chapters))
        return [
            c for c in chapters if self._count(c) >= LEAST_PER_CHAPTER or self._density(c) >= LEAST_DENSITY * middle
        ]

    def _density(self, section: int) -> float:
        start, stop = self.range_of(section)
        return self._count(section) / (stop - start)

    def _is_principled(self, section: int) -> bool:
        """Whether the section is headed by a principle of the document, or holds such sections."""
        start, stop = self.range_of(section)
        return any(start <= self.outline.sections[headed].start < stop for headed in self._principled)

    def _is_beside(self, block: int) -> bool:
        """Whether a block stands in a summary, introduction or annex, which repeats measures or prepares them, or
        under a principle, which it explains."""
        sections = self.outline.ancestors(self.outline.section_of(block))
        around = [self.outline.sections[s] for s in sections]
        if any(s.role != "body" for s in around) or any(s in self._principled for s in sections):
            return True
        return bool(around and is_aside(self.book, around[-1].title))

    def _count(self, section: int) -> int:
        start, stop = self.range_of(section)
        return sum(start <= block < stop for block in self._actions)


def _blocks(findings: Sequence[Finding], places: dict[str, int]) -> tuple[int, ...]:
    return tuple(places[f.evidence[0].block] for f in findings if f.evidence[0].block in places)
