"""The principles that a document adopts: each with its label, what explains it, and what announces it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.find.announced import UNREAD_ROLES, Announcements, Enumeration
from extractors.find.cue import rulebook, title_cue, title_start
from extractors.find.enumeration import Member
from extractors.find.inline_list import inline_items
from extractors.find.label import label_of
from extractors.find.wording import Wording, merged
from extractors.language.sentences import sentences
from extractors.rules import Match, Rulebook
from models.document import BlockKind, Document
from models.evidence import Evidence
from models.finding import Principle, finding_id
from models.outline import Outline

THRESHOLD = 0.5
"""Least confidence of a principle that is reported."""
DOUBT = 0.62
"""Confidence below which a principle is marked doubtful."""
AGREEMENT = 0.1
"""What it adds when as many members are found as are announced; when not, three times as much is taken away."""
LEAST_VIRTUES = 0.4
"""Share of labels that must hold a word for a virtue where the announcing word may mean something else."""
LONGEST_VIRTUE = 8
"""Words of a label that may stand for a virtue; in a longer one the word is part of a sentence."""
LEAST_NUMBERED = 2
LONGEST_LABEL = 60
"""Words of a label at most: orders word principles as whole sentences, and a longer one is a paragraph."""

_HEADING_KINDS = frozenset({"heading", "heading-of-values"})
_SENTENCE_KINDS = frozenset({"announcement", "announcement-of-values"})


def find_principles(document: Document, outline: Outline) -> tuple[Principle, ...]:
    """The principles of ``document`` in reading order, those said twice once, at the place that explains them.

    Empty when the document announces none, or when its language has no rules.
    """
    book, asides = rulebook(document.language, "principles"), rulebook(document.language, "pillars")
    if book is None or asides is None:
        return ()
    search = _Search(document, outline, book, asides)
    found = [w for w in merged(search.wordings()) if w.confidence >= THRESHOLD]
    principles: list[Principle] = []
    for wording in sorted(found, key=lambda w: (w.block, w.start)):
        taken = {principle.id for principle in principles}
        principles.append(_principle(document, wording, taken))
    return tuple(principles)


class _Search:
    """One document read with the rules on principles."""

    def __init__(self, document: Document, outline: Outline, book: Rulebook, asides: Rulebook) -> None:
        self.document, self.outline, self.book = document, outline, book
        self.announcements = Announcements(document, outline, book, asides)

    def wordings(self) -> Iterator[Wording]:
        """Every wording of a principle, with repeats."""
        for enumeration in self.announcements.headed(_HEADING_KINDS):
            yield from self._members(enumeration)
        for enumeration in self.announcements.announced(_SENTENCE_KINDS, "principle-mention"):
            yield from self._members(enumeration)
        yield from self._numbered()
        yield from self._named()

    def _members(self, enumeration: Enumeration) -> list[Wording]:
        cue, confidence = enumeration.cue, enumeration.cue.rule.score
        if enumeration.agrees is not None:
            confidence = min(confidence + (AGREEMENT if enumeration.agrees else -3 * AGREEMENT), 1.0)
        wordings = [self._of_member(member, cue, confidence) for member in enumeration.members]
        wordings += [self._worded(enumeration.block, span, cue, confidence) for span in enumeration.spans]
        if cue.rule.kind.endswith("-of-values") and self._virtues(wordings) < LEAST_VIRTUES * len(wordings):
            return []
        return [w for w in wordings if len(w.text.split()) <= LONGEST_LABEL]

    def _worded(self, block: int, span: tuple[int, int], cue: Match, confidence: float) -> Wording:
        start, end = span
        return Wording(block, start, end, self.document.blocks[block].text[start:end], cue.ref, confidence)

    def _of_member(self, member: Member, cue: Match, confidence: float) -> Wording:
        text = self.document.blocks[member.block].text
        if member.section is None:
            label = label_of(text, self.document.language)
            span = self._without_prefix(text, label.start, label.end)
            rest = (member.block, label.rest, len(text)) if text[label.rest :].strip() else None
        else:
            span = self._without_prefix(text, title_start(text), len(text.rstrip(" .:")))
            rest = self._below(member.section)
        return replace(self._worded(member.block, span, cue, confidence), explained=rest, section=member.section)

    def _without_prefix(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The span of a label without "Principle 3:" or "The principle of" before it."""
        for match in self.book.match(text[start:end]):
            if match.rule.kind in {"prefix", "numbered"} and match.start == 0:
                rest = re.match(r"[\s:.–—-]*", text[start + match.end : end])
                begin = start + match.end + (rest.end() if rest else 0)
                if begin < end:
                    return begin, end
        return start, end

    def _below(self, section: int) -> tuple[int, int, int] | None:
        """The first paragraph or item under a heading: what explains it."""
        inside = self.outline.sections[section]
        for index in range(inside.start + 1, inside.stop):
            block = self.document.blocks[index]
            if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
                return index, 0, len(block.text)
        return None

    def _numbered(self) -> Iterator[Wording]:
        """Headings and items that begin with "Principle 3"; one alone is a mention, not an enumeration."""
        found = []
        sections = {section.start: index for index, section in enumerate(self.outline.sections) if index}
        for index, block in enumerate(self.document.blocks):
            if block.kind in {BlockKind.CONTENTS, BlockKind.FOOTNOTE, BlockKind.CAPTION}:
                continue
            cue = title_cue(self.book, block.text[:80], {"numbered"})
            if cue and re.search(r"\w", block.text[cue.end :]):
                found.append(self._of_member(Member(index, sections.get(index)), cue, cue.rule.score))
        if len(found) >= LEAST_NUMBERED:
            yield from found

    def _named(self) -> Iterator[Wording]:
        """Principles named within a sentence: "guided by the principles of openness and care"."""
        mentions = self.book.lexicon.lists["principle-mention"].words
        for index, block in enumerate(self.document.blocks):
            role = self.outline.sections[self.outline.section_of(index)].role
            if role in UNREAD_ROLES or block.kind in {BlockKind.CONTENTS, BlockKind.HEADING}:
                continue
            if any(word in block.text.lower() for word in mentions):
                for start, end in sentences(block.text, self.document.language):
                    yield from self._named_in(index, start, end)

    def _named_in(self, index: int, start: int, end: int) -> Iterator[Wording]:
        text = self.document.blocks[index].text
        for match in self.book.match(text[start:end]):
            found = [self._worded(index, s, match, match.rule.score) for s in _named_spans(text, start, end, match)]
            if match.rule.kind != "named-after" or self._virtues(found) >= LEAST_VIRTUES * len(found):
                yield from found

    def _virtues(self, wordings: Iterable[Wording]) -> int:
        short = (w.text for w in wordings if len(w.text.split()) <= LONGEST_VIRTUE)
        return sum("virtue" in self.book.read(label).marks for label in short)


def _named_spans(text: str, start: int, end: int, match: Match) -> tuple[tuple[int, int], ...]:
    """What a rule on sentences names in the sentence ``text[start:end]``: after its match, before it, or within.

    Within the match, the names run from what the rule calls "label" to before its "until"; to the end of its "last"
    runs one name, however many words it joins.
    """
    kind = match.rule.kind
    if kind == "named-after":
        return inline_items(text, start + match.end, end)
    if kind == "named-within" and "label" in match.names:
        left, right = match.names["label"]
        if "last" in match.names:
            return ((start + left, start + match.names["last"][1]),)
        right = match.names["until"][0] if "until" in match.names else right
        return inline_items(text, start + left, start + right)
    if kind == "named-before":
        return inline_items(text, start, start + match.start)[:1]
    return ()


def _principle(document: Document, wording: Wording, taken: set[str]) -> Principle:
    block = document.blocks[wording.block]
    evidence = [Evidence.of(document, block, wording.start, wording.end, wording.rule)]
    explanation = None
    if wording.explained:
        index, start, end = wording.explained
        evidence.append(Evidence.of(document, document.blocks[index], start, end, wording.rule))
        explanation = evidence[-1].exact
    evidence += [
        Evidence.of(document, document.blocks[again.block], again.start, again.end, again.rule)
        for again in wording.repeats
    ]
    label = evidence[0].exact
    return Principle(
        id=finding_id("principle", label, taken),
        evidence=tuple(evidence),
        confidence=round(wording.confidence, 2),
        doubtful=wording.confidence < DOUBT,
        label=label,
        explanation=explanation,
    )
