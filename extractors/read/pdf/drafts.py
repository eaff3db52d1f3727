"""Blocks in the making: lines that belong together, with what is known of their kind so far."""

from dataclasses import dataclass

from extractors.read.pdf.lines import TextLine
from models.document import BlockKind


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader sees of a draft: size to half a point, weight, slant, colour, capitals, underline."""

    size: float
    bold: bool
    italic: bool
    colour: int
    capitals: bool
    underlined: bool = False


@dataclass(slots=True)
class Draft:
    """A block before its text is joined. ``tagged`` says whether its kind comes from the file's own tags.

    ``skip`` is how many characters at the start of the first line are the marker and not the text.
    """

    lines: list[TextLine]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    marker: str | None = None
    skip: int = 0
    tagged: bool = False
    look: tuple[int, Look] | None = None
    """The look of its first so many lines, once that is told."""
    run_in: bool = False
    """Whether this heading stands on one line with the text that follows it."""

    @property
    def page(self) -> int:
        """The 1-based page on which the draft begins."""
        return self.lines[0].page

    @property
    def raw(self) -> str:
        """The lines' text with a space between each, hyphens as they stand: for telling what the draft is."""
        return " ".join(line.text for line in self.lines)
