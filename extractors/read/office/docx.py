"""Word files: paragraphs by their styles, lists by their numbering, tables as rows, footnotes at the end."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extractors.failures import Unreadable
from extractors.read.office.block_list import BlockList
from extractors.read.office.container import Container
from extractors.read.office.docx_numbering import Numbering
from extractors.read.office.docx_styles import Styles
from extractors.read.office.properties import core_properties
from extractors.read.office.wordml import W, attribute, shown
from extractors.read.reading import Reading
from models.document import BlockKind

READER = "docx 1"
_LONG_CELL = 300
"""Characters from which a cell holds text to be read on its own: letterheads and versions side by side."""


def read_docx(content: bytes) -> Reading:
    """The document of a DOCX file; each block's path counts from 1: "paragraph:12", "row:3", "footnote:2".

    Raises ``Unreadable``, ``TooLarge`` or ``Encrypted``.
    """
    container = Container(content)
    document = container.xml("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Unreadable("the file has no body")
    styles, numbering = Styles(container.xml("word/styles.xml")), Numbering(container.xml("word/numbering.xml"))
    blocks = BlockList()
    rows = 0
    for index, element in enumerate(_body_elements(body), start=1):
        if element.tag == f"{W}tr":
            rows += 1
            cells = [text for cell in element.iterfind(f".//{W}tc") if (text := _cell_text(cell))]
            blocks.add(BlockKind.TABLE_ROW, " | ".join(cells), f"row:{rows}")
        else:
            _add_paragraph(blocks, element, f"paragraph:{index}", styles, numbering)
    _add_notes(blocks, container)
    metadata, language = core_properties(container.xml("docProps/core.xml"), "docx:core")
    return Reading(
        blocks=blocks.blocks(), metadata=metadata, stated_language=language or styles.language, reader=READER
    )


def _body_elements(body: Element) -> Iterator[Element]:
    """The paragraphs and table rows of the body in order; those inside a row of values belong to it."""
    pending = list(body)[::-1]
    while pending:
        element = pending.pop()
        if element.tag == f"{W}p" or (element.tag == f"{W}tr" and _is_data(element)):
            yield element
        else:
            pending.extend(reversed(element))


def _is_data(row: Element) -> bool:
    """Whether a row holds values, not text laid out in columns."""
    cells = [text for cell in row.iterfind(f".//{W}tc") if (text := _cell_text(cell))]
    return len(cells) > 1 and max(map(len, cells)) <= _LONG_CELL


def _add_paragraph(blocks: BlockList, paragraph: Element, path: str, styles: Styles, numbering: Numbering) -> None:
    text = _text(paragraph)
    style = styles.of(paragraph)
    marker = numbering.next_marker(paragraph, style)
    if style.level is not None:
        prefix = f"{marker} " if marker else ""
        blocks.add(BlockKind.HEADING, prefix + text, path, level=style.level)
    elif marker is not None:
        level = numbering.depth(paragraph, style) + 1
        blocks.add(BlockKind.LIST_ITEM, text, path, level=level, marker=marker)
    else:
        blocks.add(style.kind, text, path)


def _text(paragraph: Element) -> str:
    """The shown text of a paragraph; deleted text has elements of its own and stays out."""
    parts = []
    for element in shown(paragraph):
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
            parts.append(" ")
        elif element.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _cell_text(cell: Element) -> str:
    return " ".join(" ".join(_text(paragraph).split()) for paragraph in cell.iter(f"{W}p")).strip()


def _add_notes(blocks: BlockList, container: Container) -> None:
    for member, name in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        root = container.xml(member)
        notes = [] if root is None else [n for n in root if attribute(n, "type") in {None, "normal"}]
        for index, note in enumerate(notes, start=1):
            blocks.add(BlockKind.FOOTNOTE, _cell_text(note), f"{name}:{index}", marker=str(index))
