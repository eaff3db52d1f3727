"""Where the label of an item ends and its explanation begins: "Fairness: systems treat people alike."."""

import re
from dataclasses import dataclass

from extractors.language.sentences import sentences

LONGEST_LABEL = 12
"""Words of a label before a colon or dash; a longer run before one is an ordinary sentence."""
LONGEST_TITLE = 8
"""Words of a label that ends in a full stop, as in "Human oversight. People can step in."."""
MOST_CHARACTERS = 1500
"""How far into an item its label is looked for."""

MARKER = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,2}(?=\s+[A-ZÀ-Þ])|[•◦▪●‣–—-])\s+|\d{1,2}[.)](?=[A-ZÀ-Þ])"
)
"""A number, letter or bullet printed before an item and left in its text."""
_QUOTED = re.compile(r"[‘“\"'«„]\s?(?P<term>[^‘’“”\"«»„]{3,80}?)\s?[’”\"'»“](?=\s)")
"""A term in quotation marks at the start of an item, which the rest of the item defines."""
_NAMED_LAST = re.compile(
    r"\(\s?[‘“\"'«„]\s?(?P<term>[^‘’“”\"«»„()]{3,80}?)\s?[’”\"'»“]\s?\)[\s;.,]*(?:\b\w{2,3}\b[\s;.,]*)?$"
)
"""A term in quotation marks and brackets at the end of an item, as laws name what the item says; then at most "and"."""
_BREAK = re.compile(r"\s*:\s+|\s+[–—-]\s+|\s*—\s*")
_END = " \t.;:,–—-"


@dataclass(frozen=True)
class Label:
    """Characters ``start`` (0-based) to ``end`` (exclusive) of a text; ``rest`` is where what explains it begins.

    ``apart`` says whether the label stands apart from its explanation; otherwise it is the first sentence.
    """

    start: int
    end: int
    rest: int
    apart: bool


def label_of(text: str, language: str) -> Label:
    """The label of ``text``: a quoted term it begins with, one in brackets it ends with, what stands before a colon
    or dash, a short title sentence, or else the first sentence. A printed number or bullet before it is left out."""
    marker = MARKER.match(text)
    start = marker.end() if marker and marker.end() < len(text) else 0
    head = text[start : start + MOST_CHARACTERS]
    if quoted := _QUOTED.match(head):
        return Label(start + quoted.start("term"), start + quoted.end("term"), start + quoted.end(), apart=True)
    if named := _NAMED_LAST.search(head):
        return Label(start + named.start("term"), start + named.end("term"), start, apart=True)
    for mark in _BREAK.finditer(head):
        words = _words(head[: mark.start()])
        if 0 < words <= LONGEST_LABEL and not re.search(r"[.;!?]\s", head[: mark.start()]):
            return Label(start, _trimmed(text, start, start + mark.start()), start + mark.end(), apart=True)
        break
    spans = sentences(head, language)
    end = start + spans[0][1] if spans else len(text)
    rest = start + spans[1][0] if len(spans) > 1 else len(text)
    titled = len(spans) > 1 and _words(text[start:end]) <= LONGEST_TITLE
    return Label(start, _trimmed(text, start, end), rest, apart=titled)


def _trimmed(text: str, start: int, end: int) -> int:
    kept = text[start:end].rstrip(_END)
    return start + len(kept) if kept else end


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))
