"""Reads a PDF into blocks: pypdf opens it, PDFium reads its characters and tags, tesseract its images."""

from importlib.metadata import version

import pypdfium2 as pdfium

from extractors.failures import EmptyFile, NeedsOcr, NoText, Unreadable
from extractors.read.pdf.blocks import build_blocks
from extractors.read.pdf.envelope import open_envelope
from extractors.read.pdf.headings import mark_headings
from extractors.read.pdf.joining import Vocabulary
from extractors.read.pdf.layout import page_lines, paragraphs
from extractors.read.pdf.spans import read_spans
from extractors.read.pdf.tagged import tagged_page
from extractors.read.pdf.tree import page_tree
from extractors.read.reading import Reading
from models.geometry import Page

MOST_PAGES = 2_000


def read_pdf(content: bytes) -> Reading:
    """The blocks of a PDF with their pages and boxes, and what the file says of itself."""
    if not content:
        raise EmptyFile
    envelope = open_envelope(content)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unreadable(str(error)) from error
    drafts, pages = [], []
    trusted = True
    for index in range(min(len(document), MOST_PAGES)):
        page = document[index]
        spans = read_spans(page, index + 1)
        tagged = tagged_page(spans, page_tree(page))
        page.close()
        label = envelope.labels[index] if index < len(envelope.labels) else None
        pages.append(Page(number=index + 1, width=spans.width, height=spans.height, label=label))
        covered = sum(len(s.text) for s in spans.spans if s.content_id in tagged.used)
        if covered > 0.7 * sum(len(s.text) for s in spans.spans) and tagged.drafts:
            drafts.extend(tagged.drafts)
        else:
            trusted = False
            drafts.extend(paragraphs(page_lines(spans)))
    if not pages:
        raise Unreadable("no pages")
    if not drafts:
        raise NeedsOcr("no text layer")
    if not any(d.kind == "heading" for d in drafts):
        mark_headings(drafts)
    blocks = build_blocks(drafts, Vocabulary.of(line for draft in drafts for line in draft.lines))
    if not blocks:
        raise NoText("no words")
    return Reading(
        blocks=blocks,
        pages=tuple(pages),
        metadata=envelope.metadata,
        attachments=envelope.attachments,
        warnings=envelope.warnings,
        stated_language=envelope.language,
        reader=f"pdf (pypdfium2 {version('pypdfium2')})",
    )
