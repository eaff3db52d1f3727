"""Short documents, written as plain lines, for specifying what is found in them."""

import re
from hashlib import sha256

from extractors.outline import outline
from models.document import Block, BlockKind, Document
from models.outline import Outline

_HEADING = re.compile(r"(#{1,4}) (.+)")
_ITEM = re.compile(r"( *)(•|\d{1,2}\.|\([a-z]\)) (.+)")


def written(language: str, text: str, title: str = "Harbours") -> tuple[Document, Outline]:
    """The document that ``text`` writes down, a block a line after its title: "# One" is a heading, "• x" or "1. x"
    an item, "x | y" the row of a table."""
    lines = [line.rstrip() for line in text.strip().splitlines() if line.strip()]
    cover = Block(id="title", kind=BlockKind.TITLE, text=title, path="#title")
    blocks = (cover, *(_block(f"b{number}", line) for number, line in enumerate(lines)))
    document = Document(
        snapshot_sha256=sha256(text.encode()).hexdigest(),
        url="file:///written.html",
        media_type="text/html",
        language=language,
        language_origin="test",
        blocks=blocks,
        reader="test/1",
    )
    return document, outline(document)


def _block(name: str, line: str) -> Block:
    if heading := _HEADING.fullmatch(line):
        return Block(id=name, kind=BlockKind.HEADING, level=len(heading[1]), text=heading[2], path=f"#{name}")
    if item := _ITEM.fullmatch(line):
        level = 1 + len(item[1]) // 2
        return Block(id=name, kind=BlockKind.LIST_ITEM, level=level, marker=item[2], text=item[3], path=f"#{name}")
    if " | " in line:
        return Block(id=name, kind=BlockKind.TABLE_ROW, text=line, path=f"#{name}")
    return Block(id=name, kind=BlockKind.PARAGRAPH, text=line, path=f"#{name}")
