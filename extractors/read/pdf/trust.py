"""How far the heading tags of a file may be believed."""

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum

from extractors.read.pdf.drafts import Draft
from models.document import BlockKind

_LONG = 200
_SENTENCE = 90
_SANE = 0.85
"""Least share of tagged headings that must read like headings (sound files: 0.97 and more; unsound: up to 0.7)."""
_MOSTLY = 0.7
"""Least share of the headings of one level that must read like headings for the others to be believed."""
_MOST_TEXT = 0.2
"""Most of the text that headings may make up (sound files: up to 0.12)."""
_COVERED = 0.6
"""Least share of the lines that plainly look like headings which the tags must name."""


class Trust(Enum):
    """``SOUND``: the tags name the headings. ``PARTIAL``: those they name are ones, others are not tagged.

    ``NONE``: no heading tags, or such as paragraphs carry too.
    """

    SOUND = "sound"
    PARTIAL = "partial"
    NONE = "none"


def trust_in_tags(drafts: Sequence[Draft], plain: Sequence[Draft]) -> Trust:
    """Judge the heading tags of ``drafts``; ``plain`` are the drafts that by their looks are surely headings."""
    tagged = [draft for draft in drafts if draft.tagged and draft.kind is BlockKind.HEADING]
    if not tagged:
        return Trust.NONE
    sane = sum(_reads_as_heading(draft) for draft in tagged) / len(tagged)
    text = sum(len(draft.raw) for draft in drafts) or 1
    share = sum(len(draft.raw) for draft in tagged) / text
    if sane < _SANE or (share > _MOST_TEXT and len(tagged) > 0.5 * len(drafts)):
        return Trust.NONE
    named = sum(draft.kind is BlockKind.HEADING for draft in plain)
    return Trust.SOUND if named >= _COVERED * len(plain) else Trust.PARTIAL


def believed_tags(drafts: Sequence[Draft]) -> set[int]:
    """The ``id`` of each tagged heading that reads like one, of those levels of which most do."""
    by_level: dict[int | None, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.tagged and draft.kind is BlockKind.HEADING:
            by_level[draft.level].append(draft)
    return {
        id(draft)
        for level in by_level.values()
        if sum(map(_reads_as_heading, level)) >= _MOSTLY * len(level)
        for draft in level
        if _reads_as_heading(draft)
    }


def _reads_as_heading(draft: Draft) -> bool:
    text = draft.raw
    return len(text) <= _LONG and not (len(text) > _SENTENCE and text.endswith((".", ";", ",")))
