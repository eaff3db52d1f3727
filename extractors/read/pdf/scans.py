"""Which pages are images of text, and what to say and do about them."""

from collections.abc import Sequence

import pypdfium2 as pdfium

from extractors.failures import NeedsOcr
from extractors.language.identify import settle_language
from extractors.read.pdf import ocr
from extractors.read.pdf.contents import mark_entries
from extractors.read.pdf.pages import LoadedPage
from extractors.read.pdf.raster import grey_image, is_blank

_FEW = 10
"""A page with fewer characters than this, but with something drawn on it, is taken for a scan."""
_UNMAPPED = 0.3
"""The share of characters without Unicode from which a page's text is useless."""
MOST_PAGES = 120
"""Pages recognised of one document: at 2 s a page these take four minutes."""
_ENOUGH = 200
"""Characters by which a language can be told."""
_SHOWN = 8
_PACKAGES = "tesseract-ocr-nld, -eng, -fra and -deu"


def is_scan(page: LoadedPage) -> bool:
    """Whether the page's own text is missing or cannot be read."""
    spans = page.spans
    if spans.characters < _FEW:
        return spans.drawn
    return spans.unmapped > _UNMAPPED * spans.characters


def recognise_scans(document: pdfium.PdfDocument, pages: list[LoadedPage], language: str | None) -> list[str]:
    """Read the scans among ``pages`` by recognition and return warnings.

    ``language`` is what the text is known to be in (ISO 639-1 or a tag such as "nl-NL"). Raises ``NeedsOcr``
    when all text is in images and nothing can read them.
    """
    scans = [page for page in pages if is_scan(page)]
    if not scans:
        return []
    available = sorted(ocr.installed())
    if not available:
        if len(scans) == len([page for page in pages if page.spans.drawn]):
            raise NeedsOcr("no text layer")
        return [f"{_named(scans)} not read: only images of text. Install tesseract-ocr with {_PACKAGES} to read them."]
    languages = _languages(language, pages, available)
    for page in scans[:MOST_PAGES]:
        _recognise(document, page, languages)
        if len(languages) > 1:
            languages = _languages(None, [page for page in scans if page.lines], available) or languages
    read = [page for page in scans if page.scanned]
    warnings = [f"{_named(read)} read by optical recognition: check quotes against the image."] if read else []
    if len(scans) > MOST_PAGES:
        warnings.append(f"{_named(scans[MOST_PAGES:])} not read: recognition stops after {MOST_PAGES} pages.")
    return warnings


def _recognise(document: pdfium.PdfDocument, page: LoadedPage, languages: Sequence[str]) -> None:
    sheet = document[page.spans.number - 1]
    try:
        image, scale = grey_image(sheet)
    finally:
        sheet.close()
    if is_blank(image):
        return
    lines = ocr.recognise(image, scale, page.spans.number, languages)
    if lines:
        page.tagged, page.rows, page.rest, page.artifacts = None, [], [], []
        page.lines = mark_entries(lines)
        page.scanned = True


def _languages(stated: str | None, pages: Sequence[LoadedPage], available: Sequence[str]) -> list[str]:
    """The languages to recognise, ISO 639-1: the one stated, else that of the other pages, else all there are."""
    code = (stated or "").lower()[:2]
    if code in available:
        return [code]
    texts = tuple(line.text for page in pages for line in page.all_lines())
    if sum(map(len, texts)) > _ENOUGH:
        found = settle_language(None, texts).code
        if found in available:
            return [found]
    return list(available)


def _named(pages: Sequence[LoadedPage]) -> str:
    numbers = [page.spans.number for page in pages]
    if len(numbers) == 1:
        return f"Page {numbers[0]} was"
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"Pages {numbers[0]} to {numbers[-1]} were"
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    return f"Pages {shown} were" if len(numbers) <= _SHOWN else f"{len(numbers)} pages ({shown}, ...) were"
