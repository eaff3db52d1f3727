"""Documents published as lines of plain text inside ``<pre>``: official gazettes, older notices."""

import re
from collections.abc import Iterator

from bs4 import Tag

from extractors.outline.number import division_ranks, parse_number
from extractors.read.html.piece import Piece
from extractors.read.markers import split_marker
from models.document import BlockKind

_PAGE_MARK = re.compile(r"\s*\[\[?(?:page|pagina|seite)\s[^\]\n]{1,40}\]?\]\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*[-_=*~.\s]{3,}\s*")
_FULL_LINE = 0.75
"""Share of the widest line that a line has at least when the paragraph goes on after it."""
_COORDINATORS = frozenset({"and", "or", "to", "en", "of", "et", "ou", "und", "oder", "bis"})
"""Words after a hyphen that stands for a word left out: "pre- and post-"."""
_JOINING = ("; and", "; or", ", and", ", or", "; en", "; of", "; et", "; ou", "; und", "; oder", "--", "—")
_SENTENCE_END = (".", ":", ";", "!", "?", "”", '"')


def preformatted_pieces(tag: Tag) -> Iterator[Piece]:
    """The paragraphs of ``tag``: lines joined, page marks and ruled lines gone.

    Paragraphs end at an empty line; one that a page mark cut in two is whole again.
    """
    text = tag.get_text()
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    for paragraph in _paragraphs(text):
        yield Piece(BlockKind.PARAGRAPH, _joined(paragraph, words), tag)


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    turned = False
    width = _usual_width(text)
    for line in map(str.strip, text.splitlines()):
        if _PAGE_MARK.fullmatch(line):
            turned = True
        elif not line or _RULE.fullmatch(line):
            if found[-1]:
                found.append([])
        else:
            if turned and not found[-1] and len(found) > 1 and _runs_on(found[-2][-1], line, width):
                found.pop()
            elif found[-1] and _starts_anew(found[-1][-1], line, width):
                found.append([])
            turned = False
            found[-1].append(line)
    return [lines for lines in found if lines]


def _usual_width(text: str) -> int:
    """The length that nine lines in ten do not exceed."""
    lengths = sorted(len(line.strip()) for line in text.splitlines() if line.strip())
    return lengths[9 * len(lengths) // 10] if lengths else 0


def _runs_on(last: str, following: str, width: int) -> bool:
    """Whether a paragraph whose last line before a page mark is ``last`` goes on below the mark."""
    if last.endswith(_SENTENCE_END):
        return False
    return following[:1].islower() or last.endswith("-") or len(last) > _FULL_LINE * width


def _starts_anew(last: str, line: str, width: int) -> bool:
    """Whether ``line`` begins a new item or paragraph right below ``last``, without an empty line between."""
    if not last.endswith((*_SENTENCE_END, *_JOINING)):
        return False
    number = parse_number(line)
    if split_marker(line)[0] or (number and number.scheme in division_ranks()):
        return True
    return len(last) < _FULL_LINE * width and line[:1].isupper() and not last.endswith(_JOINING)


def _joined(lines: list[str], words: set[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        head, tail = re.search(r"([^\W\d_]+)-$", text), re.match(r"[^\W\d_]+", line)
        if head and tail and (head[1] + tail[0]).lower() in words:
            text = text[:-1] + line
        elif head and tail and tail[0] not in _COORDINATORS:
            text += line
        else:
            text += " " + line
    return " ".join(text.split())
