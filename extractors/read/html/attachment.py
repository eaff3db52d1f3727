"""The document that a landing page is about: the file it offers for download."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from extractors.read.html.links import DOCUMENT_TYPES
from models.document import BlockKind, Document, Link

_LANDING = 6000
"""Characters up to which a page only announces its document; a page with more text is the document."""
_OWN_NAME = 0.3
"""Share of the title's words that a link must repeat to be chosen among several."""


def main_attachment(document: Document) -> Link | None:
    """The PDF, DOCX or ODT that the web page ``document`` is the landing page of; none when it is none.

    Among several files, the one whose link or file name is most like the page's title, and not an annex,
    summary or form; of several alike the first.
    """
    text = sum(len(block.text) for block in document.blocks if block.kind is not BlockKind.TITLE)
    files_offered = [link for link in document.links if link.media_type in DOCUMENT_TYPES.values()]
    if document.media_type != "text/html" or text > _LANDING or not files_offered:
        return None
    stated = document.stated("title")
    title = _words(stated.value) if stated else set()
    scores = [(_likeness(link, title) - _is_beside(link), -index) for index, link in enumerate(files_offered)]
    best, place = max(scores)
    alone = len(files_offered) == 1 or sum(score > -1 for score, _ in scores) == 1
    return files_offered[-place] if best > -1 and (alone or best >= _OWN_NAME) else None


def _likeness(link: Link, title: set[str]) -> float:
    words = _words(link.text) | _words(_file_name(link))
    return len(words & title) / len(title) if title else 0.0


def _is_beside(link: Link) -> int:
    words = re.findall(r"[^\W_]+", f"{link.text} {_file_name(link)}".lower())
    said = f" {' '.join(words)} "
    return int(any(f" {word} " in said for word in _beside()))


def _file_name(link: Link) -> str:
    return unquote(urlsplit(link.url).path).rpartition("/")[2].rpartition(".")[0]


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", text.lower()) if len(word) > 1}


@cache
def _beside() -> frozenset[str]:
    data = tomllib.loads((files("extractors.read.html") / "data" / "attachments.toml").read_text(encoding="utf-8"))
    return frozenset(data["beside"])
