"""A document's main lines of action: its pillars, goals, axes or chapters of measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractors.find.announced import Announcements, Enumeration
from extractors.find.chapters import Chapters
from extractors.find.cue import rulebook, title_cue, title_start
from extractors.find.label import label_of
from extractors.rules import Match, Rulebook
from models.document import Document
from models.evidence import Evidence, RuleRef
from models.finding import ActionPoint, Pillar, Principle, finding_id
from models.outline import Outline

THRESHOLD = 0.5
"""Least confidence of the lines of action that are reported."""
DOUBT = 0.62
"""Confidence below which they are marked doubtful."""
AGREEMENT = 0.1
"""What it adds when as many members are found as are announced; when not, three times as much is taken away."""
LEAST_SHARE = 0.4
"""Share of a document's action points that must stand under its lines of action, where they are known."""
SPREAD = 0.4
"""What a reading loses of its merit when none of the action points stand under its lines of action."""
MOST_PILLARS = 16
SAME_TITLE = 0.75
"""Share of words (F1) from which an announced line of action and a heading are the same."""


@dataclass(frozen=True)
class Line:
    """A line of action at characters ``start`` to ``end`` of the block at 0-based index ``block``."""

    block: int
    start: int
    end: int
    section: int | None


@dataclass(frozen=True)
class Lines:
    """One reading of what a document's main lines of action are."""

    lines: tuple[Line, ...]
    rule: RuleRef
    confidence: float


def find_pillars(
    document: Document,
    outline: Outline,
    actions: Sequence[ActionPoint] = (),
    principles: Sequence[Principle] = (),
) -> tuple[Pillar, ...]:
    """The main lines of action of ``document`` in reading order; empty when it has none or its language no rules.

    ``actions`` tell which chapters hold measures: without them only announced and numbered lines of action
    are found. Sections that hold ``principles`` are no lines of action.
    """
    book = rulebook(document.language, "pillars")
    if book is None:
        return ()
    search = _Search(document, outline, book, actions, principles)
    readings = [r for r in search.readings() if 1 < len(r.lines) <= MOST_PILLARS]
    best = max(readings, key=search.merit, default=None)
    if best is None or search.merit(best) < THRESHOLD:
        return ()
    pillars: list[Pillar] = []
    for line in best.lines:
        pillars.append(_pillar(document, line, best, {pillar.id for pillar in pillars}))
    return tuple(pillars)


def pillar_of(outline: Outline, pillars: Sequence[Pillar], block_index: int) -> Pillar | None:
    """The line of action under whose heading the block at 0-based ``block_index`` stands, the innermost if nested."""
    by_section = {pillar.section: pillar for pillar in pillars if pillar.section is not None}
    around = outline.ancestors(outline.section_of(block_index))
    return next((by_section[section] for section in around if section in by_section), None)


class _Search:
    """One document read with the rules on lines of action."""

    def __init__(
        self,
        document: Document,
        outline: Outline,
        book: Rulebook,
        actions: Sequence[ActionPoint],
        principles: Sequence[Principle],
    ) -> None:
        self.document, self.outline, self.book = document, outline, book
        self.chapters = Chapters(document, outline, book, actions, principles)

    def readings(self) -> Iterator[Lines]:
        """Every reading of the main lines of action that the wording or the outline offers."""
        yield from self._numbered()
        announcements = Announcements(self.document, self.outline, self.book, self.book, by_chapter=True)
        for enumeration in announcements.headed(frozenset({"heading"})):
            yield self._announced(enumeration)
        for enumeration in announcements.announced(frozenset({"announcement"}), "pillar-mention"):
            yield self._announced(enumeration)
        yield from self._chaptered()

    def merit(self, reading: Lines) -> float:
        """How well a reading fits: its wording's score, weighed by the share of action points under it."""
        share = self.chapters.share(self._ranges(reading.lines))
        if share is None:
            return reading.confidence
        return reading.confidence * (1 - SPREAD * (1 - share)) if share >= LEAST_SHARE else 0.0

    def _ranges(self, lines: tuple[Line, ...]) -> Iterator[tuple[int, int]]:
        """The blocks under each line of action: its section, or from its own block to that of the next."""
        for line, following in zip_longest(lines, lines[1:]):
            if line.section is not None:
                yield self.chapters.range_of(line.section)
            elif following is not None:
                yield line.block, following.block
            else:
                yield line.block, self.outline.sections[self.outline.section_of(line.block)].stop

    def _numbered(self) -> Iterator[Lines]:
        """Headings such as "Pillar 2: Skills", for each word that is numbered so."""
        groups: dict[str, dict[str, tuple[int, Match]]] = {}
        for index, section in enumerate(self.outline.sections):
            cue = title_cue(self.book, section.title, {"numbered"}) if index and section.role != "contents" else None
            if cue is None:
                continue
            numbered = section.title[cue.start : cue.end].lower()
            group = groups.setdefault(numbered.split()[0], {})
            if numbered not in group or self._length(index) > self._length(group[numbered][0]):
                group[numbered] = (index, cue)
        for group in groups.values():
            members = sorted(group.values(), key=lambda member: member[0])
            lines = tuple(self._numbered_line(index, cue) for index, cue in members)
            yield Lines(lines, members[0][1].ref, members[0][1].rule.score)

    def _length(self, section: int) -> int:
        start, stop = self.chapters.range_of(section)
        return stop - start

    def _numbered_line(self, section: int, cue: Match) -> Line:
        title = self.outline.sections[section].title
        after = re.match(r"[\s:.–—)-]*", title[cue.end :])
        start = cue.end + (after.end() if after else 0)
        return self._line(section, start if re.search(r"\w", title[start:]) else 0)

    def _line(self, section: int, start: int) -> Line:
        block = self.outline.sections[section].start
        return Line(block, start, len(self.document.blocks[block].text.rstrip(" .:")), section)

    def _announced(self, enumeration: Enumeration) -> Lines:
        confidence = enumeration.cue.rule.score
        if enumeration.agrees is not None:
            confidence += AGREEMENT if enumeration.agrees else -3 * AGREEMENT
        lines = []
        for member in enumeration.members:
            if member.section is not None:
                lines.append(self._line(member.section, title_start(self.document.blocks[member.block].text)))
            else:
                lines.append(self._item(member.block))
        lines += [self._placed(enumeration.block, start, end) for start, end in enumeration.spans]
        return Lines(tuple(lines), enumeration.cue.ref, min(confidence, 1.0))

    def _item(self, block: int) -> Line:
        """A list item that names a line of action: the whole item if a heading repeats it, else its label."""
        text = self.document.blocks[block].text
        label = label_of(text, self.document.language)
        whole = self._placed(block, label.start, len(text.rstrip(" .;:")))
        return whole if whole.section is not None else self._placed(block, label.start, label.end)

    def _placed(self, block: int, start: int, end: int) -> Line:
        """An announced line of action, at the heading of the section that treats it where there is one."""
        wanted = _words(self.document.blocks[block].text[start:end])
        best, section = 0.0, None
        for index, candidate in enumerate(self.outline.sections):
            if not index or candidate.start <= block:
                continue
            words = _words(candidate.title[title_start(candidate.title) :])
            likeness = 2 * len(wanted & words) / (len(wanted) + len(words)) if words else 0.0
            if likeness > best:
                best, section = likeness, index
        if section is None or best < SAME_TITLE:
            return Line(block, start, end, None)
        return self._line(section, title_start(self.outline.sections[section].title))

    def _chaptered(self) -> Iterator[Lines]:
        for sections in self.chapters.candidates():
            cue = title_cue(self.book, self.outline.sections[sections[0]].title, {"chapter"})
            if cue:
                starts = (title_start(self.outline.sections[s].title) for s in sections)
                lines = tuple(self._line(s, start) for s, start in zip(sections, starts, strict=True))
                yield Lines(lines, cue.ref, cue.rule.score)


def _pillar(document: Document, line: Line, reading: Lines, taken: set[str]) -> Pillar:
    evidence = Evidence.of(document, document.blocks[line.block], line.start, line.end, reading.rule)
    return Pillar(
        id=finding_id("pillar", evidence.exact, taken),
        evidence=(evidence,),
        confidence=round(reading.confidence, 2),
        doubtful=reading.confidence < DOUBT,
        title=evidence.exact,
        section=line.section,
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))
