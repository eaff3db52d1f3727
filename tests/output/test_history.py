from typing import Any

import pytest

from models.decision import Verb
from output.review import DecisionRefused, Standing, claim_of, value_of
from output.review.errors import InvalidEdit, NothingToRestore, StaleDecision
from output.store import Store
from output.store.errors import UnknownWork
from tests.output.reviewers import HARBOUR, LIGHTHOUSE, WORK, accept_all, add_action, decide, decision, drawn, texts

ACCEPT, EDIT, REJECT, FLAG, UNDO, ADD = Verb


def test_history_says_who_did_what_and_what_that_changed(store: Store) -> None:
    drawn(store)
    decide(store, EDIT, "title", "One", who="ada")
    decide(store, REJECT, "title", who="bob")
    decide(store, FLAG, "action-1", who="eve")
    decide(store, UNDO, "title", who="kim")
    rows = [(c.number, c.who, c.verb, c.before, c.after, c.in_force) for c in store.history(WORK, "title")]
    assert rows == [
        (1, "ada", EDIT, "A plan for Lorn", "One", True),
        (2, "bob", REJECT, "One", None, False),
        (4, "kim", UNDO, None, "One", False),
    ]
    (flag,) = store.history(WORK, "action-1")
    assert flag.before == flag.after == value_of(claim_of(store.entry(WORK), "action-1"))
    assert [change.number for change in store.history(WORK)] == [1, 2, 3, 4]
    with pytest.raises(UnknownWork):
        store.history("nowhere")


def test_history_goes_on_over_versions(store: Store) -> None:
    drawn(store)
    decide(store, ACCEPT, "title")
    drawn(store, "two", title="Another")
    decide(store, ACCEPT, "title", after="Another")
    assert [(c.entry_version, c.before, c.after) for c in store.history(WORK)] == [
        (1, "A plan for Lorn", "A plan for Lorn"),
        (2, "A plan for Lorn", "Another"),
    ]


def test_any_earlier_value_can_be_restored(store: Store) -> None:
    drawn(store)
    for after in ("One", "Two", None):
        decide(store, EDIT, "title", after)
    decide(store, REJECT, "title")
    assert store.restore_value(WORK, 1, "bob").entry.title.value == "One"
    assert store.restore_value(WORK, 2, "bob").entry.title.value == "Two"
    assert store.restore_value(WORK, 3, "bob").entry.title.value is None
    assert {change.who for change in store.history(WORK)[4:]} == {"bob"}
    decide(store, UNDO, "title")
    assert store.reviewed(WORK).entry.title.value == "Two"


def test_a_finding_is_restored_with_all_its_parts(store: Store) -> None:
    drawn(store)
    decide(store, EDIT, "action-1", {"actor": "We", "kind": "ongoing"})
    first = value_of(claim_of(store.reviewed(WORK).entry, "action-1"))
    decide(store, EDIT, "action-1", {"actor": None, "text": "Other."})
    decide(store, REJECT, "action-1")
    assert value_of(claim_of(store.restore_value(WORK, 1, "bob").entry, "action-1")) == first
    assert texts(store.restore_value(WORK, 3, "bob")) == []
    assert texts(store.restore_value(WORK, 2, "bob")) == ["Other."]


def test_an_addition_that_was_undone_can_be_restored(store: Store) -> None:
    drawn(store)
    target = add_action(store, HARBOUR)
    decide(store, UNDO, target)
    assert texts(store.restore_value(WORK, 1, "bob")) == [LIGHTHOUSE, HARBOUR]


def test_what_is_so_already_is_not_restored(store: Store) -> None:
    drawn(store)
    decide(store, EDIT, "title", "One")
    for number in (0, 1, 2):
        with pytest.raises(NothingToRestore):
            store.restore_value(WORK, number, "bob")
    assert len(store.decisions(WORK)) == 1


def test_many_decisions_are_recorded_together(store: Store) -> None:
    drawn(store, actions={"a1": LIGHTHOUSE, "a2": HARBOUR})
    accept_all(store)
    work = store.work(WORK)
    assert work.open_targets == ()
    assert set(work.reviewed.standings.values()) == {Standing.ACCEPTED}
    assert work.revision == 2, "one change"


REFUSED: list[tuple[str, Any]] = [
    ("stale", lambda work: decision(work, EDIT, "title", "B").model_copy(update={"before": "Z"})),
    ("impossible", lambda work: decision(work, EDIT, "a1", {"kind": "nonsense"})),
    ("unknown", lambda work: decision(work, ACCEPT, "nowhere")),
]


@pytest.mark.parametrize("wrong", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_when_one_is_refused_none_is_recorded(store: Store, wrong: Any) -> None:
    drawn(store, actions={"a1": LIGHTHOUSE})
    before = store.work(WORK)
    with pytest.raises(DecisionRefused):
        store.decide_all([decision(before, ACCEPT, "abstract"), wrong(before), decision(before, ACCEPT, "title")])
    assert store.decisions(WORK) == ()
    assert store.work(WORK) == before


def test_decisions_made_together_do_not_outdate_each_other(store: Store) -> None:
    drawn(store)
    work = store.work(WORK)
    store.decide_all([decision(work, EDIT, "title", "One"), decision(work, ACCEPT, "action-1")])
    work = store.work(WORK)
    with pytest.raises(StaleDecision):
        store.decide_all([decision(work, EDIT, "title", "Two"), decision(work, EDIT, "title", "Three")])
    second = decision(work, EDIT, "title", "Three").model_copy(update={"before": "Two"})
    store.decide_all([decision(work, EDIT, "title", "Two"), second])
    assert store.reviewed(WORK).entry.title.value == "Three"


def test_decisions_on_several_works_or_none_are_no_set(store: Store) -> None:
    drawn(store)
    drawn(store, "b", work_id="b")
    for made in ([], [decision(store.work(work), ACCEPT, "title") for work in (WORK, "b")]):
        with pytest.raises(ValueError, match="about one work"):
            store.decide_all(made)


def test_a_draft_says_no_part_that_it_does_not_have(store: Store) -> None:
    drawn(store)
    with pytest.raises(InvalidEdit):
        decide(store, ACCEPT, "title", after="Something else")
