"""A page as an image with the boxes of its blocks drawn over it, for people to see what was read as what."""

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw

from extractors.read.pdf.opening import opened
from extractors.read.reading import Reading
from models.document import Block, BlockKind
from models.geometry import Box

_SCALE = 1.5
"""Pixels to a point: 108 dpi, at which body text is readable."""
_COLOURS = {
    BlockKind.TITLE: "#8e24aa",
    BlockKind.HEADING: "#d32f2f",
    BlockKind.PARAGRAPH: "#1976d2",
    BlockKind.LIST_ITEM: "#00897b",
    BlockKind.TABLE_ROW: "#ef6c00",
    BlockKind.FOOTNOTE: "#6d4c41",
    BlockKind.CAPTION: "#ad1457",
    BlockKind.CONTENTS: "#546e7a",
}


def draw(content: bytes, reading: Reading, page: int) -> bytes:
    """PNG bytes of the 1-based ``page`` of the PDF ``content`` with the blocks of ``reading`` over it.

    Each block has a box in the colour of its kind and a label with its place in reading order, kind and level.
    Raises ``ValueError`` when the document has no such page.
    """
    if not 1 <= page <= len(reading.pages):
        raise ValueError(f"the document has pages 1 to {len(reading.pages)}, not {page}")
    with opened(content) as document:
        sheet = document[page - 1]
        image = sheet.render(scale=_SCALE).to_pil().convert("RGB")
        sheet.close()
    brush = ImageDraw.Draw(image)
    for order, block, box in boxes_on(reading, page):
        colour = _COLOURS[block.kind]
        corners = [value * _SCALE for value in (box.x0 - 1, box.y0 - 1, box.x1 + 1, box.y1 + 1)]
        brush.rectangle(corners, outline=colour, width=2)
        label = f"{order} {block.kind.value}{block.level or ''}{' ' + block.marker if block.marker else ''}"
        _label(brush, corners[0], corners[1], label, colour)
    return _png(image)


def boxes_on(reading: Reading, page: int) -> Iterator[tuple[int, Block, Box]]:
    """Each block that stands on ``page``, its 1-based place in reading order, and the box around its lines there.

    A block that goes on in the next column has a box in each.
    """
    for order, block in enumerate(reading.blocks, start=1):
        columns: list[list[Box]] = []
        for box in (line.box for line in block.lines if line.page == page):
            if columns and (block.kind is BlockKind.TABLE_ROW or _goes_on(columns[-1][-1], box)):
                columns[-1].append(box)
            else:
                columns.append([box])
        for boxes in columns:
            yield order, block, _around(boxes)


def _goes_on(last: Box, box: Box) -> bool:
    """Whether ``box`` is of the line beside ``last`` or of one below it in its column."""
    beside = min(last.y1, box.y1) - max(last.y0, box.y0) > (last.y1 - last.y0) / 2
    return beside or (box.y1 > last.y0 and min(last.x1, box.x1) > max(last.x0, box.x0))


def _around(boxes: list[Box]) -> Box:
    return Box(
        x0=min(box.x0 for box in boxes),
        y0=min(box.y0 for box in boxes),
        x1=max(box.x1 for box in boxes),
        y1=max(box.y1 for box in boxes),
    )


def _label(brush: ImageDraw.ImageDraw, x: float, y: float, text: str, colour: str) -> None:
    left, top, right, bottom = brush.textbbox((x, y), text)
    height = bottom - top + 4
    brush.rectangle((left, top - height, right + 4, bottom - height + 2), fill=colour)
    brush.text((x + 2, y - height), text, fill="white")


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
