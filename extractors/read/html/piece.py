"""A block in the making: its text and the element that it comes from."""

from typing import NamedTuple

from bs4 import Tag

from models.document import BlockKind


class Piece(NamedTuple):
    """A stretch of a page's text of one kind, before titles and headings are settled.

    ``emphasis`` and ``linked`` are the shares (0 to 1) of its characters that are bold or underlined, and that
    are links.
    """

    kind: BlockKind
    text: str
    element: Tag
    level: int | None = None
    marker: str | None = None
    emphasis: float = 0.0
    linked: float = 0.0
