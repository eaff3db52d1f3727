"""Which passages of a document were added, removed or changed; what only moved is none of these."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from rapidfuzz import fuzz

from extractors.change.content import Passage
from models.change import PassageChange

ALIKE = 60.0
"""Likeness (rapidfuzz's ratio, 0 to 100) from which an added passage is a removed one in new words.

Of two sentences of one policy document taken by chance, 99 in 100 pairs are below 53 (four documents in nl, en and fr).
"""
MOST_PAIRS = 250_000
"""Pairs of passages compared over a whole document, a third of a second; of more, only those of a section, and of a
section with more those that stand about as far into it.

Of 8 000 sentences under one heading, each with a word changed, all find their partner in a second, also when 1 600
are put in at one place. (To compare all of them would take minutes: 2 000 with 2 000 take five seconds.)
"""


def differences(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[PassageChange, ...]:
    """The changes from ``old`` to ``new`` in the order of the new text; what was removed comes last.

    A passage that stands elsewhere in the same words has moved, which is no change.
    """
    removed, added = _surplus(old, new), _surplus(new, old)
    partners = dict(_partners(removed, added))
    kept = set(partners.values())
    changes = [
        PassageChange(section=p.section, old=_text(removed, partners.get(i)), new=p.text) for i, p in enumerate(added)
    ]
    gone = [PassageChange(section=p.section, old=p.text) for i, p in enumerate(removed) if i not in kept]
    return (*changes, *gone)


def _surplus(these: Iterable[Passage], those: Iterable[Passage]) -> list[Passage]:
    """The passages that ``these`` have more often than ``those``: of equals, the last ones."""
    spare = Counter(passage.letters for passage in those)
    surplus = []
    for passage in these:
        if spare[passage.letters]:
            spare[passage.letters] -= 1
        else:
            surplus.append(passage)
    return surplus


def _partners(removed: Sequence[Passage], added: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Each added passage (its index) with the removed one that it replaces: the most alike pairs first."""
    likeness = (
        (
            fuzz.ratio(removed[j].plain, added[i].plain, score_cutoff=ALIKE),
            removed[j].section == added[i].section,
            -i,
            -j,
        )
        for i, j in _compared(removed, added)
    )
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    for score, _, i, j in sorted((pair for pair in likeness if pair[0]), reverse=True):
        if score and -i not in taken_new and -j not in taken_old:
            taken_new.add(-i)
            taken_old.add(-j)
            yield -i, -j


def _compared(removed: Sequence[Passage], added: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """The pairs (their indices, the added one first) that are compared."""
    if len(removed) * len(added) <= MOST_PAIRS:
        yield from product(range(len(added)), range(len(removed)))
        return
    before, after = _by_section(removed), _by_section(added)
    for section in after.keys() & before.keys():
        yield from _near(before[section], after[section])


def _by_section(passages: Sequence[Passage]) -> dict[tuple[str, ...], list[int]]:
    sections = defaultdict(list)
    for index, passage in enumerate(passages):
        sections[passage.section].append(index)
    return sections


def _near(before: Sequence[int], after: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each of ``after`` with all of ``before``, or, where that makes more than ``MOST_PAIRS`` pairs, with those that
    stand about as far from the beginning of the section or from its end: as they do where one part was put in."""
    most = MOST_PAIRS // len(after)
    width = len(before) if len(before) <= most else max(1, most // 2)
    longer = len(before) - len(after)
    for place, i in enumerate(after):
        near = {*_around(place, width, len(before)), *_around(place + longer, width, len(before))}
        yield from ((i, before[there]) for there in near)


def _around(place: int, width: int, length: int) -> range:
    start = max(0, min(place - width // 2, length - width))
    return range(start, start + width)


def _text(passages: Sequence[Passage], index: int | None) -> str | None:
    return None if index is None else passages[index].text
