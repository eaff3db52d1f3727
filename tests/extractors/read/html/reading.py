"""Short ways to look at what was read of a page."""

from extractors.read.html import read_html
from extractors.read.reading import Reading
from models.document import Block, BlockKind

URL = "https://lorn.example/p/page"


def reading(page: str | bytes, headers: dict[str, str] | None = None) -> Reading:
    """What is read of ``page``."""
    content = page if isinstance(page, bytes) else page.encode()
    return read_html(content, URL, headers or {"Content-Type": "text/html; charset=utf-8"})


def texts(result: Reading, kind: BlockKind) -> list[str]:
    """The texts of one kind of block."""
    return [block.text for block in result.blocks if block.kind is kind]


def headings(result: Reading) -> list[tuple[int | None, str]]:
    """Each heading's level and text."""
    return [(block.level, block.text) for block in result.blocks if block.kind is BlockKind.HEADING]


def items(result: Reading) -> list[tuple[int | None, str | None, str]]:
    """Each list item's level, marker and the first four words of its text."""
    return [(b.level, b.marker, " ".join(b.text.split()[:4])) for b in result.blocks if b.kind is BlockKind.LIST_ITEM]


def whole(blocks: tuple[Block, ...]) -> str:
    """All text in one string."""
    return "\n".join(block.text for block in blocks)
