"""Running headers, footers and page numbers: what repeats in the margins of pages and is no text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.read.pdf.lines import TextLine

_MARGIN = 0.14
"""The share of a page's height, at the top and at the bottom, where furniture stands (measured: up to 0.13)."""
_EDGE = 0.08
"""Furniture whose words change from page to page stands within this share of the height from the edge."""
_SAME_PLACE = 4.0
"""Points by which the place of a repeated line may differ from page to page."""
_DIGITS = 6
"""The longest page number, with the zeros that printers put before it."""
_LEAST_PAGES = 3
_LEAST_SHARE = 0.2
"""A line that repeats on fewer of the pages than this is no running header, unless on ten pages."""
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|pagina|pag|p|seite|blad|pg)\W*)?(\d{1,4}|[ivxlc]{1,6})"
    r"(?:\W*(?:of|van|de|von|sur|uit|/|\|)\W*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page as displayed, in points."""

    width: float
    height: float


def furniture(lines: Sequence[TextLine], sizes: Sequence[PageSize]) -> set[int]:
    """The ``id`` of every line that is a running header, footer or page number. ``sizes`` is by page."""
    margin = [line for line in lines if _in_margin(line, sizes[line.page - 1].height, _MARGIN)]
    groups: dict[tuple[str, int | None], list[TextLine]] = defaultdict(list)
    for line in margin:
        for key in _keys(line):
            groups[key].append(line)
    least = max(_LEAST_PAGES, min(len(sizes) * _LEAST_SHARE, 10))
    found = {id(line) for group in groups.values() for line in _repeated(group, least, sizes)}
    found |= _fixed(lines, len(sizes))
    return found | {id(line) for line in margin if _is_page_number(line, sizes[line.page - 1].height)}


def _fixed(lines: Sequence[TextLine], pages: int) -> set[int]:
    """Lines that stand at one place with the same words on half of the pages, such as a letterhead's address."""
    groups: dict[tuple[str, int, int], list[TextLine]] = defaultdict(list)
    for line in lines:
        groups[line.text.casefold(), round(line.x0 / 4), round(line.baseline / 4)].append(line)
    least = max(_LEAST_PAGES, pages / 2)
    return {id(line) for group in groups.values() if len({line.page for line in group}) >= least for line in group}


def _in_margin(line: TextLine, height: float, share: float) -> bool:
    if line.angle:
        return False
    return line.y1 < share * height or line.y0 > (1 - share) * height


def _keys(line: TextLine) -> list[tuple[str, int | None]]:
    """The line's words; and its words with the page number cut out, with how far that is from the page's."""
    text = " ".join(line.text.casefold().split())
    numbered = [
        (f"{text[: match.start()]}#{text[match.end() :]}", int(match[0]) - line.page)
        for match in _NUMBER.finditer(text)
        if len(match[0]) <= _DIGITS
    ]
    return [(text, None), *numbered]


def _repeated(group: list[TextLine], least: float, sizes: Sequence[PageSize]) -> list[TextLine]:
    """The lines of ``group`` that stand where others stand on other pages: left and right pages may differ."""
    places = [(_from_edge(line, sizes), line.page) for line in group]

    def pages(place: float) -> int:
        return len({page for other, page in places if abs(other - place) < _SAME_PLACE})

    return [line for line, (place, _) in zip(group, places, strict=True) if pages(place) >= least]


def _from_edge(line: TextLine, sizes: Sequence[PageSize]) -> float:
    """Points from the top edge, negative from the bottom edge: pages of different heights compare."""
    height = sizes[line.page - 1].height
    return line.baseline if line.baseline < height / 2 else line.baseline - height


def _is_page_number(line: TextLine, height: float) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and _in_margin(line, height, _EDGE)
