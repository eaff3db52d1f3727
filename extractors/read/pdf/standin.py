"""Pages through pypdf, for files that PDFium cannot open: text, type and places of lines, without tags.

pypdf tells where a piece of text begins, not where it ends: its width is an estimate.
"""

import io
import math
from collections.abc import Sequence
from typing import Any

from pypdf import PageObject, PdfReader

from extractors.failures import Unreadable
from extractors.read.pdf.contents import mark_entries
from extractors.read.pdf.envelope import DAMAGE
from extractors.read.pdf.layout import page_lines
from extractors.read.pdf.pages import LoadedPage, unreadable_page
from extractors.read.pdf.span import PageSpans, Span
from extractors.read.pdf.spans import style_of

MOST_PAGES = 200
"""Pages read: pypdf takes 25 ms for a page, and up to 180."""
WARNING = (
    "PDFium cannot open this file; pypdf read its text. Places on the page are estimates: check quotes in the original."
)
_MOST_CHARACTERS = 100_000
_WIDTH = 0.48
"""The mean width of a letter with its share of spaces, in sizes."""
_ASCENT, _DESCENT = 0.9, 0.22


def pages_through_pypdf(content: bytes) -> list[LoadedPage]:
    """The pages of a PDF as pypdf reads them, empty where it fails. Raises ``Unreadable`` when none has text."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            reader.decrypt("")
        pages = [_page(reader, index) for index in range(min(len(reader.pages), MOST_PAGES))]
    except DAMAGE as error:
        raise Unreadable(f"neither PDFium nor pypdf can open it ({type(error).__name__})") from error
    if not any(page.lines for page in pages):
        raise Unreadable("neither PDFium nor pypdf can read a page of it")
    return pages


def _page(reader: PdfReader, index: int) -> LoadedPage:
    try:
        page = reader.pages[index]
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        spans = _spans(page, float(page.mediabox.left), float(page.mediabox.top))
    except DAMAGE:
        return unreadable_page(index + 1)
    characters = sum(len(span.text) for span in spans)
    read = PageSpans(index + 1, width, height, tuple(spans), characters, unmapped=0)
    return LoadedPage(read, None, mark_entries(page_lines(index + 1, spans)))


def _spans(page: PageObject, left: float, top: float) -> list[Span]:
    spans: list[Span] = []
    budget = [_MOST_CHARACTERS]

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
        budget[0] -= len(text)
        if not text.strip() and spans and "\n" not in text:
            spans[-1] = spans[-1]._replace(text=spans[-1].text + " ")
        elif text.strip() and budget[0] > 0:
            x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4] - left
            y = top - (inner[4] * outer[1] + inner[5] * outer[3] + outer[5])
            scale = math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
            name = str(font.get("/BaseFont", "")) if font else ""
            spans.append(_span(text, name.lstrip("/"), size * (scale or 1.0), x, y))

    page.extract_text(visitor_text=visit)
    right = float(page.mediabox.width)
    return [_ended(span, after, right) for span, after in zip(spans, [*spans[1:], None], strict=True)]


def _span(text: str, font: str, size: float, x: float, baseline: float) -> Span:
    style = style_of(font, 0, round(size, 1), 0, False)
    text = " ".join(text.split("\n")).replace("\u0000", "\ufffd")
    width = _WIDTH * size * len(text)
    return Span(text, style, x, baseline - _ASCENT * size, x + width, baseline + _DESCENT * size, baseline, -1)


def _ended(span: Span, after: Span | None, right: float) -> Span:
    """The span, ending where the next one of its line begins, for pypdf has said whether a space parts them.

    ``right`` is the width of the page in points.
    """
    if after is None or abs(after.baseline - span.baseline) > 0.5 * span.style.size or after.x0 <= span.x0:
        return span._replace(x1=max(min(span.x1, right), span.x0 + 1))
    return span._replace(x1=after.x0)
