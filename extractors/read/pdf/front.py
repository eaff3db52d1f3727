"""Pages that carry no sections: covers, title pages, dividers, overviews."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.read.pdf.contents import is_contents_title
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.witnesses import Witnesses, key
from models.document import BlockKind

_FRONT = 5
"""Pages within which title pages stand."""
_SPARSE = 90
"""A page with fewer words than this and no running text is a cover, title page or divider."""
_LAST_WORDS = 30
_RUNNING = 150
"""Characters from which a paragraph is running text."""
_SENTENCE = 80
"""Characters from which a paragraph that ends in a full stop is running text too."""
_DIVIDER_WORDS = 25
_SOON = 2
_OVERVIEW = 4
"""Headings of one page that stand again as headings further on: the page is an overview of the document."""


def clear_front(drafts: Sequence[Draft], named: Witnesses) -> None:
    """Take headings off covers, title pages, dividers and overviews: they name no section there."""
    pages: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        pages[draft.page].append(draft)
    last = max(pages, default=1)
    for number, page in pages.items():
        words = sum(len(draft.raw.split()) for draft in page)
        sparse = not any(_runs(draft) for draft in page)
        if (
            last > 1
            and sparse
            and ((words < _SPARSE and number <= min(_FRONT, last)) or (words < _LAST_WORDS and number == last))
        ):
            _clear(draft for draft in page if not named.in_contents(draft.raw) or number == 1)
    _clear_repeated(pages)


def _runs(draft: Draft) -> bool:
    if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    return len(draft.raw) > _RUNNING or (len(draft.raw) > _SENTENCE and draft.raw.endswith("."))


def _clear(drafts: Iterable[Draft]) -> None:
    for draft in drafts:
        if draft.kind is BlockKind.HEADING and not is_contents_title(draft.raw):
            draft.kind, draft.level = BlockKind.PARAGRAPH, None


def _clear_repeated(pages: dict[int, list[Draft]]) -> None:
    """Of a heading on a divider and again at the top of its text, and of an overview's, only the latter stays."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, page in pages.items():
        for draft in page:
            if draft.kind is BlockKind.HEADING:
                places[_name(draft)].append(number)
    for number, page in pages.items():
        again = [d for d in page if d.kind is BlockKind.HEADING and any(p > number for p in places[_name(d)])]
        divider = sum(len(draft.raw.split()) for draft in page) < _DIVIDER_WORDS
        soon = [d for d in again if any(0 < p - number <= _SOON for p in places[_name(d)])]
        if divider:
            _clear(soon)
        elif len({_name(draft) for draft in again}) >= _OVERVIEW and _overview(page, again, pages):
            _clear(again)


def _overview(page: Sequence[Draft], again: Sequence[Draft], pages: dict[int, list[Draft]]) -> bool:
    """Whether headings that come again do so larger, or have no text of their own here."""
    names = {_name(draft) for draft in again}
    later = [
        draft.lines[0].style.size
        for number, other in pages.items()
        for draft in other
        if number > page[0].page and draft.kind is BlockKind.HEADING and _name(draft) in names
    ]
    here = max(draft.lines[0].style.size for draft in again)
    followed = sum(_followed(page, draft) for draft in again)
    return followed <= len(again) / 2 or min(later) > here


def _name(draft: Draft) -> str:
    return key(draft.raw).lstrip("0123456789")


def _followed(page: Sequence[Draft], heading: Draft) -> bool:
    index = next(i for i, draft in enumerate(page) if draft is heading)
    return index + 1 < len(page) and _runs(page[index + 1])
