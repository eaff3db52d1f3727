"""Lines joined into the text a person reads: line ends become spaces, hyphenated words become whole."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from extractors.read.pdf.frame import unturned
from extractors.read.pdf.lines import TextLine
from models.document import Line
from models.geometry import Box, Turn

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEAD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"[\w-]+$")
_ADDRESS = re.compile(r"//|www\.|@|\w/\w+[./]")
"""What shows that a word is an address, in which a hyphen at the line's end belongs."""
_HYPHENS = "\u00ad-\u2010\u2011"
# After these a hyphen is one that waits for its second half ("wet- en regelgeving"), in nl, de, fr and en.
_CONJUNCTIONS = frozenset(
    ["en", "of", "und", "oder", "and", "or", "et", "ou", "bis", "sowie", "resp", "dan", "als", "tot", "to"]
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word, lower case, stands unbroken in the document."""

    counts: Counter[str]

    @classmethod
    def of(cls, lines: Iterable[TextLine]) -> "Vocabulary":
        """The words of ``lines`` without the last of a hyphenated line."""
        counts: Counter[str] = Counter()
        for line in lines:
            words = _TOKEN.findall(line.text.lower())
            counts.update(words[:-1] if line.text[-1:] in _HYPHENS else words)
        return cls(counts)

    def glue(self, left: str, right: str) -> str:
        """What stands between two halves of a broken word: nothing, a hyphen, or a hyphen and a space."""
        head = _HEAD.match(right)
        if not head:
            return "-" if right[:1].isalnum() else "- "
        first, second = left.rsplit("-", 1)[-1].lower(), head[0].lower()
        whole, hyphenated = self.counts[first + second], self.counts[f"{left.lower()}-{second}"]
        if whole or hyphenated:
            return "" if whole >= hyphenated else "-"
        if second in _CONJUNCTIONS:
            return "- "
        names = head[0][0].isupper() and not left.isupper()
        return "-" if names or left[-1:].isdigit() or not left else ""


def join(lines: Sequence[TextLine], vocabulary: Vocabulary, skip: int = 0) -> tuple[str, tuple[Line, ...]]:
    """The text of ``lines`` without its first ``skip`` characters, and where each line stands in it."""
    text, placed = "", []
    for index, line in enumerate(lines):
        part = line.text[skip:].lstrip() if index == 0 else line.text
        part = _without_soft(part)
        if not part:
            continue
        text = _continued(text, part, vocabulary)
        start = len(text)
        text += part
        placed.append((start, len(text), line))
    text = text.rstrip("\u00ad")
    if text.endswith("\u00ad"):
        text = text[:-1] + "-"
    marks = tuple(
        Line(start=start, end=min(end, len(text)), page=line.page, box=box_of(line), angle=cast(Turn, line.angle))
        for start, end, line in placed
        if start < min(end, len(text))
    )
    return text, marks


def _without_soft(part: str) -> str:
    """Drop soft hyphens inside a line; one at its end is the sign of a broken word."""
    return part if "\u00ad" not in part[:-1] else part[:-1].replace("\u00ad", "") + part[-1]


def _continued(text: str, part: str, vocabulary: Vocabulary) -> str:
    """``text`` made ready for ``part`` to be set after it."""
    if not text:
        return text
    if text[-1] not in _HYPHENS or not _TAIL.search(text[:-1] + "-") or text[-2:-1] in " –":
        return text + ("" if text[-1] in "/" and part[:1].isalnum() else " ")
    if _ADDRESS.search(text.rsplit(maxsplit=1)[-1]):
        return text[:-1] + "-"
    word = _TAIL.search(text[:-1])
    return text[:-1] + vocabulary.glue(word[0] if word else "", part)


def box_of(line: TextLine) -> Box:
    """The box of a line on its page as displayed, rounded to a tenth of a point."""
    x0, y0, x1, y1 = unturned(line.x0, line.y0, line.x1, line.y1, line.angle)
    return Box(x0=round(x0, 1), y0=round(y0, 1), x1=round(x1, 1), y1=round(y1, 1))
