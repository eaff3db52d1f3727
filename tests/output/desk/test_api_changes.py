"""What programs are told of changes, and of works with the same text."""

from datetime import UTC, datetime, timedelta

import pytest

from models.change import Change, ChangeKind, FindingChange, PassageChange
from models.user import Role
from output.store import Store
from tests.output.desk.test_api import Program
from tests.output.examples import draft, outcome, snapshot
from tests.output.test_alike import add, numbers

FOUND = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOWHERE = "0" * 16


@pytest.fixture
def program(desk_store: Store) -> Program:
    """A program at a desk whose store has a plan that was new, changed and moved, a day after each other."""
    source = snapshot()
    desk_store.put_snapshot(source)
    entry = draft(source)
    desk_store.save_draft(entry, outcome(entry))
    for day, (kind, priority) in enumerate((("new", 2), ("changed", 1), ("moved", 4))):
        desk_store.save_changes([_change(ChangeKind(kind), priority)], FOUND + timedelta(days=day))
    return Program(desk_store, Role.READER)


def _change(kind: ChangeKind, priority: int) -> Change:
    return Change(
        work_id="lorn-plan",
        kind=kind,
        priority=priority,
        url="https://lorn.example/plan",
        passages=(PassageChange(section=("2 Lights",), old="One lighthouse.", new="Two lighthouses."),),
        findings=(FindingChange(group="actions", id="action-1", new="Two lighthouses."),),
    )


QUERIES = [
    ("", [3, 2, 1]),
    ("?kind=new", [1]),
    ("?priority=2", [2, 1]),
    ("?since=2026-05-02T00:00:00Z", [3, 2]),
    ("?limit=1", [3]),
    ("?limit=1&offset=2", [1]),
    ("?kind=removed", []),
    ("?since=0001-01-01T00:00:00%2B14:00", [3, 2, 1]),
    ("?since=9999-12-31T23:59:59-12:00", []),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_the_changes_asked_for_come_newest_first(program: Program, query: str, expected: list[int]) -> None:
    answer = program.get(f"/api/v1/changes{query}")
    assert answer.status_code == 200
    assert [change["number"] for change in answer.json()["changes"]] == expected


def test_a_page_of_changes_leads_to_the_next(program: Program) -> None:
    answer = program.get("/api/v1/changes?limit=2")
    told = answer.json()
    assert told["total"] == 3
    assert told["kinds"] == {"changed": 1, "moved": 1, "new": 1}
    assert told["pages"] == {"next": "/api/v1/changes?limit=2&offset=2", "previous": None}
    assert answer.headers["link"] == '</api/v1/changes?limit=2&offset=2>; rel="next"'


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense",
        "priority=5",
        "since=yesterday",
        "since=1",
        "limit=0",
        "work_id=x",
    ],
)
def test_what_makes_no_sense_is_refused(program: Program, query: str) -> None:
    assert program.get(f"/api/v1/changes?{query}").status_code == 422


def test_one_change_is_told_whole(program: Program) -> None:
    told = program.get("/api/v1/changes/2").json()
    assert (
        told["kind"] == "changed" and told["title"] == "A plan for Lorn" and told["found_at"] == "2026-05-02T12:00:00Z"
    )
    assert told["passages"] == [{"section": ["2 Lights"], "old": "One lighthouse.", "new": "Two lighthouses."}]
    (finding,) = told["findings"]
    assert finding == {"group": "actions", "id": "action-1", "old": None, "new": "Two lighthouses.", "parts": []}
    assert program.get(f"/api/v1/works/{told['key']}/changes").json()["changes"][1] == told


def test_works_of_the_same_text_are_named(program: Program, desk_store: Store) -> None:
    add(desk_store, "twin")
    desk_store.save_signature("twin", numbers(0))
    desk_store.save_signature("lorn-plan", numbers(0, other=32))
    told = program.get(f"/api/v1/works/{desk_store.key_of('twin')}/links").json()
    key = desk_store.key_of("lorn-plan")
    assert told == {"links": [{"work_id": "lorn-plan", "key": key, "title": "A plan for Lorn", "likeness": 0.75}]}


@pytest.mark.parametrize("path", ["changes/99", f"works/{NOWHERE}/changes", f"works/{NOWHERE}/links"])
def test_what_is_not_there_is_not_found(program: Program, path: str) -> None:
    answer = program.get(f"/api/v1/{path}")
    assert answer.status_code == 404 and answer.json()["code"] == "not-found"
