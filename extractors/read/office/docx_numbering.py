"""The bullets and numbers that Word prints in front of list items and numbered headings."""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element

from extractors.read.markers import ordinal_marker
from extractors.read.office.docx_styles import ParagraphStyle
from extractors.read.office.wordml import W, attribute, child_number, child_value

_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_NO_LIST = "0"


class Numbering:
    """Counts through the lists of one file; ask for markers in reading order."""

    def __init__(self, root: Element | None) -> None:
        abstract = {} if root is None else {attribute(a, "abstractNumId"): a for a in root.iterfind(f"{W}abstractNum")}
        lists = () if root is None else root.iterfind(f"{W}num")
        self._lists = {attribute(num, "numId"): abstract.get(child_value(num, "abstractNumId")) for num in lists}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def depth(self, paragraph: Element, style: ParagraphStyle) -> int:
        """The 0-based nesting of the paragraph in its list."""
        own = child_number(paragraph, "pPr/numPr/ilvl")
        return style.list_level if own is None else own

    def next_marker(self, paragraph: Element, style: ParagraphStyle) -> str | None:
        """The marker of the next item, or none when the paragraph is in no list."""
        list_id = child_value(paragraph, "pPr/numPr/numId") or style.list_id
        if list_id is None or list_id == _NO_LIST or list_id not in self._lists:
            return None
        depth = self.depth(paragraph, style)
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, self._start(list_id, depth) - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._printed(list_id, depth, counts)

    def _printed(self, list_id: str, depth: int, counts: dict[int, int]) -> str:
        level = self._level(list_id, depth)
        if level is None or child_value(level, "numFmt") in {None, "bullet", "none"}:
            return "•"
        pattern = child_value(level, "lvlText") or f"%{depth + 1}."
        return re.sub(r"%([1-9])", lambda match: self._count(list_id, int(match[1]) - 1, counts), pattern)

    def _count(self, list_id: str, depth: int, counts: dict[int, int]) -> str:
        number = counts.get(depth, self._start(list_id, depth))
        kind = _KINDS.get(child_value(self._level(list_id, depth), "numFmt") or "", "1")
        return ordinal_marker(kind, number).rstrip(".")

    def _start(self, list_id: str, depth: int) -> int:
        return child_number(self._level(list_id, depth), "start") or 1

    def _level(self, list_id: str, depth: int) -> Element | None:
        definition = self._lists.get(list_id)
        levels = () if definition is None else definition.iterfind(f"{W}lvl")
        return next((level for level in levels if attribute(level, "ilvl") == str(depth)), None)
