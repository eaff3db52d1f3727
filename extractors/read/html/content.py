"""Which of a page's pieces are the document."""

from collections.abc import Sequence
from functools import partial

from bs4 import Tag

from extractors.read.html.flow import MAX_DEPTH, Flow
from extractors.read.html.main_element import marked_main, witnessed_element
from extractors.read.html.page import Page
from extractors.read.html.piece import Piece
from extractors.read.html.pruning import is_chrome
from extractors.read.html.site_parts import without_site_parts
from extractors.read.html.witnesses import Witnesses
from models.document import BlockKind

_EDGE = 200
"""Characters up to which a piece at either end that no witness keeps is taken for a part of the site."""


def document_pieces(page: Page) -> list[Piece]:
    """The pieces of the page that are the document's own, in reading order.

    They stand in the element marked as main; on a page without one, in the smallest element that holds what
    both trafilatura and resiliparse keep, less short pieces before the first and after the last that either of
    them keeps. Parts known by their headings ("Related content") are the site's on every page.
    """
    if page.is_deeper_than(MAX_DEPTH):
        # No site of a government nests so; looking for its main content takes time in the square of the depth.
        return without_site_parts(_pieces(page.body))
    main = marked_main(page)
    return without_site_parts(_pieces(main) if main is not None else _witnessed(page))


def _witnessed(page: Page) -> list[Piece]:
    pieces = _pieces(page.body)
    if not pieces:
        return pieces
    witnesses = Witnesses(page.source)
    root = witnessed_element(page, pieces, witnesses)
    inside = [piece for piece in pieces if _is_in(root, piece.element)]
    return _trimmed(inside, witnesses)


def _pieces(root: Tag) -> list[Piece]:
    return list(Flow(root, partial(_outside, root)).pieces())


def _outside(root: Tag, tag: Tag) -> bool:
    return tag is not root and is_chrome(tag)


def _trimmed(pieces: Sequence[Piece], witnesses: Witnesses) -> list[Piece]:
    backed = [index for index, piece in enumerate(pieces) if _stays(piece) or witnesses.count(piece.text)]
    if not backed:
        return list(pieces)
    first, last = backed[0], backed[-1]
    while first and _belongs_to(pieces[first - 1], pieces[first]):
        first -= 1
    return list(pieces[first : last + 1])


def _belongs_to(piece: Piece, following: Piece) -> bool:
    """Whether an unwitnessed piece stands right before ``following`` as its heading or in one flow with it."""
    beside = piece.element.parent is following.element.parent and not piece.linked
    return piece.kind is BlockKind.HEADING or beside


def _stays(piece: Piece) -> bool:
    return len(piece.text) > _EDGE or piece.kind in {BlockKind.FOOTNOTE, BlockKind.TABLE_ROW, BlockKind.CONTENTS}


def _is_in(root: Tag, element: Tag) -> bool:
    return any(tag is root for tag in (element, *element.parents))
