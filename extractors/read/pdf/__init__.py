"""Reads a PDF into blocks.

pypdf opens the file and reads what it says of itself; PDFium reads characters, tags and bookmarks, or pypdf stands
in for it; tesseract reads pages that are images. Headings come from tags where those are sound, else from looks, or
from both.
"""

from importlib.metadata import version

from pypdfium2 import PdfDocument, PdfiumError

from extractors.failures import EmptyFile, NoText, Unreadable
from extractors.read.pdf import standin
from extractors.read.pdf.assemble import assemble
from extractors.read.pdf.blocks import build_blocks
from extractors.read.pdf.envelope import Envelope, open_envelope
from extractors.read.pdf.joining import Vocabulary
from extractors.read.pdf.opening import MOST_PAGES, opened
from extractors.read.pdf.pages import LoadedPage, drafts_of, load_page, unreadable_page
from extractors.read.pdf.scans import recognise_scans
from extractors.read.pdf.standin import pages_through_pypdf
from extractors.read.pdf.witnesses import Bookmark, read_bookmarks
from extractors.read.reading import Reading
from models.geometry import Page

_SHOWN = 8
_MOST_CHARACTERS = 20_000_000
"""Characters read of one document; 2 000 full pages hold 10 million."""


def read_pdf(content: bytes, ocr_language: str | None = None, use_tags: bool = True, recognise: bool = True) -> Reading:
    """The blocks of a PDF with their pages and boxes, and what the file says of itself.

    ``ocr_language`` (ISO 639-1) is the language of pages that are images, where known; ``use_tags`` false reads
    a tagged file as if it were not; ``recognise`` false leaves pages that are images unread. Raises
    ``EmptyFile``, ``Unreadable``, ``Encrypted``, ``NeedsOcr`` or ``NoText``.
    """
    if not content:
        raise EmptyFile
    envelope = open_envelope(content)
    try:
        pages, bookmarks, warnings = _through_pdfium(content, ocr_language or envelope.language, use_tags, recognise)
        engine = f"pypdfium2 {version('pypdfium2')}"
    except Unreadable:
        pages, bookmarks, warnings = pages_through_pypdf(content), [], [standin.WARNING]
        engine = f"pypdf {version('pypdf')}"
    drafts = drafts_of(pages)
    if not drafts:
        raise NoText("no characters on any page")
    titles = [item.value for item in envelope.metadata if item.name == "title"]
    drafts, trust = assemble(drafts, bookmarks, titles)
    blocks = build_blocks(drafts, Vocabulary.of(line for draft in drafts for line in draft.lines))
    if not blocks:
        raise NoText("no words on any page")
    return Reading(
        blocks=blocks,
        pages=tuple(_page(page, envelope) for page in pages),
        metadata=envelope.metadata,
        attachments=envelope.attachments,
        warnings=(*envelope.warnings, *warnings),
        stated_language=envelope.language,
        reader=f"pdf 1, headings by {_source(trust.value)} ({engine})",
    )


def _through_pdfium(
    content: bytes, language: str | None, use_tags: bool, recognise: bool
) -> tuple[list[LoadedPage], list[Bookmark], list[str]]:
    with opened(content) as document:
        pages, warnings = _load(document, use_tags)
        if recognise:
            warnings += recognise_scans(document, pages, language)
        return pages, read_bookmarks(document), warnings


def _load(document: PdfDocument, use_tags: bool) -> tuple[list[LoadedPage], list[str]]:
    warnings: list[str] = []
    pages: list[LoadedPage] = []
    broken: list[int] = []
    characters = 0
    total = len(document)
    for index in range(min(total, MOST_PAGES)):
        try:
            page = load_page(document, index, use_tags)
        except PdfiumError:
            broken.append(index + 1)
            page = unreadable_page(index + 1)
        pages.append(page)
        characters += page.spans.characters
        if page.spans.cut:
            warnings.append(f"Page {index + 1} holds too many characters; the rest of it was not read.")
        if characters > _MOST_CHARACTERS:
            break
    if len(broken) == len(pages):
        raise Unreadable("no page can be loaded")
    if broken:
        shown = ", ".join(map(str, broken[:_SHOWN]))
        warnings.append(f"{len(broken)} pages are damaged and were not read, among them {shown}: open the original.")
    if len(pages) < total:
        warnings.append(f"Only the first {len(pages)} of {total} pages were read.")
    return pages, warnings


def _source(trust: str) -> str:
    return {"sound": "tags", "partial": "tags and looks", "none": "looks"}[trust]


def _page(page: LoadedPage, envelope: Envelope) -> Page:
    number = page.spans.number
    label = envelope.labels[number - 1] if number <= len(envelope.labels) else None
    return Page(number=number, width=page.spans.width, height=page.spans.height, label=label, scanned=page.scanned)
