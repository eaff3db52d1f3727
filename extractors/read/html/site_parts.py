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
_AFTER = 0.5
"""Share of the text before which the closing headings are the document's own: a chapter "Topics" near the start."""


def without_site_parts(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without the lines and the headed parts that sites add: "Back to top", "Related content"."""
    kept: list[Piece] = []
    leaving: int | None = None
    seen, whole = 0, sum(len(piece.text) for piece in pieces)
    for piece in pieces:
        seen += len(piece.text)
        level = piece.level or 1
        if piece.kind is BlockKind.HEADING and (leaving is None or level <= leaving):
            leaving = level if _opens_site_part(piece, seen >= _AFTER * whole) else None
        if leaving is None and _words(piece) not in _PHRASES.lines:
            kept.append(piece)
    return kept


def _opens_site_part(piece: Piece, closing: bool) -> bool:
    words = _words(piece)
    return words in _PHRASES.headings or (closing and words in _PHRASES.closing_headings)


def _words(piece: Piece) -> str:
    return piece.text.lower().replace("’", "'").strip(" .…›»→>")
