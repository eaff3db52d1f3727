"""The structure tree of a page, as PDFium gives it: typed elements over marked content.

Texts to read in place of the marked content (ActualText) PDFium puts among the characters itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from extractors.read.pdf import native

_DEEPEST = 60
_MOST_ELEMENTS = 50_000
"""Elements read of one page; a page of real documents holds up to 4 000."""


@dataclass(slots=True)
class Element:
    """An element with its standard type ("P", "H1"; PDFium applies the role map) and its parts in order.

    A part is an element or the id of a run of marked content.
    """

    type: str
    parts: "list[Element | int]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """This element and all below it, in order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def content_ids(self) -> Iterator[int]:
        """The ids of all marked content below, in order."""
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.content_ids()
            else:
                yield part


def page_tree(page: pdfium.PdfPage) -> list[Element]:
    """The elements at the top of a page's tree; none for an untagged page."""
    tree = native.tree_of_page(native.address_of(page))
    if not tree:
        return []
    try:
        budget = [_MOST_ELEMENTS]
        handles = (native.tree_child(tree, index) for index in range(native.tree_count(tree)))
        return [_element(handle, 0, budget) for handle in handles if handle]
    finally:
        native.tree_close(tree)


def _element(handle: int, depth: int, budget: list[int]) -> Element:
    element = Element(native.text_of(native.element_type, handle))
    for index in range(max(native.element_count(handle), 0)):
        budget[0] -= 1
        if budget[0] < 0 or depth > _DEEPEST:
            break
        child = native.element_child(handle, index)
        if child:
            element.parts.append(_element(child, depth + 1, budget))
        elif (content_id := native.element_content_id(handle, index)) >= 0:
            element.parts.append(content_id)
    return element
