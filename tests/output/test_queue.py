from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models.decision import Verb
from models.entry import EntryField, Impact, Origin
from models.value import LocalText
from output.review import State
from output.store import Store
from output.store.desk_values import QueueLine, QueueQuery
from tests.output.examples import draft, field, outcome, snapshot
from tests.output.reviewers import accept_all, decide, drawn, move, publish

SAID = LocalText(nl="Zo.", en="So.")
CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("a", "https://lorn.example/a", {"title": field("Aa"), "jurisdiction": field("NL")}),
    ("b", "https://lorn.example/b", {"title": field("bb"), "jurisdiction": field("BE"), "language": "nl"}),
    ("c", "https://overheid.example:8000/c", {"title": field("Cc"), "document_type": field("bill")}),
    ("d", "file:///srv/d.pdf", {"title": field(None), "jurisdiction": field(None)}),
    ("e", "https://europa.eu/e", {"title": field("Ee"), "published": field("2026")}),
]


def impact(score: int) -> EntryField[Impact]:
    return EntryField(value=Impact(score=score, legend=SAID, reason=SAID), origin=Origin.SUGGESTED)


@pytest.fixture
def works(store: Store) -> Store:
    """Five works: "a" published, "b" approved and Bob's, "c" in review, "d" and "e" drafts."""
    for number, (work_id, url, changes) in enumerate(CASES):
        page = snapshot(work_id, url)
        store.put_snapshot(page)
        scored = {"impact": impact(number)} if number else {}
        entry = draft(page, work_id=work_id).model_copy(update={"url": url} | scored | changes)
        store.save_draft(entry, outcome(entry))
    publish(store, "a")
    accept_all(store, "b")
    move(store, State.APPROVED, work_id="b")
    store.assign("b", "bob", "eve")
    decide(store, Verb.FLAG, "title", work_id="c")
    return store


def shown(store: Store, **query: Any) -> list[str]:
    return [line.work_id for line in store.queue(QueueQuery(**{"order": "title"} | query)).lines]


FUTURE, PAST = datetime(2100, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)
FILTERS: list[tuple[dict[str, Any], str]] = [
    ({}, "abced"),
    ({"jurisdiction": "NL"}, "ace"),
    ({"jurisdiction": ""}, "d"),
    ({"document_type": "bill"}, "c"),
    ({"language": "nl"}, "b"),
    ({"source": "lorn.example"}, "ab"),
    ({"source": "overheid.example"}, "c"),
    ({"source": ""}, "d"),
    ({"impact": 0}, "a"),
    ({"impact": 2}, "c"),
    ({"state": State.DRAFT}, "ed"),
    ({"assignee": "bob"}, "b"),
    ({"assignee": ""}, "aced"),
    ({"changed_since": FUTURE}, ""),
    ({"changed_since": PAST}, "abced"),
    ({"returned_only": True}, ""),
    ({"text": "lighthouse", "jurisdiction": "BE"}, "b"),
    ({"jurisdiction": "NL", "state": "published"}, "a"),
    ({"limit": 2}, "ab"),
    ({"limit": 2, "offset": 3}, "ed"),
]


def test_the_queue_is_filtered_by_all_that_is_asked(works: Store) -> None:
    for query, expected in FILTERS:
        assert "".join(shown(works, **query)) == expected, query
        page = works.queue(QueueQuery(**query))
        unlimited = {name: value for name, value in query.items() if name not in {"limit", "offset"}}
        assert page.total == len(shown(works, **unlimited)), query


def word(line: QueueLine, facet: str) -> str:
    value = getattr(line, facet)
    return str(value) if value is not None else "0" if facet == "impact" else ""


@pytest.mark.parametrize("query", [row[0] for row in FILTERS if not {"limit", "offset"} & row[0].keys()])
def test_counts_are_what_each_value_would_leave(works: Store, query: dict[str, Any]) -> None:
    for facet, counts in works.queue(QueueQuery(**query)).facets.items():
        others = {name: value for name, value in query.items() if name != facet}
        lines = works.queue(QueueQuery(**others)).lines
        assert counts == Counter(word(line, facet) for line in lines), facet
        assert list(counts) == sorted(counts, key=lambda value: (-counts[value], value))


def test_a_line_says_how_far_the_review_is(works: Store) -> None:
    lines = {line.work_id: line for line in works.queue().lines}
    a, c, d = lines["a"], lines["c"], lines["d"]
    assert (a.claims, a.open_claims, a.state, a.published, a.key) == (
        6,
        0,
        State.PUBLISHED,
        "2026-03",
        works.key_of("a"),
    )
    assert (c.claims, c.open_claims, c.state, c.comments) == (7, 7, State.IN_REVIEW, 0)
    assert (d.claims, d.open_claims, d.title, d.source) == (5, 5, None, "")
    assert lines["b"].assignee == "bob"


def test_the_most_urgent_and_the_last_changed_are_first(works: Store) -> None:
    lines = works.queue(QueueQuery()).lines
    assert [line.priority for line in lines] == sorted((line.priority for line in lines), reverse=True)
    assert lines[-1].work_id == "a", "nothing is left to do on it"
    assert shown(works, order="changed")[0] == "c"
    works.comment("d", None, "ada", "Look.")
    assert shown(works, order="changed")[0] == "d"


def test_what_came_back_can_be_listed_alone(store: Store) -> None:
    drawn(store)
    drawn(store, "other", work_id="other")
    publish(store)
    drawn(store, "two", title="Another")
    (line,) = store.queue(QueueQuery(returned_only=True)).lines
    assert (line.work_id, line.returned, line.open_claims) == ("lorn-plan", 1, 1)
    assert store.queue().lines[0] == line, "what the public reads may be out of date"


def test_the_moment_of_change_has_a_zone(works: Store) -> None:
    line = works.queue().lines[0]
    assert abs(datetime.now(UTC) - line.changed_at) < timedelta(minutes=5)
    assert line.changed_at.tzinfo is not None


def test_every_filter_may_be_chosen_at_once(store: Store) -> None:
    every = QueueQuery(
        jurisdiction="NL",
        document_type="plan",
        language="en",
        source="lorn.example",
        impact=0,
        state=State.DRAFT,
        assignee="",
    )
    assert store.queue(every).total == 0
