"""Tables: rows of data, or only a means to lay out text."""

from typing import NamedTuple

from bs4 import Tag

from extractors.read.html.pruning import is_pruned
from extractors.read.markers import is_marker

_LONG_CELL = 300
"""Characters from which a cell holds text to be read on its own, not a value: side-by-side versions of a clause."""
ITEM_CELLS = 2
"""Cells of a row that sets a list item: its marker and its text."""
_FLOWING = ["table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"]


class Row(NamedTuple):
    """The cells of a table row that hold text; ``is_data`` when it reads as one row of values."""

    cells: tuple[Tag, ...]
    is_data: bool


def read_row(row: Tag) -> Row:
    """The cells of ``row``, a ``tr``, and whether they are data or only lay out text."""
    own = row.find_all(["td", "th"], recursive=False)
    cells = tuple(cell for cell in own if not is_pruned(cell) and cell.get_text().strip())
    table = row.find_parent("table")
    laid_out = table is not None and table.get("role") in {"presentation", "none"}
    item = len(cells) == ITEM_CELLS and is_marker(cells[0].get_text().strip())
    return Row(cells, not laid_out and not item and _is_data(cells))


def _is_data(cells: tuple[Tag, ...]) -> bool:
    if len(cells) <= 1:
        return bool(cells) and cells[0].name == "th"
    return not any(cell.find(_FLOWING) is not None or len(cell.get_text()) > _LONG_CELL for cell in cells)
