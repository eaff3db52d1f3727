"""Which of a page's pieces are the document."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from bs4 import Tag

from extractors.read.html.flow import Flow
from extractors.read.html.page import Page
from extractors.read.html.piece import Piece
from extractors.read.html.pruning import is_chrome, is_pruned
from extractors.read.html.site_parts import without_site_parts
from extractors.read.html.witnesses import Witnesses
from models.document import BlockKind

_MAIN_SHARE = 0.3
"""Share of the page's text that a marked main element must hold to be believed: some mark an empty shell."""
_MAIN_SELECTORS = ("main", "[role=main]", "article", "#content", "#main", "#main-content", "#maincontent")
_SUPPORT = 0.98
"""Share of the witnessed text that the document's element holds: an annex of a few per cent is not left out."""
_BOTH = 2
_WORTH = 0.6
"""Share of the text around that element that both witnesses must keep for it to be taken in: menus stay under 0.2."""
_EDGE = 200
"""Characters up to which a piece at either end that no witness keeps is taken for a part of the site."""


def document_pieces(page: Page) -> list[Piece]:
    """The pieces of the page that are the document's own, in reading order.

    They stand in the element marked as main; on a page without one, in the smallest element that holds what
    both trafilatura and resiliparse keep, less short pieces before the first and after the last that either of
    them keeps. Parts known by their headings ("Related content") are the site's on every page.
    """
    main = _marked_main(page)
    if main is not None:
        return without_site_parts(_pieces(main))
    witnesses = Witnesses(page.source)
    pieces = _pieces(page.body)
    root = _witnessed_element(page, pieces, witnesses)
    inside = [
        piece for piece in pieces if piece.element is root or any(parent is root for parent in piece.element.parents)
    ]
    return without_site_parts(_trimmed(inside, witnesses))


def _pieces(root: Tag) -> list[Piece]:
    return list(Flow(root, partial(_outside, root)).pieces())


def _outside(root: Tag, tag: Tag) -> bool:
    return tag is not root and is_chrome(tag)


def _marked_main(page: Page) -> Tag | None:
    whole = _shown_length(page.body)
    for selector in _MAIN_SELECTORS:
        found = page.tree.select(selector, limit=2)
        if len(found) == 1 and not is_pruned(found[0]) and _shown_length(found[0]) >= _MAIN_SHARE * whole:
            return found[0]
    return None


def _witnessed_element(page: Page, pieces: Sequence[Piece], witnesses: Witnesses) -> Tag:
    shown: Counter[int] = Counter()
    backed: Counter[int] = Counter()
    elements: dict[int, Tag] = {}
    for piece in pieces:
        agreed = witnesses.count(piece.text) == _BOTH
        for tag in (piece.element, *piece.element.parents):
            elements[id(tag)] = tag
            shown[id(tag)] += len(piece.text)
            backed[id(tag)] += len(piece.text) if agreed else 0
    enough = [elements[key] for key, weight in backed.items() if weight >= _SUPPORT * backed[id(page.body)] > 0]
    smallest = max(enough, key=lambda tag: sum(1 for _ in tag.parents), default=page.body)
    around = [tag for tag in smallest.parents if id(tag) in shown]
    return next((tag for tag in reversed(around) if _adds_text(tag, smallest, shown, backed)), smallest)


def _adds_text(around: Tag, inner: Tag, shown: Counter[int], backed: Counter[int]) -> bool:
    """Whether most of what ``around`` holds besides ``inner`` is the document's too: an annex, a preamble."""
    added = shown[id(around)] - shown[id(inner)]
    return backed[id(around)] - backed[id(inner)] >= _WORTH * added


def _trimmed(pieces: Sequence[Piece], witnesses: Witnesses) -> list[Piece]:
    backed = [index for index, piece in enumerate(pieces) if _stays(piece) or witnesses.count(piece.text)]
    if not backed:
        return list(pieces)
    first, last = backed[0], backed[-1]
    while first and pieces[first - 1].kind is BlockKind.HEADING:
        first -= 1
    return list(pieces[first : last + 1])


def _stays(piece: Piece) -> bool:
    return len(piece.text) > _EDGE or piece.kind in {BlockKind.FOOTNOTE, BlockKind.TABLE_ROW, BlockKind.TITLE}


def _shown_length(tag: Tag) -> int:
    """Characters of text in ``tag``, without site parts and without what is never shown."""
    length = 0
    pending = [tag]
    while pending:
        for child in pending.pop().children:
            if not isinstance(child, Tag):
                length += len(str(child).strip())
            elif not is_pruned(child) and not is_chrome(child):
                pending.append(child)
    return length
