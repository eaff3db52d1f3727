"""What a document says, sentence by sentence, without what changes by itself."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files

from extractors.language.sentences import sentences
from models.document import BlockKind, Document
from models.outline import Outline

MOST_VOLATILE = 20
"""Words of a line that may change by itself; a longer one that begins alike says something ("Last updated rules")."""
_LEFT_OUT = {BlockKind.CONTENTS}
"""A printed table of contents repeats the headings, with page numbers that move."""


@dataclass(frozen=True)
class Passage:
    """A sentence, item or table row: its ``text``, the headings it stands under, and ``plain``, its bare words.

    Two passages with the same ``letters`` say the same, however they are cut into words, marked or laid out.
    """

    text: str
    section: tuple[str, ...]
    plain: str

    @cached_property
    def letters(self) -> str:
        """The bare words without the spaces between them, but for those between figures ("set up" is "set-up")."""
        return re.sub(r"(?<!\d) | (?!\d)", "", self.plain)


def passages(document: Document, outline: Outline) -> tuple[Passage, ...]:
    """The passages of a document in reading order, without lines that change by themselves.

    Those are also the items that are nothing but a link to another page: menus, and what else there is to read.
    """
    return tuple(_passages(document, outline))


def content_hash(document: Document, outline: Outline) -> str:
    """A hash of what the document says: the same after a new layout, another order or other times of visit."""
    lines = sorted(passage.letters for passage in passages(document, outline))
    return sha256("\n".join(lines).encode()).hexdigest()


def plain(text: str) -> str:
    """The words and figures of ``text`` in lower case, a space between each."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\N{SOFT HYPHEN}", "")
    return " ".join(re.findall(r"\d+(?:[.,]\d+)*%?|[€$£]|\w+", folded))


def _passages(document: Document, outline: Outline) -> Iterator[Passage]:
    paths = [_path(outline, index) for index in range(len(outline.sections))]
    signposts = {plain(link.text) for link in document.links if link.media_type is None}
    for position, block in enumerate(document.blocks):
        if block.kind in _LEFT_OUT or (block.kind is BlockKind.LIST_ITEM and plain(block.text) in signposts):
            continue
        section = paths[outline.section_of(position)]
        whole = block.kind in {BlockKind.HEADING, BlockKind.TITLE, BlockKind.TABLE_ROW}
        spans = ((0, len(block.text)),) if whole else sentences(block.text, document.language)
        for start, end in spans:
            text = block.text[start:end].strip()
            if (bare := plain(text)) and not _changes_by_itself(text):
                yield Passage(text, section, bare)


def _changes_by_itself(text: str) -> bool:
    return len(text.split()) <= MOST_VOLATILE and bool(_volatile().match(text.casefold()))


def _path(outline: Outline, index: int) -> tuple[str, ...]:
    return tuple(outline.sections[ancestor].title for ancestor in reversed(outline.ancestors(index)))


@cache
def _volatile() -> re.Pattern[str]:
    return patterns("volatile.toml")


def patterns(file: str) -> re.Pattern[str]:
    """The patterns of a data file of this package as one expression."""
    content = files("extractors.change").joinpath("data", file).read_text(encoding="utf-8")
    return re.compile("|".join(f"(?:{pattern})" for pattern in tomllib.loads(content)["patterns"]))
