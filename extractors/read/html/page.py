"""The bytes of a web page as a tree, within bounds."""

import re
import warnings
from collections.abc import Mapping
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.dammit import UnicodeDammit

from extractors.failures import TooLarge

MAX_BYTES = 5_000_000
"""The largest government page met was 0.6 MB; a tree takes about fifty times its page's bytes in memory."""
MAX_TAGS = 150_000
"""The page with most tags of the corpus has 11 000; at the limit reading takes up to twenty seconds."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


class Page(NamedTuple):
    """A web page: its source as characters, and the tree that lxml makes of it."""

    source: str
    tree: BeautifulSoup

    @property
    def body(self) -> Tag:
        """The element that holds all that is shown."""
        return self.tree.body or self.tree

    def is_deeper_than(self, levels: int) -> bool:
        """Whether elements stand nested in more than ``levels`` others."""
        pending = [(self.body, 0)]
        while pending:
            tag, depth = pending.pop()
            if depth > levels:
                return True
            pending.extend((child, depth + 1) for child in tag.children if isinstance(child, Tag))
        return False


def parse(content: bytes, headers: Mapping[str, str]) -> Page:
    """The page in ``content``. The encoding: byte order mark, header, ``meta``, then its characters.

    Raises ``TooLarge`` above ``MAX_BYTES`` or ``MAX_TAGS``.
    """
    if len(content) > MAX_BYTES:
        raise TooLarge(f"a page of {len(content)} bytes, the limit is {MAX_BYTES}")
    source = _decoded(content, headers)
    if source.count("<") > MAX_TAGS:
        raise TooLarge(f"a page of {source.count('<')} tags, the limit is {MAX_TAGS}")
    with warnings.catch_warnings():
        # XHTML served as HTML parses the same; the warning is for authors.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return Page(source, BeautifulSoup(source, "lxml"))


def _decoded(content: bytes, headers: Mapping[str, str]) -> str:
    declared = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    match = _CHARSET.search(declared)
    dammit = UnicodeDammit(content, known_definite_encodings=[match[1]] if match else [], is_html=True)
    text = dammit.unicode_markup or content.decode("utf-8", errors="replace")
    # lxml refuses text that still declares an encoding, and stops at NUL.
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text).replace("\0", " ")
