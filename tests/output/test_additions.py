from typing import Any

import pytest

from models.decision import Verb
from output.review import DecisionRefused, Standing, adding
from output.review.errors import InvalidEdit
from output.store import Store
from tests.output.examples import action, draft, snapshot
from tests.output.reviewers import HARBOUR, LIGHTHOUSE, NOW, WORK, accept_all, add_action, decide, drawn, texts

ENTRY = draft(snapshot())
PROOF = [piece.model_dump(mode="json") for piece in action(snapshot(), HARBOUR).evidence]

KINDS: list[tuple[str, dict[str, Any], str]] = [
    ("action", {"text": HARBOUR, "kind": "commitment"}, "actions"),
    ("principle", {"label": "Care"}, "principles"),
    ("pillar", {"title": "The sea"}, "pillars"),
    ("provision", {"text": HARBOUR, "kind": "supervision"}, "provisions"),
    ("mention", {"text": "Harbour Act", "kind": "law"}, "mentions"),
]


@pytest.mark.parametrize(("kind", "parts", "group"), KINDS, ids=[row[0] for row in KINDS])
def test_every_kind_of_finding_can_be_added(store: Store, kind: str, parts: dict[str, Any], group: str) -> None:
    drawn(store)
    entry = store.reviewed(WORK).entry
    made = adding(entry, (), kind, parts | {"evidence": PROOF}, who="ada", when=NOW)
    result = store.decide(made)
    found = getattr(result.entry, group)[-1]
    assert (found.id, found.evidence[0].exact) == (made.target, HARBOUR)
    assert result.standings[made.target] is Standing.ADDED
    assert made.target not in store.work(WORK).open_targets


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("takeaway", {"text": "x", "evidence": PROOF}),
        ("action", {"text": HARBOUR, "kind": "commitment"}),
        ("action", {"text": "", "kind": "commitment", "evidence": PROOF}),
        ("action", {"text": HARBOUR, "kind": "wish", "evidence": PROOF}),
        ("action", {"text": HARBOUR, "kind": "ongoing", "evidence": [PROOF[0] | {"end": 3}]}),
        ("action", {"text": HARBOUR, "kind": "ongoing", "evidence": PROOF, "colour": "red"}),
    ],
)
def test_what_is_no_finding_is_not_added(kind: str, parts: dict[str, Any]) -> None:
    with pytest.raises(InvalidEdit):
        adding(ENTRY, (), kind, parts, who="ada", when=NOW)


@pytest.mark.parametrize("changes", [{"target": "action-other"}, {"target": "title"}, {"before": "x"}])
def test_an_addition_under_another_name_is_refused(store: Store, changes: dict[str, Any]) -> None:
    drawn(store)
    made = adding(store.entry(WORK), (), "action", KINDS[0][1] | {"evidence": PROOF}, who="ada", when=NOW)
    with pytest.raises(DecisionRefused):
        store.decide(made.model_copy(update=changes))


def test_the_same_words_can_be_added_twice_under_two_names(store: Store) -> None:
    drawn(store)
    first, second = add_action(store, HARBOUR), add_action(store, HARBOUR)
    assert second == f"{first}-2"
    decide(store, Verb.REJECT, first)
    assert add_action(store, HARBOUR) == f"{first}-3"
    assert texts(store.reviewed(WORK)) == [LIGHTHOUSE, HARBOUR, HARBOUR]


def test_nothing_is_added_over_what_is_there(store: Store) -> None:
    drawn(store)
    made = adding(store.entry(WORK), (), "action", KINDS[0][1] | {"evidence": PROOF}, who="ada", when=NOW)
    store.decide(made)
    with pytest.raises(DecisionRefused):
        store.decide(made)


def test_an_addition_is_edited_rejected_and_undone_like_any_other(store: Store) -> None:
    drawn(store)
    target = add_action(store, HARBOUR)
    decide(store, Verb.EDIT, target, {"actor": "The council"})
    assert store.reviewed(WORK).entry.actions[-1].actor == "The council"
    decide(store, Verb.REJECT, target)
    assert texts(store.reviewed(WORK)) == [LIGHTHOUSE]
    for shown in ([LIGHTHOUSE, HARBOUR], [LIGHTHOUSE, HARBOUR], [LIGHTHOUSE]):
        decide(store, Verb.UNDO, target)
        assert texts(store.reviewed(WORK)) == shown
    assert target not in store.reviewed(WORK).standings


def test_an_addition_survives_new_versions(store: Store) -> None:
    drawn(store)
    accept_all(store)
    target = add_action(store, HARBOUR)
    drawn(store, "two")
    assert texts(store.reviewed(WORK)) == [LIGHTHOUSE, HARBOUR]
    assert store.returned(WORK) == ()
    drawn(store, "three", actions={"action-1": LIGHTHOUSE, target: HARBOUR})
    assert texts(store.reviewed(WORK)) == [LIGHTHOUSE, HARBOUR]
    assert [item.target for item in store.returned(WORK)] == [target], "the machine calls it a commitment, Ada ongoing"
    drawn(store, "four", actions={})
    assert HARBOUR in texts(store.reviewed(WORK))
