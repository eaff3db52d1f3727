"""Run-in headings: a lead in bold or italics that names what its paragraph is about, on the same line."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.read.pdf import markers
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.lines import TextLine, text_line
from extractors.read.pdf.numbering import number_of
from extractors.read.pdf.span import Span, cut
from models.document import BlockKind

_LEAST = 3
"""Leads of one look that a document must have before they count as headings."""
_MOST_WORDS = 18
_LONGEST_LEAD = 2
"""Lines over which a lead may run."""
_CLOSED = re.compile(r"[.]\s*$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|should|must|needs?|has|have|will|can|may|zijn|wordt|worden|moet|moeten|kan|kunnen|"
    r"zal|zullen|heeft|hebben|est|sont|doit|doivent|peut|peuvent|ont|ist|sind|wird|werden|muss|müssen|soll|sollen|"
    r"kann|können|hat|haben)\b",
    re.IGNORECASE,
)
"""Finite verbs by which a lead is known as a sentence, not a heading."""
_LEAST_LETTERS = 3
_STOP = re.compile(r"\s*\.(?=\s|$)")
_LETTERED = re.compile(r"\(?(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]\s*")


@dataclass(frozen=True, slots=True)
class _Lead:
    """Where a lead ends: on line ``line`` (0-based) after ``spans`` spans.

    ``look`` is its weight, slant and underline.
    """

    line: int
    spans: int
    look: tuple[bool, bool, bool]
    words: int


def split_run_ins(drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft that begins with a lead of a kind the document uses often, parted into heading and text."""
    leads = {id(draft): lead for draft in drafts if (lead := _lead_of(draft))}
    common = Counter(lead.look for lead in leads.values())
    result: list[Draft] = []
    for draft in drafts:
        lead = leads.get(id(draft))
        if lead and common[lead.look] >= _LEAST and (parts := _split(draft, lead)):
            result.extend(parts)
        else:
            result.append(draft)
    return result


def _lead_of(draft: Draft) -> _Lead | None:
    if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or markers.bullet(draft.raw):
        return None
    words, text, look = 0, "", None
    for number, line in enumerate(draft.lines[:_LONGEST_LEAD]):
        for index, span in enumerate(line.spans):
            if number == index == 0 and _is_number(span.text.strip()):
                continue
            style = (span.style.bold, span.style.italic, span.underlined)
            if look is None and not any(map(str.isalpha, span.text)):
                continue
            if look is None:
                look = style
            if not any(style):
                closed = _CLOSED.search(text) or _STOP.match(span.text)
                names = 0 < words <= _MOST_WORDS and _names_something(text)
                return _Lead(number, index, look, words) if closed and names else None
            if style != look and not _CLOSED.fullmatch(span.text.strip()) and not (look[0] and style[1]):
                return None
            text += span.text
            words = len(text.split())
    return None


def _is_number(text: str) -> bool:
    """Whether a lead's first span is only its letter or section number ("iii.", "Sec. 3.")."""
    known = number_of(f"{text} x")
    return bool(_LETTERED.fullmatch(f"{text} ")) or (known is not None and known.end >= len(text) - 1)


def _names_something(lead: str) -> bool:
    name = _LETTERED.sub("", lead, count=1)
    return sum(map(str.isalpha, name)) >= _LEAST_LETTERS and not _VERB.search(name)


def _split(draft: Draft, lead: _Lead) -> list[Draft] | None:
    line = draft.lines[lead.line]
    spans = line.spans
    if lead.spans < len(spans) and (stop := _STOP.match(spans[lead.spans].text)) and lead.spans:
        spans = [*spans[: lead.spans], *cut(spans[lead.spans], stop.end()), *spans[lead.spans + 1 :]]
        before, after = _part(line, spans[: lead.spans + 1]), _part(line, spans[lead.spans + 1 :])
    else:
        before, after = _part(line, spans[: lead.spans]), _part(line, spans[lead.spans :])
    head = [*draft.lines[: lead.line], *([before] if before else [])]
    body = [*([after] if after else []), *draft.lines[lead.line + 1 :]]
    if not head or not body:
        return None
    heading = Draft(head, BlockKind.HEADING, 1, tagged=False, run_in=True)
    return [heading, Draft(body, BlockKind.PARAGRAPH, tagged=draft.tagged)]


def _part(line: TextLine, spans: Sequence[Span]) -> TextLine | None:
    part = text_line(line.page, spans) if spans else None
    if part:
        part.confidence = line.confidence
    return part
