"""Headings that a page does not mark as such: classed, bold, numbered or in capitals."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, zip_longest

from extractors.outline.number import division_level, division_ranks, parse_number
from extractors.read.html.labels import join_labels
from extractors.read.html.markup import MARKUP, classes, words
from extractors.read.html.piece import Piece
from extractors.read.html.run_in import split_run_in
from models.document import BlockKind

_ENOUGH = 2
"""Marked headings from which the page's own marks are trusted alone."""
_SHORT = 140
"""Characters up to which a line can be a heading; 99 % of the marked headings of government pages are shorter."""
_LONGEST = 320
"""The same where a class says that it is a heading: titles of chapters of EU law."""
_RUN = 3
"""Lines that one heading may be set in: number, title, subtitle."""
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b")
"""A date in numbers: the line tells when and where, as press releases begin."""
_SIGNATURE = re.compile(r"(?:[A-Z]\.\s?){2,4}[A-Z]")
_NO_HEADING = re.compile(r".*[.;,:]$")
_ALL = 0.95
"""Share of bold characters of a line that is bold: its number or full stop may not be."""
_LEAST_CAPITALS = 4
"""Letters from which capitals are more than an abbreviation."""
_UNNUMBERED = 9
"""Level of the first style of unnumbered headings: below every division of ``divisions.toml``."""


def settle_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with headings found where the page marks fewer than two, and with bare numbers joined to titles."""
    marked = sum(piece.kind is BlockKind.HEADING for piece in pieces)
    if marked >= _ENOUGH:
        return list(join_labels(pieces))
    split = [part for piece in pieces for part in split_run_in(piece)]
    return list(join_labels(_styled(split)))


def _styled(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that look like headings turned into headings, each style with one level."""
    styles = _heading_styles(pieces)
    order: dict[str, int] = {}
    result = []
    for piece in pieces:
        style = _style(piece)
        if style is None or style not in styles or piece is pieces[-1]:
            result.append(piece)
            continue
        level = division_level(piece.text) or _class_level(style) or _UNNUMBERED + order.setdefault(style, len(order))
        result.append(piece._replace(kind=BlockKind.HEADING, level=level))
    return result


def _style(piece: Piece) -> str | None:
    """How a short paragraph shows that it is a heading; none when nothing does."""
    if piece.kind is not BlockKind.PARAGRAPH or len(piece.text) > _LONGEST or not any(map(str.isalpha, piece.text)):
        return None
    own = words(*classes(piece.element))
    if not MARKUP.other_words.isdisjoint(own):
        return None
    if not MARKUP.heading_words.isdisjoint(own):
        return f"class {' '.join(classes(piece.element))}"
    return _printed_style(piece) if len(piece.text) <= _SHORT else None


def _printed_style(piece: Piece) -> str | None:
    number = parse_number(piece.text)
    if number and number.scheme in {*division_ranks(), "annex"} and not _NO_HEADING.match(number.title):
        return f"division {number.scheme}"
    if _NO_HEADING.match(piece.text) or _SIGNATURE.match(piece.text) or _DATE.search(piece.text):
        return None
    if piece.emphasis > _ALL:
        return "bold"
    return "capitals" if piece.text.isupper() and len(piece.text) > _LEAST_CAPITALS else None


def _class_level(style: str) -> int | None:
    """The level that a class name ends in ("Heading2"), as word processors export it."""
    match = re.fullmatch(r"class .*(?:[a-z]|[-_])([1-6])", style)
    return _UNNUMBERED + int(match[1]) if match else None


def _heading_styles(pieces: Sequence[Piece]) -> set[str | None]:
    """The styles whose pieces mostly stand in runs of at most three above other text, as headings do."""
    runs: dict[str | None, list[bool]] = defaultdict(list)
    groups = [list(group) for _, group in groupby(pieces, key=_style)]
    for group, following in zip_longest(groups, groups[1:]):
        runs[_style(group[0])].append(following is not None and len(group) <= _RUN)
    return {style for style, heads in runs.items() if style and sum(heads) >= _least_runs(style, len(heads))}


def _least_runs(style: str, runs: int) -> int:
    """How many of a style's ``runs`` must look like headings: most.

    A lone "Title 3" is a citation and a lone line of capitals a signature.
    """
    lone = style in {"bold", "division annex"} or style.startswith("class")
    return max(runs // 2 + 1, 1 if lone else 2)
