"""Pages that say there is nothing, with a server that says all is well."""

import re
from functools import cache

from extractors.change.content import patterns
from models.document import BlockKind, Document

MOST_WORDS = 400
"""Words of a page that may say so: the longest such page of a public body that was seen had 250, menus included."""
_FIRST = 3
"""How many of the first headings may say it."""


def says_it_is_gone(document: Document) -> bool:
    """Whether the title or a first heading of a short page says that it is not there (a "soft 404")."""
    if sum(len(block.text.split()) for block in document.blocks) > MOST_WORDS:
        return False
    stated = document.stated("title")
    headings = [b.text for b in document.blocks if b.kind in {BlockKind.HEADING, BlockKind.TITLE}][:_FIRST]
    first = [document.blocks[0].text] if document.blocks else []
    texts = (*([stated.value] if stated else []), *headings, *first)
    return any(_gone().fullmatch(_bare(text)) for text in texts)


def _bare(text: str) -> str:
    return " ".join(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).rstrip(" .!…")


@cache
def _gone() -> re.Pattern[str]:
    return patterns("gone.toml")
