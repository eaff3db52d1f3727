"""Parts of the site that stand inside the main content and are known by their words: data of site_phrases.toml."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files

from extractors.read.html.piece import Piece
from models.document import BlockKind
from models.value import Value


class _Phrases(Value):
    headings: frozenset[str]
    closing_headings: frozenset[str]
    lines: frozenset[str]


_PHRASES = _Phrases.model_validate(
    tomllib.loads((files("extractors.read.html") / "data" / "site_phrases.toml").read_text(encoding="utf-8"))
)
_PROSE = 100
_LINKED = 0.5
"""Characters and share of links from and up to which a piece is running text and no teaser."""
_AFTER = 0.5
"""Share of the text before which the closing headings are the document's own: a chapter "Topics" near the start."""


def without_site_parts(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without the lines and the headed parts that sites add: "Back to top", "Related content".

    A part goes on to the next heading of its level or a higher one, or to running text outside its own box.
    """
    kept: list[Piece] = []
    part: Piece | None = None
    seen, whole = 0, sum(len(piece.text) for piece in pieces)
    for piece in pieces:
        seen += len(piece.text)
        if part is not None and _is_after(piece, part):
            part = None
        if part is None and piece.kind is BlockKind.HEADING and _opens_site_part(piece, seen >= _AFTER * whole):
            part = piece
        if part is None and _words(piece) not in _PHRASES.lines:
            kept.append(piece)
    # What stood under a last heading was the site's: teasers of other publications.
    return kept[:-1] if len(kept) > 1 and kept[-1].kind is BlockKind.HEADING else kept


def _is_after(piece: Piece, part: Piece) -> bool:
    """Whether ``piece`` no longer belongs to the site part that the heading ``part`` opens."""
    if piece.kind is BlockKind.HEADING:
        return (piece.level or 1) <= (part.level or 1)
    prose = len(piece.text) >= _PROSE and piece.linked < _LINKED
    return prose and all(around is not part.element.parent for around in piece.element.parents)


def _opens_site_part(piece: Piece, closing: bool) -> bool:
    words = _words(piece)
    return words in _PHRASES.headings or (closing and words in _PHRASES.closing_headings)


def _words(piece: Piece) -> str:
    return piece.text.lower().replace("’", "'").strip(" .…›»→>")
