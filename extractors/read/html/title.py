"""Which piece of a page is the document's own title."""

import re
from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from extractors.read.html.inline import raw_text, tidy
from extractors.read.html.piece import Piece
from extractors.read.html.pruning import is_chrome, is_pruned
from models.document import BlockKind

_ALIKE = 0.6
"""Share of words in common from which a heading is the page's title: sites add their name and cut long titles."""


def set_title(pieces: Sequence[Piece], page: BeautifulSoup) -> list[Piece]:
    """The pieces with the page's own title marked as such, put in front where it stands outside the main content.

    A page has one title: the first ``h1``, unless another heading is more like the page's ``<title>``.
    """
    claims = _claims(page)
    headings = [index for index, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING and piece.level == 1]
    best = max(headings, key=lambda index: (_likeness(pieces[index].text, claims) >= _ALIKE, -index), default=None)
    if best is None:
        best = _by_title(pieces, claims)
    if best is not None and (len(headings) <= 1 or best == 0 or _likeness(pieces[best].text, claims) >= _ALIKE):
        return [_titled(piece) if index == best else piece for index, piece in enumerate(pieces)]
    outside = None if headings else _outside(page, {id(piece.element) for piece in pieces})
    return [outside, *pieces] if outside else list(pieces)


def _titled(piece: Piece) -> Piece:
    return piece._replace(kind=BlockKind.TITLE, level=None)


def _by_title(pieces: Sequence[Piece], claims: list[str]) -> int | None:
    """The first of the opening headings that says what the page's ``<title>`` says."""
    first = [i for i, piece in enumerate(pieces[:8]) if piece.kind is BlockKind.HEADING or piece.emphasis == 1]
    return next((index for index in first if _likeness(pieces[index].text, claims) >= _ALIKE), None)


def _outside(page: BeautifulSoup, inside: set[int]) -> Piece | None:
    for tag in page.find_all("h1"):
        shown = not any(is_pruned(around) or is_chrome(around) for around in (tag, *tag.parents) if around.parent)
        text = tidy(raw_text(tag.children))
        if shown and text and id(tag) not in inside:
            return Piece(BlockKind.TITLE, text, tag, emphasis=1.0)
    return None


def _claims(page: BeautifulSoup) -> list[str]:
    """What the page says its title is, each also without the site's name behind a dash or bar."""
    tags = (
        page.find("title"),
        page.find("meta", property="og:title"),
        page.find("meta", attrs={"name": "DCTERMS.title"}),
    )
    stated = [tag.get_text() or str(tag.get("content", "")) for tag in tags if isinstance(tag, Tag)]
    parts = [part for claim in stated for part in re.split(r"\s[-–—|·:]\s", claim)]
    return [claim for claim in map(tidy, (*stated, *parts)) if claim]


def _likeness(text: str, claims: list[str]) -> float:
    words = set(re.findall(r"\w+", text.lower()))
    return max((_overlap(words, set(re.findall(r"\w+", claim.lower()))) for claim in claims), default=0.0)


def _overlap(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
