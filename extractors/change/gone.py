"""Pages that say there is nothing, with a server that says all is well."""

import re
from functools import cache
from urllib.parse import urlsplit

from extractors.change.content import patterns
from models.document import BlockKind, Document
from models.snapshot import Snapshot

MOST_WORDS = 400
"""Words of a page that may say so: the longest such page of a public body that was seen had 250, menus included."""
_HOME = re.compile(r"/*([a-z]{2}([-_][a-z]{2})?/*)?((index|home|default)(\.\w+)?)?", re.IGNORECASE)
"""The path of the start of a site, perhaps of its part in one language."""
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


def leads_home(snapshot: Snapshot) -> bool:
    """Whether an address of a document now redirects to the start of a site, which says as much as "not found"."""
    return bool(snapshot.redirects) and _is_home(snapshot.final_url) and not _is_home(snapshot.requested_url)


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and bool(_HOME.fullmatch(parts.path))


def _bare(text: str) -> str:
    return " ".join(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).rstrip(" .!…")


@cache
def _gone() -> re.Pattern[str]:
    return patterns("gone.toml")
