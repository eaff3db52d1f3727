"""Drafts from the structure tree: what the author's program said each paragraph is."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.lines import TextLine, lines_in_order
from extractors.read.pdf.span import PageSpans, Span
from extractors.read.pdf.tree import Element
from models.document import BlockKind

_HEADING = re.compile(r"H([1-6])?")
_KINDS = {
    "Title": BlockKind.TITLE,
    "Caption": BlockKind.CAPTION,
    "Note": BlockKind.FOOTNOTE,
    "FENote": BlockKind.FOOTNOTE,
    "TOCI": BlockKind.CONTENTS,
    "LI": BlockKind.LIST_ITEM,
    "TR": BlockKind.TABLE_ROW,
}
_NOTES = frozenset({"Note", "FENote"})
_LABEL = "Lbl"
_INLINE = frozenset(
    [
        "Span",
        "Link",
        "Reference",
        "Quote",
        "Em",
        "Strong",
        "Sub",
        "Annot",
        "Code",
        "BibEntry",
        "NonStruct",
        "Lbl",
        "Ruby",
        "Warichu",
    ]
)
_TEXTLESS = frozenset({"Artifact"})
_FEW_LINES = 4
_WIDER = 1.5
"""How much wider than usual the step to the next paragraph is, where only white space tells it (1.8 to 2.1)."""
_CELL_GAP = " | "


@dataclass(slots=True)
class _Context:
    """Where the walk stands: the kind that enclosing elements give, and the depth of lists."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    depth: int = 0


@dataclass(slots=True)
class TaggedPage:
    """What the tags of a page yield. ``used`` are the ids of the marked content that the drafts hold."""

    drafts: list[Draft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


class _Walk:
    def __init__(self, page: PageSpans) -> None:
        self.number = page.number
        self.spans: dict[int, list[Span]] = defaultdict(list)
        for span in page.spans:
            self.spans[span.content_id].append(span)
        self.result = TaggedPage()
        self._pending: list[Span] = []
        self._label: list[Span] = []

    def visit(self, element: Element, context: _Context) -> None:
        """Add the drafts of ``element``."""
        if element.type in _TEXTLESS:
            return
        if element.type == "TR":
            self._row(element)
            return
        if element.type == _LABEL and not self._pending:
            self._label = self._spans_of(element)
            return
        if element.type in _NOTES and self._pending:
            self._aside(element, context)
            return
        self._parts(element, context)

    def _aside(self, element: Element, context: _Context) -> None:
        """The drafts of a note inside a paragraph, which goes on after it."""
        pending, label = self._pending, self._label
        self._pending, self._label = [], []
        self._parts(element, context)
        self._pending, self._label = pending, label

    def _parts(self, element: Element, context: _Context) -> None:
        inner = _inside(element, context)
        block = element.type not in _INLINE
        if block:
            self._flush(context)
        for part in element.parts:
            if isinstance(part, Element):
                self.visit(part, inner)
            else:
                self._take(part)
        if block:
            self._flush(inner)

    def finish(self) -> None:
        """Make a draft of what is left over, a label without a body included."""
        self._pending = [*self._label, *self._pending]
        self._label = []
        self._flush(_Context())

    def _take(self, content_id: int) -> None:
        if content_id in self.result.used:
            return
        self.result.used.add(content_id)
        self._pending.extend(self.spans.get(content_id, ()))

    def _flush(self, context: _Context) -> None:
        if not any(span.text.strip() for span in self._pending):
            self._pending = []
            return
        lines = lines_in_order(self.number, [*self._label, *self._pending])
        self._pending, self._label = [], []
        if lines:
            level = context.level if context.kind is not BlockKind.LIST_ITEM else max(context.depth, 1)
            groups = _parted(lines) if context.kind is BlockKind.PARAGRAPH else [lines]
            self.result.drafts += [Draft(group, context.kind, level, tagged=True) for group in groups]

    def _spans_of(self, element: Element) -> list[Span]:
        """All spans below ``element`` that no draft holds yet."""
        spans: list[Span] = []
        for content_id in element.content_ids():
            if content_id not in self.result.used:
                self.result.used.add(content_id)
                spans.extend(self.spans.get(content_id, ()))
        return spans

    def _row(self, row: Element) -> None:
        """One draft for a table row, its cells in order with a bar between them."""
        self._flush(_Context())
        cells = (self._spans_of(part) for part in row.parts if isinstance(part, Element))
        if lines := row_of([lines_in_order(self.number, spans) for spans in cells]):
            self.result.drafts.append(Draft(lines, BlockKind.TABLE_ROW, tagged=True))


def row_of(cells: Iterable[list[TextLine]]) -> list[TextLine]:
    """The lines of a table row from those of its cells, with a bar after each cell but the last."""
    lines: list[TextLine] = []
    for cell in cells:
        if cell and lines:
            lines[-1].text += _CELL_GAP.rstrip()
        lines.extend(cell)
    return lines


def _parted(lines: list[TextLine]) -> list[list[TextLine]]:
    """The paragraphs in a run of lines that one tag holds: some programs part them by white space alone."""
    leadings = sorted(after.baseline - before.baseline for before, after in pairwise(lines))
    usual = leadings[len(leadings) // 2] if len(lines) >= _FEW_LINES else 0.0
    groups = [lines[:1]]
    for before, line in pairwise(lines):
        if 0 < _WIDER * usual < line.baseline - before.baseline and before.text.endswith((".", ":", "?", "!", ";")):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _inside(element: Element, context: _Context) -> _Context:
    """The context for the parts of ``element``."""
    if match := _HEADING.fullmatch(element.type):
        return _Context(BlockKind.HEADING, int(match[1] or 1), context.depth)
    if element.type == "L":
        return _Context(context.kind, context.level, context.depth + 1)
    if element.type in _KINDS:
        return _Context(_KINDS[element.type], None, context.depth)
    return context


def tagged_page(page: PageSpans, tree: list[Element]) -> TaggedPage:
    """The drafts that the tags of ``page`` yield, in the order of the tree."""
    walk = _Walk(page)
    for element in tree:
        walk.visit(element, _Context())
    walk.finish()
    return walk.result
