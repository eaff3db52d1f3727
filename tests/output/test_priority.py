from datetime import date
from typing import Any

import pytest

from output.review import State
from output.review.priority import Case, Fresh, Rubric, priority, rubric

POINTS = Rubric(
    impact={1: 4000, 2: 3000, 3: 2000, 4: 1000},
    unscored_impact=1500,
    never_reviewed=100,
    returned=200,
    each_returned=1,
    most_returned=3,
    public=400,
    approved=50,
    fresh=(Fresh(days=14, points=20), Fresh(days=90, points=10)),
    sources={"lorn.example": 5, "sea.lorn.example": 7},
)
CASE = Case(
    state=State.IN_REVIEW, impact=4, decided=True, open_claims=3, returned=0, public=False, published=None,
    drafted=date(2026, 4, 1), host="nowhere.example",
)  # fmt: skip
SUMS: list[tuple[dict[str, Any], int]] = [
    ({}, 1000),
    ({"impact": 1}, 4000),
    ({"impact": None}, 1500),
    ({"decided": False, "state": State.DRAFT}, 1100),
    ({"returned": 1}, 1201),
    ({"returned": 9}, 1203),
    ({"returned": 1, "public": True}, 1601),
    ({"public": True}, 1000),
    ({"state": State.APPROVED}, 1050),
    ({"state": State.PUBLISHED}, 1000),
    ({"state": State.PUBLISHED, "open_claims": 0}, 0),
    ({"state": State.WITHDRAWN, "open_claims": 0, "impact": 1}, 0),
    ({"published": "2026-03-20"}, 1020),
    ({"published": "2026-03-17"}, 1010),
    ({"published": "2026-03"}, 1010),
    ({"published": "2026"}, 1020),
    ({"published": "2025"}, 1000),
    ({"published": "spring"}, 1000),
    ({"published": "2026-13-45"}, 1000),
    ({"host": "lorn.example"}, 1005),
    ({"host": "www.lorn.example"}, 1005),
    ({"host": "a.sea.lorn.example"}, 1007),
    ({"host": "notlorn.example"}, 1000),
    ({"host": ""}, 1000),
]


@pytest.mark.parametrize(("changes", "total"), SUMS)
def test_points_add_up(changes: dict[str, Any], total: int) -> None:
    assert priority(CASE.model_copy(update=changes), POINTS) == total


def test_the_rubric_puts_what_is_public_and_perhaps_wrong_first() -> None:
    strong = CASE.model_copy(update={"impact": 1, "decided": False, "state": State.DRAFT})
    wrong = CASE.model_copy(update={"impact": 3, "returned": 1, "public": True})
    assert priority(wrong) > priority(strong) > priority(CASE)
    assert set(rubric().impact) == {1, 2, 3, 4}
    assert [row.days for row in rubric().fresh] == sorted(row.days for row in rubric().fresh)
