"""The bullets and numbers that an OpenDocument text prints in front of list items."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extractors.read.markers import ordinal_marker
from extractors.read.office.odf import STYLE, TEXT, number_of

_ITEMS = frozenset({f"{TEXT}list-item", f"{TEXT}list-header"})


class ListStyles:
    """How each named list counts at each depth."""

    def __init__(self, *roots: Element | None) -> None:
        self._levels: dict[tuple[str, int], Element] = {}
        for root in roots:
            for style in () if root is None else root.iter(f"{TEXT}list-style"):
                for level in style:
                    depth = number_of(level.get(f"{TEXT}level"))
                    if depth is not None:
                        self._levels[style.get(f"{STYLE}name", ""), depth] = level

    def marker(self, style: str, depth: int, index: int) -> str:
        """The marker of the 0-based ``index``-th item at the 1-based ``depth`` of a list of ``style``."""
        level = self._levels.get((style, depth))
        kind = None if level is None else level.get(f"{STYLE}num-format")
        if level is None or not kind:
            return "•"
        first = number_of(level.get(f"{TEXT}start-value")) or 1
        count = ordinal_marker(kind, first + index).rstrip(".")
        return f"{level.get(f'{STYLE}num-prefix', '')}{count}{level.get(f'{STYLE}num-suffix', '')}"


class Item:
    """A list item: its depth (1-based) and marker, which is given to its first paragraph only."""

    def __init__(self, depth: int, marker: str) -> None:
        self.depth = depth
        self._marker: str | None = marker

    def take_marker(self) -> str | None:
        """The marker, the first time; then none."""
        marker, self._marker = self._marker, None
        return marker


def items_of(element: Element, style: str, depth: int, styles: ListStyles) -> Iterator[tuple[Element, Item]]:
    """The items of the list ``element`` at ``depth``, in order."""
    index = 0
    for child in element:
        if child.tag in _ITEMS:
            start = number_of(child.get(f"{TEXT}start-value"))
            index = index if start is None else start - 1
            yield child, Item(depth, styles.marker(style, depth, index))
            index += child.tag == f"{TEXT}list-item"
