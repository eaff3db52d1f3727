"""Web pages to blocks: the document's own text in reading order, each block with the element that holds it."""

from collections.abc import Mapping
from importlib.metadata import version

from bs4 import BeautifulSoup, Tag

from extractors.read.html.content import document_pieces
from extractors.read.html.headings import settle_headings
from extractors.read.html.items import with_items
from extractors.read.html.links import page_links
from extractors.read.html.metadata import page_metadata
from extractors.read.html.page import parse
from extractors.read.html.piece import Piece
from extractors.read.html.selector import Selectors
from extractors.read.html.title import set_title
from extractors.read.reading import Reading
from models.document import Block, BlockKind, Metadatum

READER = f"html 1 (beautifulsoup {version('beautifulsoup4')}, lxml {version('lxml')})"


def read_html(content: bytes, url: str, headers: Mapping[str, str]) -> Reading:
    """The document of a web page. ``url`` makes links absolute; ``headers`` are the server's.

    Raises ``TooLarge`` above 5 MB or 150 000 tags.
    """
    page = parse(content, headers)
    pieces = list(with_items(settle_headings(set_title(document_pieces(page), page.tree))))
    title = next((piece for piece in pieces if piece.kind is BlockKind.TITLE), None)
    metadata = page_metadata(page, url, title)
    return Reading(
        blocks=_blocks(pieces, page.tree),
        metadata=metadata,
        links=page_links(page, url, pieces),
        stated_language=_language(page.tree, headers, metadata),
        reader=READER,
    )


def _blocks(pieces: list[Piece], page: BeautifulSoup) -> tuple[Block, ...]:
    selectors = Selectors(page)
    return tuple(
        Block(
            id=f"b{index}",
            kind=piece.kind,
            text=piece.text,
            level=piece.level,
            marker=piece.marker,
            path=selectors.path(piece.element),
        )
        for index, piece in enumerate(pieces)
    )


def _language(page: BeautifulSoup, headers: Mapping[str, str], metadata: tuple[Metadatum, ...]) -> str | None:
    """What the page's element, its metadata or, last, the server says its language is."""
    html = page.find("html")
    lang = (html.get("lang") or html.get("xml:lang")) if isinstance(html, Tag) else None
    said = next((item.value for item in metadata if item.name == "language"), None)
    served = next((value for name, value in headers.items() if name.lower() == "content-language"), None)
    return str(lang) if lang else said or served
