"""Where on a page its document stands."""

from bs4 import BeautifulSoup, Tag

from extractors.read.html.pruning import is_chrome, is_pruned

_MAIN_SHARE = 0.3
"""Share of the page's text that a marked main element must hold to be believed: some mark an empty shell."""
_MAIN_SELECTORS = (
    "main",
    "[role=main]",
    "article",
    "#content",
    "#main",
    "#main-content",
    "#maincontent",
    ".main-content",
)


def main_root(page: BeautifulSoup) -> Tag:
    """The element that holds the document: the one marked as main, or else the body."""
    body = page.body or page
    whole = _shown_length(body)
    for selector in _MAIN_SELECTORS:
        found = page.select(selector, limit=2)
        if len(found) == 1 and not is_pruned(found[0]) and _shown_length(found[0]) >= _MAIN_SHARE * whole:
            return found[0]
    return body


def outside_document(root: Tag, tag: Tag) -> bool:
    """Whether ``tag``, somewhere in ``root``, is a part of the site rather than of the document."""
    return tag is not root and is_chrome(tag)


def _shown_length(tag: Tag) -> int:
    """Characters of text in ``tag``, without site parts and without what is never shown."""
    length = 0
    pending = [tag]
    while pending:
        for child in pending.pop().children:
            if not isinstance(child, Tag):
                length += len(child.strip()) if isinstance(child, str) else 0
            elif not is_pruned(child) and not is_chrome(child):
                pending.append(child)
    return length
