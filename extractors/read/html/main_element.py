"""The element of a page that holds its document: as the page marks it, or as its text shows."""

from collections import Counter
from collections.abc import Sequence

from bs4 import Tag

from extractors.read.html.page import Page
from extractors.read.html.piece import Piece
from extractors.read.html.pruning import is_chrome, is_pruned
from extractors.read.html.witnesses import Witnesses
from models.document import BlockKind

_MAIN_SHARE = 0.3
"""Share of the page's text that a marked main element must hold to be believed: some mark an empty shell."""
_MAIN_IDS = ("content", "main", "main-content", "maincontent")
_WORTH = {2: 1.0, 1: 0.3, 0: -0.2}
"""What a character of text counts for, by how many witnesses keep it: both are rarely wrong together, and text
that neither keeps can still be the document's. Measured on corpus pages with all marks of structure taken off."""
_LINK = -1.0
"""The same for text that is nothing but links and that no witness keeps: a menu."""
_FEW_WORDS = 4
"""Words below which witnesses cannot tell."""
_ALL_LINKS = 0.9
_SELDOM_KEPT = frozenset({BlockKind.TABLE_ROW, BlockKind.FOOTNOTE, BlockKind.CONTENTS, BlockKind.HEADING})


def marked_main(page: Page) -> Tag | None:
    """The one element that the page marks as its main content, if it holds a fair share of the text."""
    whole = _shown_length(page.body)
    candidates: list[Tag] = list(page.tree.find_all(["main", "article", "div", "section"]))
    for marked in (
        [tag for tag in candidates if tag.name == "main"],
        [tag for tag in candidates if tag.get("role") == "main"],
        [tag for tag in candidates if tag.name == "article"],
        *([tag for tag in candidates if tag.get("id") == name] for name in _MAIN_IDS),
    ):
        if len(marked) == 1 and not is_pruned(marked[0]) and _shown_length(marked[0]) >= _MAIN_SHARE * whole:
            return marked[0]
    return None


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


def witnessed_element(page: Page, pieces: Sequence[Piece], witnesses: Witnesses) -> Tag:
    """The element that is worth most: text that both witnesses keep counts for it, menus count against it.

    Of elements that are worth the same the outermost, which also holds titles and dates.
    """
    worth: Counter[int] = Counter()
    elements: dict[int, Tag] = {id(page.body): page.body}
    for piece in pieces:
        weight = round(_worth(piece, witnesses) * len(piece.text))
        for tag in (piece.element, *piece.element.parents):
            elements[id(tag)] = tag
            worth[id(tag)] += weight
    best = max(worth.values(), default=0)
    first = min(
        (key for key, value in worth.items() if value == best), key=lambda key: _depth(elements[key]), default=None
    )
    return elements[first] if first is not None and best > 0 else page.body


def _worth(piece: Piece, witnesses: Witnesses) -> float:
    count = witnesses.count(piece.text)
    if count == 0 and piece.linked >= _ALL_LINKS:
        return _LINK
    untold = count == 0 and (len(piece.text.split()) < _FEW_WORDS or piece.kind in _SELDOM_KEPT)
    return 0.0 if untold else _WORTH[count]


def _depth(tag: Tag) -> int:
    return sum(1 for _ in tag.parents)
