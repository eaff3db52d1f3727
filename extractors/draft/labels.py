"""Labels of letterheads and forms ("Subject:", "Datum") and the value that belongs to each."""

from collections.abc import Sequence

from models.document import Block
from models.geometry import Box

NEAR = 6.0
"""Points by which the baselines of a label and its value may differ; half a line of a letterhead."""
BELOW = 30.0
"""Points from a label down to a value printed under it; about two lines."""


def value_of(label: Block, blocks: Sequence[Block]) -> Block | None:
    """The block that holds the value of ``label``: to its right, else just under it, else the next in reading order.

    ``blocks`` are those to look in, in reading order, ``label`` among them. None when nothing follows.
    """
    others = [block for block in blocks if block.id != label.id and block.page == label.page]
    if label.lines:
        right = [block for block in others if _right_of(_box(label), _box(block))]
        if right:
            return min(right, key=lambda block: _box(block).x0)
        under = [block for block in others if _under(_box(label), _box(block))]
        return min(under, key=lambda block: _box(block).y0) if under else None
    after = blocks[blocks.index(label) + 1 :]
    return after[0] if after else None


def _box(block: Block) -> Box:
    return block.lines[0].box


def _right_of(label: Box, value: Box) -> bool:
    return abs(value.y1 - label.y1) <= NEAR and value.x0 >= label.x1


def _under(label: Box, value: Box) -> bool:
    return 0 < value.y0 - label.y0 <= BELOW and abs(value.x0 - label.x0) <= NEAR
