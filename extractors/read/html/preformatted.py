"""Documents published as lines of plain text inside ``<pre>``: official gazettes, older notices."""

import re
from collections.abc import Iterator

from bs4 import Tag

from extractors.read.html.piece import Piece
from extractors.read.markers import split_marker, style_of
from models.document import BlockKind

_PAGE_MARK = re.compile(r"\s*\[\[?(?:page|pagina|seite)\s[^\]\n]{1,40}\]?\]\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*[-_=*~.\s]{3,}\s*")
_FULL_LINE = 0.75
"""Share of the widest line that a line has at least when the paragraph goes on after it."""
_SENTENCE_END = (".", ":", ";", "!", "?", "”", '"')


def preformatted_pieces(tag: Tag) -> Iterator[Piece]:
    """The paragraphs of ``tag``: lines joined, page marks and ruled lines gone, list markers parted off.

    Paragraphs end at an empty line; one that a page mark cut in two is whole again.
    """
    text = tag.get_text()
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    styles: list[str] = []
    for paragraph in _paragraphs(text):
        joined = _joined(paragraph, words)
        marker, rest = split_marker(joined)
        if marker and not rest[:1].isspace():
            yield Piece(BlockKind.LIST_ITEM, rest, tag, _nesting(styles, style_of(marker)), marker)
        else:
            yield Piece(BlockKind.PARAGRAPH, joined, tag)


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    turned = False
    width = max(map(len, text.splitlines()), default=0)
    for line in text.splitlines():
        if _PAGE_MARK.fullmatch(line):
            turned = True
        elif not line.strip() or _RULE.fullmatch(line):
            if found[-1]:
                found.append([])
        else:
            if turned and not found[-1] and len(found) > 1 and _runs_on(found[-2][-1], line, width):
                found.pop()
            turned = False
            found[-1].append(line)
    return [lines for lines in found if lines]


def _runs_on(last: str, following: str, width: int) -> bool:
    """Whether a paragraph whose last line before a page mark is ``last`` goes on below the mark."""
    if last.rstrip().endswith(_SENTENCE_END):
        return False
    return following.strip()[:1].islower() or len(last.rstrip()) > _FULL_LINE * width


def _joined(lines: list[str], words: set[str]) -> str:
    text = lines[0].strip()
    for line in map(str.strip, lines[1:]):
        head, tail = re.search(r"([^\W\d_]+)-$", text), re.match(r"[^\W\d_]+", line)
        if head and tail and (head[1] + tail[0]).lower() in words:
            text = text[:-1] + line
        elif text.endswith("-") and line[:1].islower():
            text += line
        else:
            text += " " + line
    return " ".join(text.split())


def _nesting(styles: list[str], style: str) -> int:
    """The 1-based depth of an item of ``style`` among the open ``styles``, which it changes."""
    if style in styles:
        del styles[styles.index(style) + 1 :]
    else:
        styles.append(style)
    return len(styles)
