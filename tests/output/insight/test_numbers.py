"""The numbers follow from what is stored, on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.decision import Verb
from output.insight.precision import TELLING_WIDTH, rule_precision, wrong_hits
from output.insight.promises import PromiseQuery, Quarter, grid, promises
from output.insight.throughput import throughput
from output.review import State
from output.store import Store
from tests.output.insight.examples import DECIDED, RULE, decided, stored

MAY = date(2027, 5, 31)


def test_a_rule_is_as_right_as_its_claims_were_accepted(store: Store) -> None:
    stored(store, "plan", *[("We", MAY)] * 4)
    for number, verb in enumerate((Verb.ACCEPT, Verb.ACCEPT, Verb.REJECT)):
        decided(store, "plan", f"action-{number}", verb, reason="It is over." if verb is Verb.REJECT else None)
    decided(store, "plan", "action-3", Verb.EDIT, after={"actor": "The minister"})
    (found,) = rule_precision(store.engine)
    assert (found.rule, found.accepted, found.edited, found.rejected) == (RULE, 2, 1, 1)
    assert (found.precision, found.telling) == (0.5, False)
    assert found.interval.width > TELLING_WIDTH
    hits = wrong_hits(store.engine, RULE.id, RULE.version)
    assert [(hit.target, hit.verdict, hit.reason) for hit in hits] == [
        ("action-3", "edited", None),
        ("action-2", "rejected", "It is over."),
    ]
    assert (hits[0].key, hits[0].title, hits[0].quote) == (
        store.key_of("plan"),
        "Plan plan",
        "The ministry will open lighthouse 3.",
    )


def test_what_was_undone_or_flagged_says_nothing_of_a_rule(store: Store) -> None:
    stored(store, "plan", ("We", MAY), ("We", MAY))
    decided(store, "plan", "action-0", Verb.REJECT)
    decided(store, "plan", "action-0", Verb.UNDO)
    decided(store, "plan", "action-1", Verb.FLAG)
    assert rule_precision(store.engine) == ()
    decided(store, "plan", "action-0", Verb.ACCEPT)
    assert [found.accepted for found in rule_precision(store.engine)] == [1]
    assert wrong_hits(store.engine) == ()


def test_an_edit_that_is_accepted_afterwards_remains_a_correction(store: Store) -> None:
    stored(store, "plan", ("We", MAY))
    decided(store, "plan", "action-0", Verb.EDIT, after={"actor": "The minister"})
    decided(store, "plan", "action-0", Verb.ACCEPT)
    assert [(found.accepted, found.edited) for found in rule_precision(store.engine)] == [(0, 1)]


def test_rules_of_one_language_can_be_asked_for(store: Store) -> None:
    stored(store, "plan", ("We", MAY))
    decided(store, "plan", "action-0", Verb.ACCEPT)
    assert len(rule_precision(store.engine, "en")) == 1
    assert rule_precision(store.engine, "nl") == ()


def test_weeks_count_what_came_in_was_decided_and_was_published(store: Store) -> None:
    stored(store, "plan", ("We", MAY))
    stored(store, "other")
    today = datetime.now(UTC).date()
    decided(store, "plan", "action-0", Verb.ACCEPT, when=datetime.now(UTC) - timedelta(days=14))
    decided(store, "plan", "title", Verb.ACCEPT, when=datetime.now(UTC) + timedelta(seconds=1))
    for state in (State.APPROVED, State.PUBLISHED):
        store.move("plan", state, "ada", store.work("plan").revision, leave_unreviewed=True)
    weeks = throughput(store.engine, today, weeks=4)
    assert [week.monday.weekday() for week in weeks] == [0] * 4
    assert [(week.drafts, week.decisions, week.published) for week in weeks] == [
        (0, 0, 0),
        (0, 1, 0),
        (0, 0, 0),
        (2, 1, 1),
    ]
    assert [week.days_to_decision is None for week in weeks] == [True, False, True, True]


def test_action_points_are_listed_by_their_day(store: Store) -> None:
    stored(store, "a", ("We", date(2028, 1, 1)), ("The Ministry", MAY), (None, MAY), ("We", None))
    stored(store, "b", ("the ministry", date(2027, 6, 1)), jurisdiction="BE-VLG")
    found = promises(store.engine, PromiseQuery())
    assert [(line.owner, line.due, line.jurisdiction) for line in found.lines] == [
        ("The Ministry", MAY, "NL"),
        (None, MAY, "NL"),
        ("the ministry", date(2027, 6, 1), "BE-VLG"),
        ("We", date(2028, 1, 1), "NL"),
    ]
    assert (found.total, found.undated) == (4, 1)
    assert found.jurisdictions == {"NL": 3, "BE-VLG": 1}
    assert sorted(found.owners.values()) == [1, 1, 2]


@pytest.mark.parametrize(
    ("query", "dues"),
    [
        ({"owner": "THE MINISTRY"}, [MAY, date(2027, 6, 1)]),
        ({"owner": ""}, [MAY]),
        ({"jurisdiction": "BE-VLG"}, [date(2027, 6, 1)]),
        ({"start": date(2027, 6, 1), "end": date(2028, 1, 1)}, [date(2027, 6, 1)]),
        ({"kind": "obligation"}, []),
        ({"limit": 1, "offset": 1}, [MAY]),
    ],
)
def test_action_points_can_be_narrowed_down(store: Store, query: dict[str, object], dues: list[date]) -> None:
    stored(store, "a", ("We", date(2028, 1, 1)), ("The Ministry", MAY), (None, MAY))
    stored(store, "b", ("the ministry", date(2027, 6, 1)), jurisdiction="BE-VLG")
    found = promises(store.engine, PromiseQuery.model_validate(query))
    assert [line.due for line in found.lines] == dues


def test_what_reviewers_rejected_or_changed_counts_as_they_left_it(store: Store) -> None:
    stored(store, "a", ("We", MAY), ("We", MAY))
    decided(store, "a", "action-0", Verb.REJECT)
    decided(store, "a", "action-1", Verb.EDIT, after={"resolved_actor": "The minister"})
    assert [line.owner for line in promises(store.engine, PromiseQuery()).lines] == ["The minister"]


def test_the_grid_counts_by_owner_and_quarter(store: Store) -> None:
    stored(store, "a", ("We", MAY), ("we", date(2027, 6, 30)), ("The Ministry", date(2027, 7, 1)), (None, MAY))
    stored(store, "b", ("We", date(2030, 1, 1)))
    found = grid(store.engine, PromiseQuery(), Quarter(2027, 2), 3)
    assert [str(quarter) for quarter in found.quarters] == ["2027-Q2", "2027-Q3", "2027-Q4"]
    assert found.counts == {("We", "2027-Q2"): 2, ("The Ministry", "2027-Q3"): 1}
    assert (found.owners, found.others) == (("We", "The Ministry"), {"2027-Q2": 1})


def test_a_grid_names_a_dozen_owners_and_counts_the_rest_together(store: Store) -> None:
    stored(store, "a", *[(f"Ministry {number:02}", MAY) for number in range(15)], ("Ministry 14", MAY))
    found = grid(store.engine, PromiseQuery(), Quarter(2027, 2), 1)
    assert found.owners[0] == "Ministry 14"
    assert len(found.owners) == 12
    assert found.others == {"2027-Q2": 3}


@pytest.mark.parametrize(
    ("quarter", "count", "later"), [("2026-Q4", 1, "2027-Q1"), ("2026-Q1", -1, "2025-Q4"), ("2026-Q2", 9, "2028-Q3")]
)
def test_quarters_follow_each_other(quarter: str, count: int, later: str) -> None:
    assert str(Quarter.parse(quarter).after(count)) == later


def test_the_day_of_a_verdict_is_that_of_the_decision(store: Store) -> None:
    stored(store, "plan", ("We", MAY))
    decided(store, "plan", "action-0", Verb.REJECT)
    assert [hit.decided_at for hit in wrong_hits(store.engine)] == [DECIDED]
