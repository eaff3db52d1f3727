"""The queue's filters in an address, and what the store is asked."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.desk.queue.filters import PAGE_SIZE, QueueAddress, word_of
from output.review import State
from output.store.desk_values import QueueQuery

BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 4, 1, 23, 30, tzinfo=UTC)  # in Brussels it is the second already


def asked(**query: str) -> QueueQuery:
    return QueueAddress.of(query).query("ada", BRUSSELS, NOW)


ASKED = [
    ({}, QueueQuery()),
    ({"q": "  deep   water "}, QueueQuery(text="deep water")),
    ({"jurisdiction": "NL", "language": "nl"}, QueueQuery(jurisdiction="NL", language="nl")),
    ({"jurisdiction": "none"}, QueueQuery(jurisdiction="")),
    ({"impact": "2"}, QueueQuery(impact=2)),
    ({"impact": "none"}, QueueQuery(impact=0)),
    ({"state": "in-review"}, QueueQuery(state=State.IN_REVIEW)),
    ({"assignee": "me"}, QueueQuery(assignee="ada")),
    ({"assignee": "none"}, QueueQuery(assignee="")),
    ({"assignee": "ben"}, QueueQuery(assignee="ben")),
    ({"returned": "1"}, QueueQuery(returned_only=True)),
    ({"since": "2026-03-01"}, QueueQuery(changed_since=datetime(2026, 3, 1, tzinfo=BRUSSELS))),
    ({"since": "yesterday"}, QueueQuery(changed_since=datetime(2026, 4, 1, tzinfo=BRUSSELS))),
    ({"order": "title", "page": "3"}, QueueQuery(order="title", offset=2 * PAGE_SIZE)),
]


@pytest.mark.parametrize(("query", "expected"), ASKED)
def test_an_address_asks_the_store(query: dict[str, str], expected: QueueQuery) -> None:
    assert asked(**query) == expected.model_copy(update={"limit": PAGE_SIZE})


@pytest.mark.parametrize(
    "query",
    [
        {"impact": "5"},
        {"impact": "-1"},
        {"state": "burnt"},
        {"since": "tomorrow"},
        {"since": "0001-01-01"},
        {"order": "colour"},
        {"page": "0"},
        {"page": "many"},
        {"returned": "yes"},
        {"colour": "red"},
        {"source": "x" * 500},
    ],
)
def test_what_means_nothing_is_left_out(query: dict[str, str]) -> None:
    assert asked(**query) == QueueQuery(limit=PAGE_SIZE)


def test_an_address_is_the_shortest_that_asks_the_same() -> None:
    address = QueueAddress.of({"q": "sea", "jurisdiction": "", "state": "draft", "order": "priority", "page": "2"})
    assert address.address() == "/?q=sea&state=draft"
    assert address.address(page=3) == "/?q=sea&state=draft&page=3"
    assert address.address(state=None, q=None) == "/"


names = st.sampled_from(["q", "jurisdiction", "impact", "state", "assignee", "since", "returned", "order", "page"])


@given(st.dictionaries(names, st.text(max_size=12)))
def test_any_query_asks_something(query: dict[str, str]) -> None:
    address = QueueAddress.of(query)
    address.query("ada", BRUSSELS, NOW)
    assert address.address().startswith("/")


def test_none_has_a_word() -> None:
    assert [word_of("jurisdiction", ""), word_of("impact", "0"), word_of("source", "0")] == ["none", "none", "0"]
