"""Web pages to blocks: the document's own text in reading order, each block with the element that holds it."""

from collections.abc import Mapping
from functools import partial
from importlib.metadata import version

from bs4 import BeautifulSoup, Tag

from extractors.read.html.content import main_root, outside_document
from extractors.read.html.flow import Flow
from extractors.read.html.headings import settle_headings
from extractors.read.html.page import parse
from extractors.read.html.piece import Piece
from extractors.read.html.selector import Selectors
from extractors.read.html.title import set_title
from extractors.read.reading import Reading
from models.document import Block

READER = f"html 1 (beautifulsoup {version('beautifulsoup4')}, lxml {version('lxml')})"


def read_html(content: bytes, url: str, headers: Mapping[str, str]) -> Reading:
    """The document of a web page. ``url`` makes links absolute; ``headers`` are the server's.

    Raises ``TooLarge`` above 5 MB.
    """
    page = parse(content, headers)
    root = main_root(page)
    pieces = Flow(root, partial(outside_document, root)).pieces()
    settled = settle_headings(set_title(list(pieces), page))
    return Reading(blocks=_blocks(settled, page), stated_language=_language(page, headers), reader=READER)


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


def _language(page: BeautifulSoup, headers: Mapping[str, str]) -> str | None:
    html = page.find("html")
    lang = (html.get("lang") or html.get("xml:lang")) if isinstance(html, Tag) else None
    return str(lang) if lang else headers.get("Content-Language")
