"""Which piece of a page is the document's own title."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from bs4 import BeautifulSoup, Tag

from extractors.read.html.flow import MAX_DEPTH
from extractors.read.html.inline import raw_text, tidy
from extractors.read.html.markup import MARKUP, names
from extractors.read.html.piece import Piece
from extractors.read.html.pruning import is_chrome, is_pruned
from models.document import BlockKind

_FEW = 5
"""Headings of the first level that are looked at outside the main content: site name, title."""
_PROSE = 100
"""Characters from which a paragraph that ends in a full stop is running text."""
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
    if best is None and not headings:
        best = _above_text(pieces)
        if classed := _classed(pieces):
            return classed
    if best is not None and (len(headings) <= 1 or best == 0 or _likeness(pieces[best].text, claims) >= _ALIKE):
        rest = [_subtitled(piece) if index == best + 1 else piece for index, piece in enumerate(pieces)]
        return [*rest[:best], _titled(pieces[best]), *rest[best + 1 :]]
    outside = None if headings else _outside(page, {id(piece.element) for piece in pieces})
    return [outside, *pieces] if outside else list(pieces)


def _classed(pieces: Sequence[Piece]) -> list[Piece] | None:
    """The pieces with the first run of paragraphs that are classed as the document's title made into one title."""
    start = next((index for index, piece in enumerate(pieces) if _is_classed(piece)), None)
    if start is None:
        return None
    run = list(takewhile(_is_classed, pieces[start:]))
    around = run[0].element.parent if len(run) > 1 and run[0].element.parent else run[0].element
    title = run[0]._replace(kind=BlockKind.TITLE, text=" ".join(piece.text for piece in run), element=around)
    return [*pieces[:start], title, *pieces[start + len(run) :]]


def _above_text(pieces: Sequence[Piece]) -> int | None:
    """In plain text inside ``<pre>``: the short line right above the first paragraph of sentences."""
    first = next((index for index, piece in enumerate(pieces) if _is_prose(piece)), 0)
    line = pieces[first - 1] if first else None
    shown = line and line.element.name == "pre" and line.kind is BlockKind.PARAGRAPH and len(line.text) < _PROSE
    return first - 1 if shown else None


def _is_prose(piece: Piece) -> bool:
    return len(piece.text) >= _PROSE and piece.text.endswith((".", ":", ";")) and piece.kind is BlockKind.PARAGRAPH


def _is_classed(piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and not MARKUP.title_names.isdisjoint(names(piece.element))


def _titled(piece: Piece) -> Piece:
    return piece._replace(kind=BlockKind.TITLE, level=None)


def _subtitled(piece: Piece) -> Piece:
    """The heading right below the title as a line of text, where it gives the version or date, not a section."""
    below = piece.kind is BlockKind.HEADING and (
        piece.element.find("time") is not None or any("subtitle" in name for name in names(piece.element))
    )
    return piece._replace(kind=BlockKind.PARAGRAPH, level=None) if below else piece


def _by_title(pieces: Sequence[Piece], claims: list[str]) -> int | None:
    """The first of the opening headings that says what the page's ``<title>`` says."""
    first = [i for i, piece in enumerate(pieces[:8]) if piece.kind is BlockKind.HEADING or piece.emphasis == 1]
    return next((index for index in first if _likeness(pieces[index].text, claims) >= _ALIKE), None)


def _outside(page: BeautifulSoup, inside: set[int]) -> Piece | None:
    for tag in page.find_all("h1", limit=_FEW):
        if sum(1 for _ in islice(tag.parents, MAX_DEPTH)) == MAX_DEPTH:
            continue
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
