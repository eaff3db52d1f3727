"""OpenDocument texts: headings by outline level, lists by nesting, tables as rows, notes at the end."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extractors.failures import Unreadable
from extractors.read.office.block_list import BlockList
from extractors.read.office.container import Container
from extractors.read.office.properties import core_properties
from extractors.read.reading import Reading
from models.document import BlockKind

READER = "odt 1"
_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _OFFICE, _TABLE, _STYLE = (_NS % name for name in ("text", "office", "table", "style"))
_LEFT_OUT = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_OFFICE}forms"})
_SPACES = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break", f"{_TEXT}p"})
_STYLE_KINDS = {"Title": BlockKind.TITLE, "Caption": BlockKind.CAPTION, "Footnote": BlockKind.FOOTNOTE}


def read_odt(content: bytes) -> Reading:
    """The document of an ODT file; each block's path counts from 1: "paragraph:12", "row:3", "footnote:2".

    Raises ``Unreadable``, ``TooLarge`` or ``Encrypted``.
    """
    container = Container(content)
    root = container.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise Unreadable("the file has no text body")
    parents = _style_parents(root)
    blocks = BlockList()
    rows = 0
    for index, (element, depth) in enumerate(_elements(body), start=1):
        if element.tag == f"{_TABLE}table-row":
            rows += 1
            cells = [" ".join(_shown(cell).split()) for cell in element.iterfind(f"{_TABLE}table-cell")]
            blocks.add(BlockKind.TABLE_ROW, " | ".join(filter(None, cells)), f"row:{rows}")
        else:
            _add_paragraph(blocks, element, depth, f"paragraph:{index}", parents)
    for index, note in enumerate(body.iter(f"{_TEXT}note-body"), start=1):
        blocks.add(BlockKind.FOOTNOTE, _shown(note), f"footnote:{index}", marker=str(index))
    metadata, language = core_properties(container.xml("meta.xml"), "odt:meta")
    return Reading(blocks=blocks.blocks(), metadata=metadata, stated_language=language, reader=READER)


def _elements(body: Element) -> Iterator[tuple[Element, int]]:
    """Headings, paragraphs and table rows in order, each with the number of lists around it."""
    pending = [(child, 0) for child in reversed(body)]
    while pending:
        element, depth = pending.pop()
        if element.tag in {f"{_TEXT}h", f"{_TEXT}p", f"{_TABLE}table-row"}:
            yield element, depth
        elif element.tag not in _LEFT_OUT:
            inner = depth + (element.tag == f"{_TEXT}list")
            pending.extend((child, inner) for child in reversed(element))


def _add_paragraph(blocks: BlockList, element: Element, depth: int, path: str, parents: dict[str, str]) -> None:
    text = _shown(element)
    style = element.get(f"{_TEXT}style-name", "")
    kind = next((_STYLE_KINDS[name] for name in (style, parents.get(style, "")) if name in _STYLE_KINDS), None)
    if element.tag == f"{_TEXT}h":
        level = element.get(f"{_TEXT}outline-level", "1")
        blocks.add(BlockKind.HEADING, text, path, level=int(level) if re.fullmatch("[1-9]", level) else 1)
    elif kind is not None:
        blocks.add(kind, text, path)
    elif parents.get(style, style).startswith("Contents"):
        blocks.add(BlockKind.CONTENTS, text, path)
    elif depth:
        blocks.add(BlockKind.LIST_ITEM, text, path, level=depth, marker="•")
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
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in root.iter(f"{_STYLE}style")
    }
