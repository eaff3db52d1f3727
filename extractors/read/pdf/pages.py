"""The pages of a PDF as PDFium reads them: spans, tags and size."""

from dataclasses import dataclass, field

import pypdfium2 as pdfium

from extractors.read.pdf.contents import mark_entries
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.furniture import PageSize, furniture
from extractors.read.pdf.layout import Paragraphs, page_lines
from extractors.read.pdf.lines import TextLine
from extractors.read.pdf.spans import PageSpans, read_spans
from extractors.read.pdf.tagged import tagged_page
from extractors.read.pdf.tree import page_tree

_COVERED = 0.7
"""The least share of a page's characters that its tags must hold for the page to be read by them."""


@dataclass(slots=True)
class LoadedPage:
    """A page with its lines, either in ``tagged`` drafts or, where that is none, in ``lines``."""

    spans: PageSpans
    tagged: list[Draft] | None = None
    lines: list[TextLine] = field(default_factory=list)

    def all_lines(self) -> list[TextLine]:
        """Every line of the page."""
        return self.lines if self.tagged is None else [line for draft in self.tagged for line in draft.lines]


def load_page(document: pdfium.PdfDocument, index: int, use_tags: bool) -> LoadedPage:
    """Read the page at 0-based ``index``."""
    page = document[index]
    try:
        spans = read_spans(page, index + 1)
        tree = page_tree(page) if use_tags else []
    finally:
        page.close()
    if tree:
        tagged = tagged_page(spans, tree)
        held = sum(len(span.text) for span in spans.spans if span.content_id in tagged.used)
        if held >= _COVERED * sum(len(span.text) for span in spans.spans) and tagged.drafts:
            return LoadedPage(spans, tagged.drafts)
    return LoadedPage(spans, None, mark_entries(page_lines(index + 1, spans.spans)))


def drafts_of(pages: list[LoadedPage]) -> list[Draft]:
    """The drafts of all pages in reading order, without running headers, footers and page numbers."""
    sizes = [PageSize(page.spans.width, page.spans.height) for page in pages]
    out = furniture([line for page in pages for line in page.all_lines()], sizes)
    for page in pages:
        page.lines = [line for line in page.lines if id(line) not in out]
    paragraphs = Paragraphs([line for page in pages for line in page.lines])
    drafts: list[Draft] = []
    for page in pages:
        if page.tagged is None:
            drafts += paragraphs.gather(page.lines)
            continue
        for draft in page.tagged:
            draft.lines = [line for line in draft.lines if id(line) not in out]
            if draft.lines:
                drafts.append(draft)
    return drafts
