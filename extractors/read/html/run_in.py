"""Headings that run into their paragraph: "Sec. 2. Aims. The state ..."."""

import re
from collections.abc import Iterator

from extractors.outline.number import division_level, parse_number
from extractors.read.html.piece import Piece
from models.document import BlockKind

_RUN_IN = re.compile(r"[.:]?\s{1,4}(?P<title>[^.:;]{2,100}[.:])(?:\s{1,4}(?=\S)|$)")
_LONG_WORD = 4
_CAPITALISED = 0.6
"""Share of the words of four letters and more that titles in capitals have capitalised; sentences stay under 0.3."""


def split_run_in(piece: Piece) -> Iterator[Piece]:
    """``piece``, in two where it is a paragraph that begins with its heading: a section or article number and title."""
    number = parse_number(piece.text) if piece.kind is BlockKind.PARAGRAPH else None
    if number is None or number.scheme not in {"section", "article"}:
        yield piece
        return
    after = len(number.label)
    match = _RUN_IN.match(piece.text, after)
    if match and _is_title_case(match["title"]):
        cut = match.end()
    elif piece.text[after : after + 1] in {".", ":"}:
        cut = after + 1
    else:
        yield piece
        return
    yield piece._replace(kind=BlockKind.HEADING, text=piece.text[:cut].strip(), level=division_level(piece.text))
    if rest := piece.text[cut:].strip():
        yield piece._replace(text=rest)


def _is_title_case(title: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) >= _LONG_WORD]
    return bool(long) and sum(word[0].isupper() for word in long) >= _CAPITALISED * len(long)
