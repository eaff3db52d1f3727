"""What the paragraph styles of a Word file mean."""

import re
from xml.etree.ElementTree import Element

from extractors.read.office.wordml import W, attribute, child_number, child_value
from models.document import BlockKind
from models.value import Value

_HEADING = re.compile(r"heading\s?([1-9])", re.IGNORECASE)
_KINDS = {
    "title": BlockKind.TITLE,
    "caption": BlockKind.CAPTION,
    "table of figures": BlockKind.CONTENTS,
    "footnote text": BlockKind.FOOTNOTE,
}
_BODY_LEVEL = 9
"""Outline level that means "body text" (ECMA-376, 17.3.1.20)."""
_INHERITANCE = 20
"""Styles that are followed upwards: files with circular styles exist."""


class ParagraphStyle(Value):
    """A paragraph's kind, its 1-based heading level if it is a heading, and the list its style belongs to."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    list_id: str | None = None
    list_level: int = 0


class Styles:
    """The styles of one file. Built-in names are English in every language version of Word."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iterfind(f"{W}style")
        self._styles = {attribute(style, "styleId"): style for style in found}
        language = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        self.language = None if language is None else attribute(language, "val")

    def of(self, paragraph: Element) -> ParagraphStyle:
        """What ``paragraph``'s style, and what it is based on, makes of it."""
        chain = self._chain(child_value(paragraph, "pPr/pStyle"))
        level = next((n for e in (paragraph, *chain) if (n := child_number(e, "pPr/outlineLvl")) is not None), None)
        names = [child_value(style, "name") or "" for style in chain]
        if level is None:
            level = next((int(match[1]) - 1 for name in names if (match := _HEADING.fullmatch(name))), None)
        kind = next((_KINDS[name.lower()] for name in names if name.lower() in _KINDS), BlockKind.PARAGRAPH)
        if any(name.lower().startswith("toc ") for name in names):
            kind = BlockKind.CONTENTS
        numbered = next((style for style in chain if child_value(style, "pPr/numPr/numId")), None)
        return ParagraphStyle(
            kind=kind,
            level=None if level is None or level >= _BODY_LEVEL else level + 1,
            list_id=child_value(numbered, "pPr/numPr/numId"),
            list_level=child_number(numbered, "pPr/numPr/ilvl") or 0,
        )

    def _chain(self, style_id: str | None) -> list[Element]:
        chain: list[Element] = []
        while style_id in self._styles and len(chain) < _INHERITANCE:
            chain.append(self._styles[style_id])
            style_id = child_value(chain[-1], "basedOn")
        return chain
