"""The document's own title, and the lines of its cover, which begin no section."""

from collections.abc import Sequence

from extractors.read.pdf.contents import is_contents_title
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.numbering import number_of
from extractors.read.pdf.witnesses import key
from models.document import BlockKind

_COVER_WORDS = 150
"""A first page with fewer words than this is a cover (covers measured: 3 to 120 words)."""
_LEAST_LETTERS = 8
_LONGEST = 300
_MOST_ABOVE = 400
"""Characters that may stand above a title: a letterhead, not text."""
_RUNNING = 150
"""Characters from which a paragraph is running text."""
_LARGER = 1.15


def mark_title(drafts: Sequence[Draft], body: float, stated: Sequence[str]) -> None:
    """Find the title on the first page that has text. ``stated`` are titles the file's metadata give."""
    if not drafts:
        return
    first = drafts[0].page
    page = [draft for draft in drafts if draft.page == first]
    cover = sum(len(draft.raw.split()) for draft in page) < _COVER_WORDS and drafts[-1].page > first
    candidates = [
        draft
        for draft in page
        if draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
        and not (number_of(draft.raw) or draft.run_in or is_contents_title(draft.raw))
    ]
    title = _by_name(candidates, stated) or _largest(candidates, body, cover)
    if title:
        title.kind, title.level = BlockKind.TITLE, None
    for draft in page if cover else _letterhead(page):
        if draft.kind is BlockKind.HEADING:
            draft.kind, draft.level = BlockKind.PARAGRAPH, None


def _letterhead(page: Sequence[Draft]) -> Sequence[Draft]:
    """What stands above the first running text of the first page, but for the heading right above that text."""
    text = next((index for index, draft in enumerate(page) if _runs(draft)), 0)
    while text and page[text - 1].kind is BlockKind.HEADING and number_of(page[text - 1].raw):
        text -= 1
    return page[: max(text - 1, 0)]


def _runs(draft: Draft) -> bool:
    return draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(draft.raw) > _RUNNING


def _by_name(drafts: Sequence[Draft], stated: Sequence[str]) -> Draft | None:
    names = {name for title in stated if len(name := key(title)) > _LEAST_LETTERS}
    return next((draft for draft in drafts if key(draft.raw) in names), None)


def _largest(drafts: Sequence[Draft], body: float, cover: bool) -> Draft | None:
    """The largest text of the page: anywhere on a cover, else where no running text stands above it."""
    if not drafts:
        return None
    largest = max(drafts, key=lambda draft: (draft.lines[0].style.size, -draft.lines[0].y0))
    if largest.lines[0].style.size < _LARGER * body or len(largest.raw) > _LONGEST:
        return None
    above = [draft for draft in drafts if draft.lines[-1].y1 <= largest.lines[0].y0]
    if not cover and sum(len(draft.raw) for draft in above) > _MOST_ABOVE:
        return None
    same = [
        draft
        for draft in drafts
        if draft.kind is BlockKind.HEADING and draft.lines[0].style.size > largest.lines[0].style.size - 1
    ]
    return None if not cover and len(same) > 1 else largest
