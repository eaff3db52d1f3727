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
_BOTH = 2
_SUPPORT = 0.98
"""Share of the witnessed text that the document's element holds: an annex of a few per cent is not left out."""
_WORTH = 0.6
"""Share of the text around that element that must be the document's too to be taken in: menus stay under 0.2."""


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
    """The smallest element that holds what both witnesses keep, with what stands around it if that is text too."""
    held = _Held(pieces, witnesses)
    smallest = held.smallest() or page.body
    around = [tag for tag in smallest.parents if tag in held]
    return next((tag for tag in reversed(around) if held.is_worth(tag, smallest)), smallest)


class _Held:
    """How many characters each element holds: shown, kept by both witnesses, and welcome beside those."""

    def __init__(self, pieces: Sequence[Piece], witnesses: Witnesses) -> None:
        self._shown: Counter[int] = Counter()
        self._kept: Counter[int] = Counter()
        self._welcome: Counter[int] = Counter()
        self._elements: dict[int, Tag] = {}
        for piece in pieces:
            agreed = witnesses.count(piece.text) == _BOTH
            welcome = agreed or piece.kind in {BlockKind.HEADING, BlockKind.CONTENTS}
            for tag in (piece.element, *piece.element.parents):
                self._elements[id(tag)] = tag
                self._shown[id(tag)] += len(piece.text)
                self._kept[id(tag)] += len(piece.text) * agreed
                self._welcome[id(tag)] += len(piece.text) * welcome

    def __contains__(self, tag: Tag) -> bool:
        return id(tag) in self._elements

    def smallest(self) -> Tag | None:
        """The deepest element with nearly all that the witnesses keep; none when they keep nothing."""
        most = max(self._kept.values(), default=0)
        enough = [self._elements[key] for key, kept in self._kept.items() if kept >= _SUPPORT * most > 0]
        return max(enough, key=lambda tag: sum(1 for _ in tag.parents), default=None)

    def is_worth(self, around: Tag, inner: Tag) -> bool:
        """Whether most of what ``around`` holds besides ``inner`` is the document's too: an annex, a title."""
        added = self._shown[id(around)] - self._shown[id(inner)]
        return self._welcome[id(around)] - self._welcome[id(inner)] >= _WORTH * added
