"""Documents made up for the tests: a line of text a block, on a page of paper or on a web page."""

from textwrap import dedent

from models.document import Block, BlockKind, Document, Line, Metadatum
from models.geometry import Box, Page

SHA = "0" * 64
SIZES = {"#": 40.0, "##": 20.0, "": 11.0}


def paper(
    text: str, language: str = "en", metadata: tuple[Metadatum, ...] = (), url: str = "file:///a.pdf"
) -> Document:
    """A PDF of a page for each "---" line: "# " begins a line in large letters, "## " one in larger letters.

    "left || right" are two blocks on one line of the page.
    """
    blocks: list[Block] = []
    pages = dedent(text).strip().split("\n---\n")
    for number, page in enumerate(pages, 1):
        for row, line in enumerate(filter(None, (part.strip() for part in page.splitlines()))):
            for column, cell in enumerate(line.split(" || ")):
                blocks.append(_printed(f"b{len(blocks)}", cell, number, row, column))
    sizes = tuple(Page(number=n + 1, width=595, height=842) for n in range(len(pages)))
    return _document(tuple(blocks), language, metadata, url, sizes, "application/pdf")


def _printed(name: str, cell: str, page: int, row: int, column: int) -> Block:
    mark, _, rest = cell.partition(" ") if cell.startswith("#") else ("", "", cell)
    top, left = 40.0 + 60 * row, 50.0 + 150 * column
    box = Box(x0=left, y0=top, x1=left + 140, y1=top + SIZES[mark])
    return Block(
        id=name,
        kind=BlockKind.PARAGRAPH,
        text=rest,
        lines=(Line(start=0, end=len(rest), page=page, box=box),),
    )


def web(text: str, language: str = "en", url: str = "https://example.org/a", *metadata: Metadatum) -> Document:
    """A web page: a line "# ..." is its title, "## ..." a heading."""
    blocks = []
    for number, line in enumerate(filter(None, (part.strip() for part in text.splitlines()))):
        kind = BlockKind.TITLE if line.startswith("# ") else BlockKind.PARAGRAPH
        level = None
        if line.startswith("## "):
            kind, level = BlockKind.HEADING, 2
        path = f"p:nth-child({number})"
        blocks.append(Block(id=f"b{number}", kind=kind, level=level, text=line.lstrip("# "), path=path))
    return _document(tuple(blocks), language, metadata, url, (), "text/html")


def _document(  # noqa: PLR0917 - the parts of a document
    blocks: tuple[Block, ...],
    language: str,
    metadata: tuple[Metadatum, ...],
    url: str,
    pages: tuple[Page, ...],
    media_type: str,
) -> Document:
    return Document(
        snapshot_sha256=SHA,
        url=url,
        media_type=media_type,
        language=language,
        language_origin="test",
        metadata=metadata,
        blocks=blocks,
        pages=pages,
        reader="test",
    )
