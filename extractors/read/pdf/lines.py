"""Spans set side by side into lines of text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.read.pdf.span import Span, Style

_REFERENCE = re.compile(r"[\s,;()\[\]]*\d{1,3}(?:[\s,;]+\d{1,3})*[\s,;()\[\]]*|[*†‡§]{1,3}")
_BARE = re.compile(r"\s?\(\s?\)")
"""The brackets around a footnote mark that is taken out."""
_UNIT = re.compile(r"(?:^|[\s\d(/])[kcmd]?m$")
_POWER = re.compile(r"(?:^|\D)(?:10|2)$")
_RAISED = 0.12
"""A mark is raised when its baseline lies this share of the line's size higher (superscripts: 0.2 to 0.5)."""
_SMALLER = 0.82
"""...and when it is smaller than this share of the line's size (superscripts: 0.55 to 0.75)."""
_LONGEST_MARKER = 6
"""Characters of the longest list marker or section number that is set apart ("xviii.")."""
_WORD_GAP = 0.2
"""Share of the size that separates words; the narrowest spaces of justified lines are 0.2."""


@dataclass(slots=True)
class TextLine:
    """A line of text on a page, in points from the top left. ``style`` is that of most of its characters."""

    page: int
    spans: list[Span]
    text: str
    style: Style
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    bold: float
    """The share of letters in bold, 0 to 1."""
    confidence: float = 1.0
    entry: bool = False
    """Whether the line ends an entry of a table of contents."""
    angle: int = 0
    """That of its spans: coordinates of a sideways line are those of the turned page."""
    notes: list[str] = field(default_factory=list)
    """The footnote marks taken out of the text."""

    @property
    def height(self) -> float:
        """Points from the top of the line's box to its bottom."""
        return self.y1 - self.y0


def _weight(text: str) -> int:
    return sum(map(str.isalnum, text)) or (0.1 if text.strip() else 0)  # type: ignore[return-value]


def main_style(spans: Sequence[Span]) -> Style:
    """The style of most letters and digits."""
    styles = {span.style for span in spans}
    if len(styles) == 1:
        return styles.pop()
    count: Counter[Style] = Counter()
    for span in spans:
        count[span.style] += _weight(span.text)
    return count.most_common(1)[0][0]


def _is_reference(span: Span, before: str, style: Style, baseline: float) -> bool:
    """Whether the span is a footnote mark: digits, raised and small, not the exponent of a unit or number."""
    if span.style.size > _SMALLER * style.size or baseline - span.baseline < _RAISED * style.size:
        return False
    if not _REFERENCE.fullmatch(span.text) or not before.strip(" ("):
        return False
    return not (_POWER.search(before) or (_UNIT.search(before) and span.text.strip() in {"2", "3"}))


def text_line(page: int, spans: Sequence[Span]) -> TextLine | None:
    """One line from spans in reading order; none when they hold only white space."""
    solid = [span for span in spans if span.text.strip()]
    if not solid:
        return None
    style = main_style(solid)
    baseline = next(span.baseline for span in solid if span.style is style)
    text, notes = _text(spans, style, baseline)
    if not text:
        text, notes = " ".join("".join(span.text for span in spans).split()), []
    return TextLine(
        page=page,
        spans=list(solid),
        text=text,
        style=style,
        x0=min(span.x0 for span in solid),
        y0=min(span.y0 for span in solid),
        x1=max(span.x1 for span in solid),
        y1=max(span.y1 for span in solid),
        baseline=baseline,
        bold=_bold_share(solid),
        angle=solid[0].angle,
        notes=notes,
    )


def _bold_share(spans: Sequence[Span]) -> float:
    """The share of letters in bold, without a marker that stands before them."""
    counted = spans[1:] if len(spans) > 1 and len(spans[0].text.strip()) <= _LONGEST_MARKER else spans
    weights = {span.style.bold for span in counted}
    if len(weights) == 1:
        return float(weights.pop())
    letters = sum(_weight(span.text) for span in counted) or 1
    return sum(_weight(span.text) for span in counted if span.style.bold) / letters


def _text(spans: Sequence[Span], style: Style, baseline: float) -> tuple[str, list[str]]:
    parts: list[str] = []
    notes: list[str] = []
    last: Span | None = None
    tail = ""
    for span in spans:
        if _is_reference(span, tail, style, baseline):
            notes.append(span.text.strip())
            if span.text[-1:] == " ":
                parts.append(" ")
            last = span
            continue
        if last and span.x0 - last.x1 > _WORD_GAP * min(span.style.size, last.style.size):
            parts.append(" ")
        parts.append(span.text)
        tail = span.text if span.text.strip() else tail + " "
        last = span
    text = " ".join(piece for piece in "".join(parts).split(" ") if piece)
    return _BARE.sub("", text) if notes else text, notes


def same_line(last: Span, new: Span) -> bool:
    """Whether ``new`` goes on where ``last`` ended: on its baseline, or raised or lowered beside it."""
    if new.angle != last.angle:
        return False
    if new.x0 < last.x1 - 0.6 * max(last.style.size, new.style.size):
        return False
    if abs(last.baseline - new.baseline) <= 0.1 * max(last.style.size, new.style.size):
        return True
    overlap = min(last.y1, new.y1) - max(last.y0, new.y0)
    return overlap > 0.5 * min(last.y1 - last.y0, new.y1 - new.y0)


def lines_in_order(page: int, spans: Sequence[Span]) -> list[TextLine]:
    """The lines of spans that already stand in reading order, such as those of one tagged paragraph."""
    groups: list[list[Span]] = []
    for span in spans:
        if groups and same_line(groups[-1][-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    lines = (text_line(page, group) for group in groups)
    return [line for line in lines if line]
