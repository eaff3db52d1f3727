"""Opening a PDF in PDFium, with a clear failure where it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

from extractors.failures import Encrypted, Unreadable

MOST_PAGES = 2_000
"""Pages read of one document; the longest of 2 764 measured has 1 100."""
_PASSWORD = 4
"""PDFium's FPDF_ERR_PASSWORD."""


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards. Raises ``Encrypted`` or ``Unreadable``."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise Encrypted("the PDF opens only with a password") from error
        raise Unreadable(f"PDFium cannot open it: {error}") from error
    try:
        if len(document) == 0:
            raise Unreadable("the PDF has no pages")
        yield document
    finally:
        document.close()
