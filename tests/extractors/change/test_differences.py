"""Which passage replaces which, in documents of any size, and what it costs to find out."""

from itertools import count

import pytest

from extractors.change.content import Passage
from extractors.change.differences import MOST_PAIRS, differences

NAMES = ("quay", "lock", "ferry", "bridge", "canal", "buoy", "dredger", "pilot", "crane", "slipway")


def passages(rule: str, how_many: int, sections: int = 1) -> list[Passage]:
    """Sentences that follow a rule, in so many sections of the same length; each names things of its own."""
    made = []
    for number in range(how_many):
        things = " ".join(NAMES[int(digit)] for digit in f"{number:05}")
        section = (f"Part {number * sections // how_many}",)
        made.append(Passage(f"{things} {rule}", section, f"{things} {rule}"))
    return made


def paired(old: list[Passage], new: list[Passage]) -> float:
    """The share of the new passages that are told as the old ones at their place in new words."""
    told = differences(old, new)
    rightly = [change.old == passage.text for passage, change in zip(old, told, strict=True)]
    return sum(rightly) / len(rightly)


@pytest.mark.parametrize(("how_many", "sections"), [(300, 1), (300, 30), (3000, 1), (3000, 3), (3000, 300)])
def test_a_word_changed_in_every_passage_is_found_at_its_place(how_many: int, sections: int) -> None:
    assert paired(passages("is free", how_many, sections), passages("is open", how_many, sections)) == 1


def test_a_long_section_to_which_some_passages_were_added_keeps_its_pairs() -> None:
    old, new = passages("is free", 3000), passages("is open", 3000)
    inserted = [Passage(f"{number} ships sank", ("Part 0",), f"{number} ships sank") for number in range(300)]
    told = differences(old, [*new[:1000], *inserted, *new[1000:]])
    assert len(told) == 3300
    assert sum(change.old is None for change in told) == 300


COSTS = [
    ("one long section", 8000, 1, MOST_PAIRS),
    ("two long sections", 8000, 2, 2 * MOST_PAIRS),
    ("short sections", 8000, 400, 400 * 20 * 20),
]


@pytest.mark.parametrize(("how_many", "sections", "most"), [row[1:] for row in COSTS], ids=[row[0] for row in COSTS])
def test_each_section_costs_so_many_comparisons(
    how_many: int, sections: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = count()

    def unlike(*_: str, score_cutoff: float) -> float:
        assert next(compared) < most
        return 0.0

    monkeypatch.setattr("extractors.change.differences.fuzz.ratio", unlike)
    old, new = passages("is free", how_many, sections), passages("is open", how_many, sections)
    assert len(differences(old, new)) == 2 * how_many
