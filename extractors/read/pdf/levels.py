"""The depth of headings: from bookmarks where those name them, else from parts of laws, numbers, size and weight."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft, Look
from extractors.read.pdf.looks import look_of
from extractors.read.pdf.numbering import number_of
from extractors.read.pdf.parts import levels_by_parts
from extractors.read.pdf.witnesses import Witnesses
from models.document import BlockKind

_DEEPEST = 6
_SAME_SIZE = 0.6
"""Points by which the sizes of headings of one level may differ."""
_STANDING = 0.25
"""Run-in headings share the level of others in their print when those are at least this many to one of them."""
_MANY = 6
_NAMED = 0.5
"""The share of headings that bookmarks must name for their levels to be taken."""

Rank = tuple[bool, float, int]
"""What orders headings: whether on a line with text, smallness, lightness."""


def set_levels(drafts: Sequence[Draft], named: Witnesses) -> None:
    """Set the level, 1 for the highest and without gaps, of every heading."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    if not headings:
        return
    ranks = _ranks(headings)
    by_parts = levels_by_parts([draft.raw for draft in headings])
    own = _by_bookmarks(headings, named) or by_parts or _by_decimals(headings, ranks)
    by_rank = _levels_of_ranks(ranks, own)
    levels = [own.get(index, by_rank[rank]) for index, rank in enumerate(ranks)]
    for draft, level in zip(headings, levels, strict=True):
        draft.level = level
    close_gaps(drafts)


def close_gaps(drafts: Sequence[Draft]) -> None:
    """Renumber the levels of headings from 1 without gaps, at most 6 deep."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    used = sorted({draft.level or 1 for draft in headings})
    for draft in headings:
        draft.level = min(used.index(draft.level or 1) + 1, _DEEPEST)


def _ranks(headings: Sequence[Draft]) -> list[Rank]:
    """The rank of each heading by its look; near sizes count as one, and run-in headings come last of all."""
    sizes = _size_steps({look_of(draft).size for draft in headings})
    standing = Counter(_weight(look_of(draft)) for draft in headings if not draft.run_in)
    running = Counter(_weight(look_of(draft)) for draft in headings if draft.run_in)
    ranks = []
    for draft in headings:
        look = look_of(draft)
        weight = _weight(look)
        below = draft.run_in and standing[weight] < _STANDING * running[weight]
        ranks.append((below, -sizes[look.size], _weight(look)))
    return ranks


def _size_steps(sizes: set[float]) -> dict[float, float]:
    steps: dict[float, float] = {}
    last = None
    for size in sorted(sizes, reverse=True):
        last = size if last is None or last - size > _SAME_SIZE else last
        steps[size] = last
    return steps


def _weight(look: Look) -> int:
    """0 for the heaviest print to 6 for the lightest."""
    if look.bold:
        return 0 if look.capitals else 1 + look.italic
    if look.capitals:
        return 3
    if look.underlined:
        return 4
    return 5 + look.italic


def _by_bookmarks(headings: Sequence[Draft], named: Witnesses) -> dict[int, int]:
    """The bookmark's level of each heading that has one; nothing where few have or all have the same."""
    found = {
        index: level
        for index, draft in enumerate(headings)
        if (level := named.bookmark_level(draft.raw, draft.page)) is not None
    }
    useful = len(found) >= _NAMED * len(headings) and len(set(found.values())) > 1
    return found if useful else {}


def _by_decimals(headings: Sequence[Draft], ranks: Sequence[Rank]) -> dict[int, int]:
    """Levels by depth of number, where numbers of several depths are: "2.1" is one deeper than "2"."""
    depths = {
        index: number.depth
        for index, draft in enumerate(headings)
        if (number := number_of(draft.raw)) and number.kind == "decimal"
    }
    if len(set(depths.values())) <= 1:
        return {}
    top = min(depths.values())
    first = Counter(ranks[index] for index, depth in depths.items() if depth == top).most_common(1)[0][0]
    above = len({rank for rank in ranks if rank < first})
    return {index: above + 1 + depth - top for index, depth in depths.items()}


def _levels_of_ranks(ranks: Sequence[Rank], own: dict[int, int]) -> dict[Rank, int]:
    """The level of each rank: that of most of its headings whose level is known, else one below the rank before.

    A look that occurs once makes no level of its own but goes with the next smaller one.
    """
    known: dict[Rank, Counter[int]] = defaultdict(Counter)
    for index, level in own.items():
        known[ranks[index]][level] += 1
    count = Counter(ranks)
    lone = {rank for rank in count if count[rank] == 1 and len(ranks) >= _MANY and rank not in known}
    levels: dict[Rank, int] = {}
    last = 0
    for rank in sorted(set(ranks) - lone):
        last = known[rank].most_common(1)[0][0] if rank in known else last + 1
        levels[rank] = last
    below = last or 1
    for rank in sorted(count, reverse=True):
        below = levels.setdefault(rank, below)
    return levels
