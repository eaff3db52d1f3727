"""OpenDocument texts: headings by outline level, lists by nesting, tables as rows, notes at the end."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extractors.failures import Unreadable
from extractors.read.office.block_list import BlockList
from extractors.read.office.container import Container
from extractors.read.office.odf import OFFICE, STYLE, TABLE, TEXT, number_of
from extractors.read.office.odt_lists import Item, ListStyles, items_of
from extractors.read.office.properties import core_properties
from extractors.read.reading import Reading
from models.document import BlockKind

READER = "odt 1"
_LEFT_OUT = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{OFFICE}forms"})
_SPACES = frozenset({f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}p"})
_STYLE_KINDS = {"Title": BlockKind.TITLE, "Caption": BlockKind.CAPTION, "Footnote": BlockKind.FOOTNOTE}


def read_odt(content: bytes) -> Reading:
    """The document of an ODT file; each block's path counts from 1: "paragraph:12", "row:3", "footnote:2".

    Raises ``Unreadable``, ``TooLarge`` or ``Encrypted``.
    """
    container = Container(content)
    root = container.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise Unreadable("the file has no text body")
    parents = _style_parents(root)
    blocks = BlockList()
    rows = 0
    lists = ListStyles(container.xml("styles.xml"), root)
    for index, (element, item) in enumerate(_elements(body, lists), start=1):
        if element.tag == f"{TABLE}table-row":
            rows += 1
            cells = [" ".join(_shown(cell).split()) for cell in element.iterfind(f"{TABLE}table-cell")]
            blocks.add(BlockKind.TABLE_ROW, " | ".join(filter(None, cells)), f"row:{rows}")
        else:
            _add_paragraph(blocks, element, item, f"paragraph:{index}", parents)
    for index, note in enumerate(body.iter(f"{TEXT}note-body"), start=1):
        blocks.add(BlockKind.FOOTNOTE, _shown(note), f"footnote:{index}", marker=str(index))
    metadata, language = core_properties(container.xml("meta.xml"), "odt:meta")
    return Reading(blocks=blocks.blocks(), metadata=metadata, stated_language=language, reader=READER)


def _elements(body: Element, lists: ListStyles) -> Iterator[tuple[Element, Item | None]]:
    """Headings, paragraphs and table rows in order, each with the list item that it stands in."""
    pending: list[tuple[Element, Item | None, str, int]] = [(child, None, "", 0) for child in reversed(body)]
    while pending:
        element, item, style, depth = pending.pop()
        if element.tag in {f"{TEXT}h", f"{TEXT}p", f"{TABLE}table-row"}:
            yield element, item
        elif element.tag == f"{TEXT}list":
            # A list inside a list goes on in the style of the outer one.
            own = element.get(f"{TEXT}style-name") or style
            inside = list(items_of(element, own, depth + 1, lists))
            pending.extend((child, inner, own, depth + 1) for child, inner in reversed(inside))
        elif element.tag not in _LEFT_OUT:
            pending.extend((child, item, style, depth) for child in reversed(element))


def _add_paragraph(blocks: BlockList, element: Element, item: Item | None, path: str, parents: dict[str, str]) -> None:
    text = _shown(element)
    style = element.get(f"{TEXT}style-name", "")
    kind = next((_STYLE_KINDS[name] for name in (style, parents.get(style, "")) if name in _STYLE_KINDS), None)
    if element.tag == f"{TEXT}h":
        level = number_of(element.get(f"{TEXT}outline-level")) or 1
        blocks.add(BlockKind.HEADING, text, path, level=level)
    elif kind is not None:
        blocks.add(kind, text, path)
    elif parents.get(style, style).startswith("Contents"):
        blocks.add(BlockKind.CONTENTS, text, path)
    elif item is not None:
        blocks.add(BlockKind.LIST_ITEM, text, path, level=item.depth, marker=item.take_marker())
    else:
        blocks.add(BlockKind.PARAGRAPH, text, path)


def _shown(element: Element) -> str:
    """The text of ``element`` and what is inside it, without notes, comments and deletions."""
    parts: list[str] = []
    pending: list[Element | str] = [element]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        if item.tag in _SPACES:
            parts.append(" ")
        inner: list[Element | str] = [item.text or ""]
        for child in item:
            inner += [child, child.tail or ""] if child.tag not in _LEFT_OUT else [child.tail or ""]
        pending.extend(reversed(inner))
    return "".join(parts)


def _style_parents(root: Element) -> dict[str, str]:
    """The named style that each automatic style comes from."""
    return {
        style.get(f"{STYLE}name", ""): style.get(f"{STYLE}parent-style-name", "")
        for style in root.iter(f"{STYLE}style")
    }
