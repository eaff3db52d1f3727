"""Headings printed in pieces, set together: a number above its title, a title over two lines."""

import re
from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft, Look
from extractors.read.pdf.looks import gap_between, look_of
from extractors.read.pdf.numbering import number_of
from models.document import BlockKind

_ALONE = re.compile(
    r"(?:(?:article|artikel|chapter|hoofdstuk|chapitre|kapitel|section|sectie|afdeling|abschnitt|part|deel|partie|teil|"
    r"title|titel|titre|annex|annexe|bijlage|anhang|anlage|appendix|schedule|capítulo|título|anexo|artículo|artigo)"
    r"\s+)?(?:\d{1,3}[a-z]{0,2}|[IVXLC]{1,7}|[A-Z])(?:\.\d{1,2})*[.):]?",
    re.IGNORECASE,
)
_SAME_SIZE = 0.5
_LONGEST = 260
_CLOSE = 0.75
"""The most white space between the lines of one heading, in sizes."""
_BELOW_PART = 4.0
"""...between "Article 3" and its title: the Official Journal leaves 3.1."""
_BELOW_NUMBER = 2.2
"""The most white space between a number and its title below, in sizes."""


def is_number_alone(text: str) -> bool:
    """Whether ``text`` is a section number without a title ("Article 3", "II.", "2.1")."""
    return bool(_ALONE.fullmatch(text.strip()))


def names_part(text: str) -> bool:
    """Whether ``text`` is a word for a part and its number, without a title ("Article 3", "Annex II")."""
    return is_number_alone(text) and text[:1].isalpha() and " " in text


def join_headlines(drafts: Sequence[Draft]) -> list[Draft]:
    """Join neighbouring headings that are one heading in print."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        if last is not None and _together(last, draft):
            last.lines.extend(draft.lines)
            last.kind, last.level = BlockKind.HEADING, last.level or draft.level or 1
        else:
            result.append(draft)
    return result


def _together(first: Draft, second: Draft) -> bool:
    if BlockKind.HEADING not in (first.kind, second.kind) or first.run_in or second.run_in:
        return False
    if len(first.raw) + len(second.raw) > _LONGEST:
        return False
    if _numeral(first):
        reach = _BELOW_PART if names_part(first.raw) else _BELOW_NUMBER
        return second.kind is BlockKind.HEADING and not number_of(second.raw) and _near(first, second, reach)
    if first.raw.endswith(",") and first.lines[-1].style.size == second.lines[0].style.size:
        return first.kind is second.kind and _near(first, second, _CLOSE)
    if first.kind is not second.kind or (first.tagged and second.tagged and first.level != second.level):
        return False
    one_look = _alike(look_of(first), look_of(second))
    return one_look and not number_of(second.raw) and _near(first, second, _CLOSE) and _unfinished(first, second)


def _numeral(draft: Draft) -> bool:
    return draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and is_number_alone(draft.raw)


def _alike(first: Look, second: Look) -> bool:
    return abs(first.size - second.size) <= _SAME_SIZE and (first.bold, first.italic, first.colour, first.capitals) == (
        second.bold,
        second.italic,
        second.colour,
        second.capitals,
    )


def _near(first: Draft, second: Draft, sizes: float) -> bool:
    """Whether ``second`` stands right below ``first``, or beside it on one baseline."""
    last, line = first.lines[-1], second.lines[0]
    if last.page == line.page and abs(last.baseline - line.baseline) < 1:
        return line.x0 > last.x0
    gap = gap_between(first, second)
    return gap is not None and gap < sizes * line.style.size


def _unfinished(first: Draft, second: Draft) -> bool:
    """Whether the second piece reads as going on: the first ends on a comma or short word, or both are tall print."""
    text = first.raw
    return text.endswith((",", "-", "–", ":")) or second.raw[:1].islower() or not text.endswith((".", "?", "!"))
