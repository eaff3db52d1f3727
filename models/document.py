"""A document as it was read: blocks in reading order, each with where it stands."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from models.geometry import Box, Page, Place, Turn
from models.glyphs import width
from models.value import Value


class BlockKind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    TITLE = "title"
    """The document's own title, on its cover or at the top of the page: no section begins with it."""
    CONTENTS = "contents"
    """A line of a printed table of contents."""


class Line(Value):
    """Where the characters ``start`` (0-based) up to ``end`` (exclusive) of a block's text stand on a page.

    ``angle`` is how far sideways text is turned, in degrees clockwise as displayed: 90 reads downwards.
    """

    start: int = Field(ge=0)
    end: int
    page: int = Field(ge=1)
    box: Box
    angle: Turn = 0


class Block(Value):
    """A paragraph, heading, list item, table row, footnote or caption.

    ``text`` is what a person reads: line ends joined, hyphenation undone, ligatures spelled out.
    ``level`` is 1-based: the depth of a heading or of a list item. ``marker`` is a list item's bullet
    or number as printed ("•", "a.", "3)"), which is not part of ``text``.
    A block of a PDF has ``lines``; a block of a web page has ``path``, a CSS selector of its element.
    """

    id: str = Field(min_length=1)
    kind: BlockKind
    text: str = Field(min_length=1)
    level: int | None = Field(default=None, ge=1)
    marker: str | None = None
    lines: tuple[Line, ...] = ()
    path: str | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    """How sure the reader is of the characters; below 1 only for text from optical recognition."""

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if not self.text.strip():
            raise ValueError(f"block {self.id} has no text")
        if not self.lines and not self.path:
            raise ValueError(f"block {self.id} says neither where on a page nor at which element it stands")
        if any(not line.start < line.end <= len(self.text) for line in self.lines):
            raise ValueError(f"block {self.id} has a line outside its text")
        if self.kind is BlockKind.HEADING and self.level is None:
            raise ValueError(f"heading {self.id} has no level")
        return self

    @property
    def page(self) -> int | None:
        """The 1-based page on which the block begins; none for a web page."""
        return self.lines[0].page if self.lines else None

    def page_at(self, start: int) -> int | None:
        """The 1-based page on which the character at ``start`` stands; none for a web page."""
        return next((line.page for line in self.lines if line.end > start), self.page)

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """The boxes that hold characters ``start`` to ``end``, one a line, cut to the span.

        Within a line the cut is by the usual widths of letters: over 18 000 words of 14 government PDFs the median
        error is 1.2 points (3.0 when all letters count the same), exact enough to light up a quote.
        """
        return tuple(self._cut(line, start, end) for line in self.lines if line.start < end and line.end > start)

    def _cut(self, line: Line, start: int, end: int) -> Place:
        begin, stop = max(start, line.start), min(end, line.end)
        whole = width(self.text[line.start : line.end]) or 1.0
        left = width(self.text[line.start : begin]) / whole
        right = width(self.text[line.start : stop]) / whole
        return Place(page=line.page, box=_part(line.box, left, right, line.angle))


def _part(box: Box, begin: float, end: float, angle: Turn) -> Box:
    """The part of a line's box from the share ``begin`` of its text to the share ``end``, both 0 to 1."""
    if angle in (180, 270):  # reads leftwards or upwards
        begin, end = 1 - end, 1 - begin
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    if angle in (90, 270):
        top, bottom = round(y0 + begin * (y1 - y0), 1), round(y0 + end * (y1 - y0), 1)
        return Box(x0=x0, y0=top, x1=x1, y1=max(top, bottom))
    left, right = round(x0 + begin * (x1 - x0), 1), round(x0 + end * (x1 - x0), 1)
    return Box(x0=left, y0=y0, x1=max(left, right), y1=y1)


MetadatumName = Literal[
    "title",
    "issuer",
    "author",
    "published",
    "modified",
    "language",
    "description",
    "type",
    "subject",
    "identifier",
    "jurisdiction",
]


class Metadatum(Value):
    """One thing the file or page says of itself, and where: ``origin`` is e.g. "pdf:info", "meta:og:title".

    "source:ID" is what the list of sources says of it; the code of a jurisdiction comes from nowhere else.
    """

    name: MetadatumName
    value: str = Field(min_length=1)
    origin: str


class Link(Value):
    """A link of a web page's main content. ``url`` is absolute."""

    url: str
    text: str
    media_type: str | None = None


class Document(Value):
    """A snapshot read into blocks in reading order.

    ``language`` is ISO 639-1 and ``language_origin`` says how it is known. ``metadata`` is in order of
    trust, the most trusted first. ``warnings`` are sentences for the analyst.
    ``reader`` names what read it, with its version, so that a better reader can be told apart.
    """

    snapshot_sha256: str
    url: str
    media_type: str
    language: str
    language_origin: str
    metadata: tuple[Metadatum, ...] = ()
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    reader: str

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len({block.id for block in self.blocks}) != len(self.blocks):
            raise ValueError("two blocks have the same id")
        numbers = {page.number for page in self.pages}
        for block in self.blocks:
            if any(line.page not in numbers for line in block.lines):
                raise ValueError(f"block {block.id} stands on a page that the document does not have")
        return self

    def stated(self, name: MetadatumName) -> Metadatum | None:
        """The most trusted thing the document says of itself under ``name``, if any."""
        return next((item for item in self.metadata if item.name == name), None)
