"""In which order claims are shown, and how each stands."""

from datetime import UTC, datetime

import pytest

from models.decision import Decision, Verb
from output.desk.review.cards import Card, State, digest
from output.desk.review.sections import Section, cards_of, sections, shown
from output.desk.review.shown import WANTED, Shown, shown_of
from output.review import claim_of, targets, value_of
from output.store import Store
from tests.output.desk.reviewing import LORN, stored


def parts(store: Store) -> tuple[Section, ...]:
    return sections(store.work(LORN.work_id))


def card(store: Store, target: str) -> Card:
    return next(card for card in cards_of(parts(store)) if card.target == target)


def decide(store: Store, verb: Verb, target: str) -> None:
    seen = value_of(claim_of(store.reviewed(LORN.work_id).entry, target))
    when = datetime(2026, 4, 1, tzinfo=UTC)
    store.decide(
        Decision(work_id=LORN.work_id, entry_version=1, target=target, verb=verb, who="ada", when=when, before=seen)
    )


@pytest.fixture(autouse=True)
def _lorn(desk_store: Store) -> None:
    stored(desk_store)


def test_parts_come_in_the_order_of_the_monitor(desk_store: Store) -> None:
    names = [part.name for part in parts(desk_store)]
    assert names == [
        "facts",
        "abstract",
        "takeaways",
        "principles",
        *["pillar"] * 5,
        "actions",
        "provisions",
        "mentions",
    ]


def test_every_claim_is_shown_once(desk_store: Store) -> None:
    found = [item.target for item in cards_of(parts(desk_store))]
    assert sorted(found) == sorted(targets(LORN))


def test_a_pillar_heads_its_summary_and_actions_and_doubtful_ones_come_last(desk_store: Store) -> None:
    first = next(part for part in parts(desk_store) if part.name == "pillar")
    names = [item.target for item in first.all]
    assert names == ["pillar-1", "summary/pillar-1", "action-1", "action-2", "action-4", "action-3"]
    assert first.number == 1


@pytest.mark.parametrize(
    ("verb", "state", "decided"),
    [
        (Verb.ACCEPT, State.ACCEPTED, True),
        (Verb.REJECT, State.REJECTED, True),
        (Verb.FLAG, State.UNSURE, False),
    ],
)
def test_a_decision_shows(desk_store: Store, verb: Verb, state: State, decided: bool) -> None:
    before = [item.target for item in cards_of(parts(desk_store))]
    decide(desk_store, verb, "action-2")
    now = card(desk_store, "action-2")
    assert (now.state, now.decided) == (state, decided)
    assert [item.target for item in cards_of(parts(desk_store))] == before


def test_an_empty_field_asks_for_no_decision(desk_store: Store) -> None:
    empty = card(desk_store, "topics")
    assert (empty.state, empty.decided) == (State.EMPTY, True)
    work = desk_store.work(LORN.work_id)
    assert {item.target for item in cards_of(parts(desk_store)) if not item.decided} == set(work.open_targets)


def test_actions_of_a_rejected_pillar_stand_under_none_and_its_summary_goes(desk_store: Store) -> None:
    decide(desk_store, Verb.REJECT, "pillar-2")
    found = {part.name: part for part in parts(desk_store) if part.number in {None, 2}}
    assert [item.target for item in found["pillar"].all] == ["pillar-2"]
    assert {"action-5", "action-6", "action-7"} <= {item.target for item in found["actions"].cards}


def test_the_digest_follows_what_a_claim_says(desk_store: Store) -> None:
    before = card(desk_store, "action-2")
    assert before.seen == digest(value_of(claim_of(LORN, "action-2")))
    decide(desk_store, Verb.ACCEPT, "action-2")
    assert card(desk_store, "action-2").seen == before.seen
    decide(desk_store, Verb.REJECT, "action-2")
    assert card(desk_store, "action-2").seen != before.seen


CHOICES: list[tuple[Shown, list[str]]] = [
    ("maybe", ["principle-4", "action-3", "action-14"]),
    ("unsure", ["action-5"]),
    ("returned", []),
    ("decided", ["title", "action-1"]),
]


@pytest.mark.parametrize(("choice", "names"), CHOICES)
def test_what_is_chosen_is_shown(desk_store: Store, choice: Shown, names: list[str]) -> None:
    decide(desk_store, Verb.ACCEPT, "title")
    decide(desk_store, Verb.REJECT, "action-1")
    decide(desk_store, Verb.FLAG, "action-5")
    assert [item.target for item in cards_of(shown(parts(desk_store), WANTED[choice]))] == names


def test_an_unknown_choice_shows_all() -> None:
    assert [shown_of(given) for given in (None, "", "todo", "nonsense")] == ["all", "all", "todo", "all"]
