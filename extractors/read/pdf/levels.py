"""The depth of headings: from bookmarks where those name them, else from numbering and look."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft, Look
from extractors.read.pdf.looks import look_of
from extractors.read.pdf.numbering import number_of
from extractors.read.pdf.witnesses import Witnesses
from models.document import BlockKind

_DEEPEST = 6
_SAME_SIZE = 0.6
"""Points by which the sizes of headings of one level may differ."""


def set_levels(drafts: Sequence[Draft], named: Witnesses) -> None:
    """Set the level, 1 to 6, of each heading that the file's own tags do not rank."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    ranks = _ranks(headings)
    for draft in headings:
        draft.level = ranks[look_of(draft)]
    _by_numbers(headings)
    _by_bookmarks(headings, named)


def _ranks(headings: Sequence[Draft]) -> dict[Look, int]:
    """Larger before smaller, then bold before plain, capitals before small letters; near sizes count as one."""
    looks = sorted(
        {look_of(draft) for draft in headings}, key=lambda k: (-k.size, not k.bold, not k.capitals, k.italic, k.colour)
    )
    ranks: dict[Look, int] = {}
    rank, last = 0, None
    for look in looks:
        if last is None or (
            last.size - look.size > _SAME_SIZE
            or (last.bold, last.capitals, last.italic) != (look.bold, look.capitals, look.italic)
        ):
            rank, last = rank + 1, look
        ranks[look] = min(rank, _DEEPEST)
    return ranks


def _by_numbers(headings: Sequence[Draft]) -> None:
    """Where decimals have several depths, the depth is the level; other headings of a look go with its numbers."""
    depths: dict[int, int] = {}
    for index, draft in enumerate(headings):
        number = number_of(draft.raw)
        if number and number.kind == "decimal":
            depths[index] = number.depth
    if len(set(depths.values())) <= 1:
        return
    bases: Counter[int] = Counter()
    for index, depth in depths.items():
        if depth == 1:
            bases[headings[index].level or 1] += 1
    base = bases.most_common(1)[0][0] - 1 if bases else 0
    by_look: dict[Look, Counter[int]] = defaultdict(Counter)
    for index, depth in depths.items():
        level = min(base + depth, _DEEPEST)
        headings[index].level = level
        by_look[look_of(headings[index])][level] += 1
    for index, draft in enumerate(headings):
        if index not in depths and (seen := by_look.get(look_of(draft))):
            draft.level = seen.most_common(1)[0][0]


def _by_bookmarks(headings: Sequence[Draft], named: Witnesses) -> None:
    levels = [named.bookmark_level(draft.raw, draft.page) for draft in headings]
    known = [level for level in levels if level is not None]
    if len(known) < 0.5 * len(headings) or len(set(known)) <= 1:
        return
    by_look: dict[Look, Counter[int]] = defaultdict(Counter)
    for draft, level in zip(headings, levels, strict=True):
        if level is not None:
            by_look[look_of(draft)][level] += 1
    for draft, level in zip(headings, levels, strict=True):
        if level is not None:
            draft.level = min(level, _DEEPEST)
        elif seen := by_look.get(look_of(draft)):
            draft.level = min(seen.most_common(1)[0][0], _DEEPEST)
