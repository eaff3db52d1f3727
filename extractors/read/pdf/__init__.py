"""Reads a PDF into blocks: pypdf opens it, PDFium reads its characters and tags, tesseract its images."""

from importlib.metadata import version

import pypdfium2 as pdfium

from extractors.failures import EmptyFile, NeedsOcr, NoText, Unreadable
from extractors.read.pdf.assemble import assemble
from extractors.read.pdf.blocks import build_blocks
from extractors.read.pdf.envelope import open_envelope
from extractors.read.pdf.joining import Vocabulary
from extractors.read.pdf.pages import drafts_of, load_page
from extractors.read.pdf.witnesses import read_bookmarks
from extractors.read.reading import Reading
from models.geometry import Page

MOST_PAGES = 2_000


def read_pdf(content: bytes, use_tags: bool = True) -> Reading:
    """The blocks of a PDF with their pages and boxes, and what the file says of itself."""
    if not content:
        raise EmptyFile
    envelope = open_envelope(content)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unreadable(str(error)) from error
    loaded = [load_page(document, index, use_tags) for index in range(min(len(document), MOST_PAGES))]
    if not loaded:
        raise Unreadable("no pages")
    drafts = drafts_of(loaded)
    if not drafts:
        raise NeedsOcr("no text layer")
    titles = [item.value for item in envelope.metadata if item.name == "title"]
    drafts, _ = assemble(drafts, read_bookmarks(document), titles)
    blocks = build_blocks(drafts, Vocabulary.of(line for draft in drafts for line in draft.lines))
    if not blocks:
        raise NoText("no words")
    labels = envelope.labels
    return Reading(
        blocks=blocks,
        pages=tuple(
            Page(
                number=i + 1,
                width=page.spans.width,
                height=page.spans.height,
                label=labels[i] if i < len(labels) else None,
            )
            for i, page in enumerate(loaded)
        ),
        metadata=envelope.metadata,
        attachments=envelope.attachments,
        warnings=envelope.warnings,
        stated_language=envelope.language,
        reader=f"pdf (pypdfium2 {version('pypdfium2')})",
    )
