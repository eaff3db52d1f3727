"""Tables: rows of data, or only a means to lay out text."""

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import Tag

from extractors.read.html.pruning import is_pruned

_LONG_CELL = 300
"""Characters from which a cell holds text to be read on its own, not a value: side-by-side versions of a clause."""
_FLOWING = ["table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"]


class Row(NamedTuple):
    """A table row with its cells that hold text; ``is_data`` when it reads as one row of values."""

    element: Tag
    cells: tuple[Tag, ...]
    is_data: bool


def table_rows(table: Tag) -> Iterator[Row | Tag]:
    """The rows of ``table`` itself, without those of tables inside it, and its caption as an element."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    caption = table.find("caption", recursive=False)
    if isinstance(caption, Tag):
        yield caption
    presentation = table.get("role") in {"presentation", "none"}
    for row in rows:
        if is_pruned(row):
            continue
        cells = tuple(
            cell
            for cell in row.find_all(["td", "th"], recursive=False)
            if not is_pruned(cell) and cell.get_text().strip()
        )
        if cells:
            yield Row(row, cells, not presentation and _is_data(cells))


def _is_data(cells: tuple[Tag, ...]) -> bool:
    if len(cells) == 1:
        return cells[0].name == "th"
    return not any(cell.find(_FLOWING) is not None or len(cell.get_text()) > _LONG_CELL for cell in cells)
