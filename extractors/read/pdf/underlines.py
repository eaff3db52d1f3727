"""Spans told apart by the strokes below them."""

import re
from collections.abc import Sequence

from extractors.read.pdf.span import Span, cut
from extractors.read.pdf.strokes import Stroke, underlined

_UNDERLINED = 0.8
"""The share of a span's width below which a stroke must run."""
_HINT = 0.05
_SHORTEST_LEAD = 4
_GUESS = 8
"""Characters by which a place told from widths may be off."""


def with_underline(span: Span, strokes: Sequence[Stroke]) -> list[Span]:
    """The span marked as underlined, or parted where an underline below its beginning ends."""
    share = 0.0 if span.angle else underlined(strokes, span.x0, span.x1, span.baseline)
    if share >= _UNDERLINED:
        return [span._replace(underlined=True)]
    place = _word_end(span.text, round(share * len(span.text))) if share > _HINT else 0
    if place < _SHORTEST_LEAD or place > len(span.text) - 2:
        return [span]
    first, second = cut(span, place)
    return [first._replace(underlined=True), second]


def _word_end(text: str, place: int) -> int:
    """The end of the word nearest to ``place``, for widths give only a guess; ends of sentences come first."""
    ends = [match.start() for match in re.finditer(r"\s", text)]
    near = [end for end in ends if abs(end - place) <= _GUESS]
    stops = [end for end in near if text[end - 1] in ".:"]
    return min(stops or near, key=lambda end: abs(end - place), default=0)
