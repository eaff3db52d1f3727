"""A document's main lines of action: its pillars, goals, axes or chapters of measures."""

import re
from collections.abc import Iterator, Sequence

from extractors.find.announced import Announcements, Enumeration
from extractors.find.chapters import Chapters
from extractors.find.cue import rulebook, title_cue
from extractors.find.echoes import echoed_lists
from extractors.find.lines import Line, Lines, Places, extents
from extractors.rules import Match, Rulebook
from models.document import Document
from models.evidence import Evidence
from models.finding import ActionPoint, Pillar, Principle, finding_id
from models.outline import Outline

THRESHOLD = 0.5
"""Least confidence of the lines of action that are reported."""
DOUBT = 0.52
"""Confidence below which they are marked doubtful. Chapters of measures, at 0.6, are not: read by hand, they were the
lines of action (F1 of 0.75 or more) in 16 of 21 documents."""
AGREEMENT = 0.1
"""What it adds when as many members are found as are announced; when not, three times as much is taken away."""
LEAST_SHARE = 0.4
"""Share of a document's action points that must stand under its lines of action, where they are known."""
SPREAD = 0.4
"""What a reading loses of its merit when none of the action points stand under its lines of action."""
UNPLACED = 0.7
"""Merit of a list of goals that no part of the document takes up: measures serve them all through it."""
ORDER = 0.9
"""Merit of the sections of an order: they often go by office or procedure, while its goals are listed first."""
MOST_PILLARS = 16
MOST_GOALS = 10
"""Goals in a list that no part of the document takes up; a longer one is an inventory."""


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


def pillar_of(document: Document, outline: Outline, pillars: Sequence[Pillar], block_index: int) -> Pillar | None:
    """The line of action under which the block at 0-based ``block_index`` stands, the innermost if nested."""
    positions = {block.id: index for index, block in enumerate(document.blocks)}
    lines = [Line(positions[p.evidence[0].block], 0, 0, p.section) for p in pillars]
    around = [
        (stop - start, position)
        for position, (start, stop) in enumerate(extents(outline, lines))
        if start <= block_index < stop
    ]
    return pillars[min(around)[1]] if around else None


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
        self.places = Places(document, outline)

    def readings(self) -> Iterator[Lines]:
        """Every reading of the main lines of action that the wording or the outline offers."""
        yield from self._numbered()
        announcements = Announcements(self.document, self.outline, self.book, self.book, by_chapter=True)
        for enumeration in announcements.headed(frozenset({"heading"})):
            yield self._announced(enumeration)
        for enumeration in announcements.announced(frozenset({"announcement"}), "pillar-mention"):
            reading = self._announced(enumeration)
            if reading.placed:
                yield reading
        for lines in echoed_lists(self.document, self.outline, self.book, self.places):
            yield from self._read_by("echo", self._completed(lines))
        for sections in self.chapters.candidates():
            yield from self._read_by("chapter", tuple(map(self.places.headed, sections)))

    def merit(self, reading: Lines) -> float:
        """How well a reading fits: its wording's score, weighed by the share of action points under it."""
        share = self.chapters.share(extents(self.outline, reading.lines))
        sections = [line.section for line in reading.lines if line.section is not None]
        if not reading.placed:
            stated = len(reading.lines) <= MOST_GOALS and not self.chapters.is_legislation
            return reading.confidence * UNPLACED if stated else 0.0
        if share is None:
            return reading.confidence
        if share < LEAST_SHARE:
            return 0.0
        spread = min(1.0, share / self.chapters.reach(sections)) if reading.by_chapter else share
        return reading.confidence * (1 - SPREAD * (1 - spread))

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
        return self.places.headed(section, start if re.search(r"\w", title[start:]) else 0)

    def _announced(self, enumeration: Enumeration) -> Lines:
        confidence = enumeration.cue.rule.score
        if enumeration.agrees is not None:
            confidence += AGREEMENT if enumeration.agrees else -3 * AGREEMENT
        lines = [
            self.places.item(member.block) if member.section is None else self.places.headed(member.section)
            for member in enumeration.members
        ]
        lines += [self.places.named(enumeration.block, start, end) for start, end in enumeration.spans]
        return Lines(tuple(lines), enumeration.cue.ref, min(confidence, 1.0))

    def _completed(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """The lines with the sections between them that the list words otherwise than their titles do."""
        parents = {self.outline.sections[line.section].parent for line in lines if line.section is not None}
        sections = [line.section for line in lines if line.section is not None]
        if len(sections) < len(lines) or len(parents) > 1:
            return lines
        return tuple(map(self.places.headed, self.chapters.completed(parents.pop() or 0, sections)))

    def _read_by(self, kind: str, lines: tuple[Line, ...]) -> Iterator[Lines]:
        """The reading that rests on the rule of ``kind`` and on what stands under the lines."""
        first = lines[0]
        cue = title_cue(self.book, self.document.blocks[first.block].text[first.start : first.end], {kind})
        if cue:
            in_order = kind == "chapter" and self.chapters.is_order
            yield Lines(lines, cue.ref, cue.rule.score * (ORDER if in_order else 1.0), by_chapter=kind == "chapter")


def _pillar(document: Document, line: Line, reading: Lines, taken: set[str]) -> Pillar:
    evidence = Evidence.of(document, document.blocks[line.block], line.start, line.end, reading.rule)
    return Pillar(
        id=finding_id("pillar", evidence.exact, taken),
        evidence=(evidence,),
        confidence=round(reading.confidence, 2),
        doubtful=reading.confidence < DOUBT,
        # A name taken from running text ("three priorities: clean harbours, ...") stands as a title in the entry.
        title=evidence.exact[:1].upper() + evidence.exact[1:],
        section=line.section,
    )
