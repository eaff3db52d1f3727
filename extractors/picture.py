"""Pages of PDFs as pictures, for people to compare a draft with its source."""

import io

import pypdfium2 as pdfium
from PIL import Image

from extractors.failures import Unreadable
from extractors.read.format import Format, sniff
from extractors.read.packed import unpacked
from extractors.read.pdf.opening import MOST_PAGES, opened
from models.snapshot import Snapshot

MOST_PIXELS = 16_000_000
"""Pixels of one picture: A4 in 3 300 pixels across, more than a screen shows. Larger ones are rendered coarser."""
_COLOURS = 64
"""Colours of a picture. On 25 government PDFs at 1 000 pixels across a PNG of 64 colours is the smallest (64 kB; JPEG
at quality 80: 183, WebP: 98, PNG in full colour: 247), takes 45 ms to make, and letters stay as sharp as rendered."""
_FALLBACK = (595.0, 842.0)
"""Size in points of a page that PDFium cannot load, as the reader assumes: A4."""


def page_sizes(snapshot: Snapshot) -> list[tuple[float, float]]:
    """Width and height in points of each page as displayed; empty for what is no PDF.

    Raises a ``DocumentFailure``.
    """
    content = unpacked(snapshot.content)
    if sniff(content, snapshot.media_type) is not Format.PDF:
        return []
    with opened(content) as document:
        return [_size(document, index) for index in range(min(len(document), MOST_PAGES))]


def picture(snapshot: Snapshot, page: int, width: int) -> bytes:
    """PNG bytes of the 1-based ``page`` as displayed (rotated, cropped), ``width`` pixels wide.

    Narrower when it would have more than ``MOST_PIXELS``. Raises a ``DocumentFailure``.
    """
    with opened(unpacked(snapshot.content)) as document:
        try:
            sheet = document[page - 1]
        except (pdfium.PdfiumError, IndexError) as error:
            raise Unreadable(f"page {page} cannot be loaded") from error
        try:
            return _png(_rendered(sheet, width))
        finally:
            sheet.close()


def _size(document: pdfium.PdfDocument, index: int) -> tuple[float, float]:
    # Read without loading the page, which takes milliseconds for each of hundreds.
    try:
        width, height = document.get_page_size(index)
    except pdfium.PdfiumError:
        return _FALLBACK
    return (width, height) if width > 0 and height > 0 else _FALLBACK


def _rendered(sheet: pdfium.PdfPage, width: int) -> Image.Image:
    across, down = sheet.get_size()
    if across <= 0 or down <= 0:
        raise Unreadable("the page has no size")
    scale = width / across
    if across * down * scale**2 > MOST_PIXELS:
        scale = (MOST_PIXELS / (across * down)) ** 0.5
    if min(across, down) * scale < 1:
        raise Unreadable("the page is too long and narrow for a picture")
    bitmap = sheet.render(scale=scale)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    return image


def _png(image: Image.Image) -> bytes:
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, "PNG")
    return buffer.getvalue()
