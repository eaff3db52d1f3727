"""Characters of one style on one baseline, and the page of them."""

from dataclasses import dataclass
from typing import NamedTuple

from extractors.read.pdf.strokes import NO_RULES, Rules

ARTIFACT = -2
"""The content id of what is marked as no part of the text."""


@dataclass(frozen=True, slots=True)
class Style:
    """How characters look. ``size`` in points as displayed, ``colour`` as 0xRRGGBB."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: int


class Span(NamedTuple):
    """Characters of one style on one baseline, in points from the top left of the page.

    A line-end hyphen is U+00AD. ``content_id`` is the marked content that holds them, -1 for none, ``ARTIFACT``
    for what is no text. ``angle`` is 0, 90, 180 or 270 degrees, clockwise as displayed; coordinates of sideways
    text are those of ``frame.turned``.
    """

    text: str
    style: Style
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    content_id: int
    angle: int = 0
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class PageSpans:
    """The spans of a page in the order of its content stream. ``unmapped`` counts characters without Unicode."""

    number: int
    width: float
    height: float
    spans: tuple[Span, ...]
    characters: int
    unmapped: int
    cut: bool = False
    drawn: bool = True
    """Whether anything at all is drawn on the page."""
    rules: Rules = NO_RULES


def cut(span: Span, place: int) -> tuple[Span, Span]:
    """A span parted before the character at ``place``, its width shared out by characters."""
    x = span.x0 + (span.x1 - span.x0) * place / len(span.text)
    return span._replace(text=span.text[:place], x1=x), span._replace(text=span.text[place:], x0=x)
