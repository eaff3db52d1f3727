"""The printed table of contents: lines that end in a page number, with or without leaders."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.lines import TextLine, text_line
from models.document import BlockKind

_LEADERS = re.compile(r"\s*(?:[.…·_]\s?){4,}\s*(\d{1,4}|[ivxlc]{1,6})?\s*$|\s*…+\s*(\d{1,4})\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_TRAILING = re.compile(r"\S\s+(\d{1,3})$")
_FLUSH = 30
"""Points by which page numbers of one table may be out of line: the width of four digits."""
_LEAST = 3
"""Lines with page numbers on one page that make a table of contents."""
_TITLES = re.compile(
    r"(?:table of )?contents|inhoud(?:sopgave)?|table des matières|sommaire|inhalt(?:sverzeichnis)?|índice|sumário|"
    r"tabla de contenido|contenido",
    re.IGNORECASE,
)


def is_contents_title(text: str) -> bool:
    """Whether ``text`` is what the heading of a table of contents reads, in one of our languages."""
    return bool(_TITLES.fullmatch(text.strip(" .:\t")))


def mark_entries(lines: list[TextLine]) -> list[TextLine]:
    """Set page numbers beside the titles to which they belong; ``entry`` is set on lines that end an entry."""
    numbers = [line for line in lines if _NUMBER.fullmatch(line.text)]
    partners = {id(number): partner for number in numbers if (partner := _partner(number, lines))}
    aligned = [number for number in numbers if id(number) in partners]
    if len(aligned) >= _LEAST and _rising(aligned):
        lines = _merged(lines, partners)
    leaders = [line for line in lines if _LEADERS.search(line.text)]
    for line in leaders:
        line.entry = True
    return lines


def _partner(number: TextLine, lines: Sequence[TextLine]) -> TextLine | None:
    """The title on the baseline of ``number``, left of it."""
    beside = [
        line
        for line in lines
        if line is not number
        and abs(line.baseline - number.baseline) < 0.4 * number.style.size
        and line.x1 <= number.x0
        and any(map(str.isalpha, line.text))
    ]
    return max(beside, key=lambda line: line.x1, default=None)


def _rising(numbers: Sequence[TextLine]) -> bool:
    """Whether the numbers grow down the page, as page numbers do, and stand flush right or left."""
    ordered = sorted(numbers, key=lambda line: line.baseline)
    values = [int(line.text) for line in ordered if line.text.isdigit()]
    if len(values) < _LEAST:
        return False
    falls = sum(later < earlier for earlier, later in pairwise(values))
    flush = min(_spread([line.x1 for line in ordered]), _spread([line.x0 for line in ordered]))
    return falls <= len(values) // 10 and flush < _FLUSH and values[-1] > values[0]


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)


def _merged(lines: Sequence[TextLine], partners: dict[int, TextLine]) -> list[TextLine]:
    taken = {id(partner): number for number in lines if (partner := partners.get(id(number)))}
    merged = []
    for line in lines:
        if id(line) in partners:
            continue
        number = taken.get(id(line))
        joined = text_line(line.page, [*line.spans, *number.spans]) if number else None
        if joined:
            joined.entry = True
        merged.append(joined or line)
    return merged


def mark_contents(drafts: Sequence[Draft]) -> None:
    """Give drafts that are entries of a table of contents that kind."""
    entries = [draft for draft in drafts if _is_entry(draft)]
    pages = {draft.page for draft in entries}
    for page in pages:
        here = [draft for draft in entries if draft.page == page]
        if len(here) >= _LEAST:
            for draft in here:
                draft.kind, draft.level = BlockKind.CONTENTS, None
    _sweep(drafts)


def _is_entry(draft: Draft) -> bool:
    if draft.kind in (BlockKind.TABLE_ROW, BlockKind.FOOTNOTE):
        return False
    return draft.lines[-1].entry or bool(_LEADERS.search(draft.lines[-1].text))


def _sweep(drafts: Sequence[Draft]) -> None:
    """Take in what stands between two entries of one page and ends in a page number."""
    marked = [index for index, draft in enumerate(drafts) if draft.kind is BlockKind.CONTENTS]
    for first, second in pairwise(marked):
        if second - first <= _LEAST and drafts[first].page == drafts[second].page:
            for draft in drafts[first + 1 : second]:
                if _TRAILING.search(draft.raw) or len(draft.lines) == 1:
                    draft.kind, draft.level = BlockKind.CONTENTS, None
