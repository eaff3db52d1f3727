"""The pages of a PDF as PDFium reads them: spans, tags and size."""

from dataclasses import dataclass, field

import pypdfium2 as pdfium

from extractors.read.pdf.contents import mark_entries
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.furniture import PageSize, furniture
from extractors.read.pdf.layout import Paragraphs, page_lines
from extractors.read.pdf.lines import TextLine
from extractors.read.pdf.ruled import ruled_rows
from extractors.read.pdf.span import ARTIFACT, PageSpans
from extractors.read.pdf.spans import read_spans
from extractors.read.pdf.tagged import tagged_page
from extractors.read.pdf.tree import Element, page_tree

_BLOCKS = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Table", "TR", "TOCI", "Note"})
"""Elements that part a page into blocks: some files are tagged, but each page is one element."""
_A4 = (595.0, 842.0)
_COVERED = 0.7
"""The least share of a page's characters that its tags must hold for the page to be read by them."""


@dataclass(slots=True)
class LoadedPage:
    """A page with its lines, either in ``tagged`` drafts or, where that is none, in ``lines`` and rows of tables.

    ``rest`` are lines that the tags leave out, ``artifacts`` those they call no text.
    """

    spans: PageSpans
    tagged: list[Draft] | None = None
    lines: list[TextLine] = field(default_factory=list)
    rows: list[Draft] = field(default_factory=list)
    rest: list[TextLine] = field(default_factory=list)
    artifacts: list[TextLine] = field(default_factory=list)
    scanned: bool = False

    def all_lines(self) -> list[TextLine]:
        """Every line of the page."""
        drafted = [line for draft in (*(self.tagged or ()), *self.rows) for line in draft.lines]
        return [*self.lines, *drafted, *self.rest, *self.artifacts]


def load_page(document: pdfium.PdfDocument, index: int, use_tags: bool) -> LoadedPage:
    """Read the page at 0-based ``index``."""
    page = document[index]
    try:
        spans = read_spans(page, index + 1)
        tree = page_tree(page) if use_tags else []
    finally:
        page.close()
    return (_by_tags(spans, tree) if tree else None) or _by_geometry(spans)


def unreadable_page(number: int) -> LoadedPage:
    """What stands for the 1-based page ``number`` that PDFium cannot load: an empty A4."""
    return LoadedPage(PageSpans(number, *_A4, spans=(), characters=0, unmapped=0, drawn=False))


def _by_geometry(spans: PageSpans) -> LoadedPage:
    rows, used = ruled_rows(spans)
    left = [span for span in spans.spans if id(span) not in used]
    return LoadedPage(spans, None, mark_entries(page_lines(spans.number, left)), rows)


def _by_tags(spans: PageSpans, tree: list[Element]) -> LoadedPage | None:
    """The page as its tags tell it; none when they hold too little of its text."""
    tagged = tagged_page(spans, tree)
    rest = [span for span in spans.spans if span.content_id not in tagged.used]
    # Letterheads count as artifacts in many letters: their date and addressee stand on the first page alone.
    artifacts = [span for span in rest if span.content_id == ARTIFACT and spans.number > 1]
    rest = [span for span in rest if span.content_id != ARTIFACT or spans.number == 1]
    held = sum(len(span.text) for span in spans.spans if span.content_id in tagged.used)
    left = sum(len(span.text) for span in rest)
    if not tagged.drafts or held < _COVERED * (held + left):
        return None
    if not any(element.type in _BLOCKS for top in tree for element in top.walk()):
        return None
    number = spans.number
    return LoadedPage(spans, tagged.drafts, rest=page_lines(number, rest), artifacts=page_lines(number, artifacts))


def drafts_of(pages: list[LoadedPage]) -> list[Draft]:
    """The drafts of all pages in reading order, without running headers, footers and page numbers."""
    sizes = [PageSize(page.spans.width, page.spans.height) for page in pages]
    out = furniture([line for page in pages for line in page.all_lines()], sizes)
    for page in pages:
        page.lines = [line for line in page.lines if id(line) not in out]
        page.rest = [line for line in page.rest if id(line) not in out]
    paragraphs = Paragraphs([line for page in pages for line in (*page.lines, *page.rest)])
    drafts: list[Draft] = []
    for page in pages:
        if page.tagged is None:
            drafts += _with_rows(paragraphs.gather(page.lines), _without(page.rows, out))
        else:
            drafts += _completed(_without(page.tagged, out), paragraphs.gather(page.rest))
    return drafts


def _without(drafts: list[Draft], out: set[int]) -> list[Draft]:
    for draft in drafts:
        draft.lines = [line for line in draft.lines if id(line) not in out]
    return [draft for draft in drafts if draft.lines]


def _with_rows(drafts: list[Draft], rows: list[Draft]) -> list[Draft]:
    """The drafts of a page with its table rows, each after the last draft that begins above it in its column."""
    for row in rows:
        above = [place for place, draft in enumerate(drafts, start=1) if _is_above(draft, row)]
        drafts.insert(max(above, default=0), row)
    return drafts


def _is_above(draft: Draft, row: Draft) -> bool:
    left, right = min(line.x0 for line in row.lines), max(line.x1 for line in row.lines)
    beside = any(min(right, line.x1) > max(left, line.x0) for line in draft.lines)
    return beside and draft.lines[0].y0 < row.lines[0].y0


def _completed(tagged: list[Draft], rest: list[Draft]) -> list[Draft]:
    """The tagged drafts of a page with what the tags leave out, each above the first draft that stands below it."""
    for draft in rest:
        foot = draft.lines[-1].baseline
        place = next((i for i, other in enumerate(tagged) if other.lines[0].baseline > foot), len(tagged))
        tagged.insert(place, draft)
    return tagged
