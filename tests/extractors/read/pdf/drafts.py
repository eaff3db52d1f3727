"""Drafts made by hand, for rules that look at nothing but text and type."""

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.lines import TextLine
from extractors.read.pdf.span import Span, Style
from models.document import BlockKind


def draft(
    text: str,
    size: float = 10,
    *,
    bold: bool = False,
    kind: BlockKind = BlockKind.PARAGRAPH,
    level: int | None = None,
    tagged: bool = False,
    page: int = 1,
    top: float = 100,
) -> Draft:
    """A draft of one line at ``top`` points from the top of ``page``."""
    style = Style("Serif", size, bold, False, 0)
    span = Span(text, style, 50, top, 50 + 5.0 * len(text), top + size, top + size, -1)
    line = TextLine(page, [span], text, style, span.x0, span.y0, span.x1, span.y1, span.baseline, float(bold))
    return Draft([line], kind, level, tagged=tagged)


def heading(text: str, size: float = 10, *, bold: bool = True, level: int | None = None, tagged: bool = False) -> Draft:
    """A draft that is known as a heading."""
    return draft(text, size, bold=bold, kind=BlockKind.HEADING, level=level, tagged=tagged)
