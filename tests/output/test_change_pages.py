"""Looking through the changes: pages, filters, counts, and the works they are of."""

from datetime import UTC, datetime, timedelta

import pytest

from models.change import Change, ChangeKind
from output.store import Store
from output.store.changes import ChangeQuery
from tests.output.test_alike import add

FOUND = datetime(2026, 5, 1, 12, tzinfo=UTC)
ROWS = (("a", "new", 2), ("a", "changed", 1), ("b", "changed", 3), ("a", "moved", 4))
"""Work, kind and priority; a day passes from one to the next."""

QUERIES = [
    ({}, [4, 3, 2, 1], {"changed": 2, "moved": 1, "new": 1}),
    ({"kind": "changed"}, [3, 2], {"changed": 2, "moved": 1, "new": 1}),
    ({"work_id": "a"}, [4, 2, 1], {"changed": 1, "moved": 1, "new": 1}),
    ({"priority": 2}, [2, 1], {"changed": 1, "new": 1}),
    ({"since": FOUND + timedelta(days=2)}, [4, 3], {"changed": 1, "moved": 1}),
    ({"kind": "new", "since": FOUND + timedelta(days=2)}, [], {"changed": 1, "moved": 1}),
]


@pytest.fixture
def filled(store: Store) -> Store:
    add(store, "a", "b")
    for day, (work, kind, priority) in enumerate(ROWS):
        change = Change(work_id=work, kind=ChangeKind(kind), priority=priority, url=f"https://lorn.example/{work}")
        store.save_changes([change], FOUND + timedelta(days=day))
    return store


def test_each_query_has_its_changes_and_what_other_kinds_would_leave(filled: Store) -> None:
    for asked, numbers, kinds in QUERIES:
        found = filled.change_page(ChangeQuery.model_validate(asked))
        assert [line.number for line in found.lines] == numbers, asked
        assert (found.total, found.kinds) == (len(numbers), kinds), asked


def test_a_page_is_a_part_of_all(filled: Store) -> None:
    found = filled.change_page(ChangeQuery(limit=2, offset=1))
    assert [line.number for line in found.lines] == [3, 2]
    assert found.total == 4


def test_a_change_comes_with_its_work(filled: Store) -> None:
    line = filled.change(3)
    assert line is not None
    assert (line.key, line.title, line.language) == (filled.key_of("b"), "Plan b", "en")
    assert line.found_at == FOUND + timedelta(days=2)
    assert line.change.kind is ChangeKind.CHANGED
    assert filled.change(99) is None
