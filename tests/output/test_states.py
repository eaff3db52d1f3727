from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from models.decision import Verb
from models.entry import EntryField, Origin
from output.review import NotAllowed, StaleRevision, State, check_move
from output.review.states import MOVES
from output.store import Store
from output.store.engine import writing
from output.store.errors import NotPublished, UnknownWork
from output.store.review_tables import MoveRow, PublicationRow
from tests.output.reviewers import HARBOUR, LIGHTHOUSE, WORK, accept_all, decide, drawn, move, publish

DRAFT, IN_REVIEW, APPROVED, PUBLISHED, WITHDRAWN = State


@pytest.mark.parametrize("current", State)
@pytest.mark.parametrize("wanted", State)
def test_an_entry_moves_only_along_the_way(current: State, wanted: State) -> None:
    if wanted in MOVES[current]:
        check_move(current, wanted, (), leave_unreviewed=False)
    else:
        with pytest.raises(NotAllowed):
            check_move(current, wanted, (), leave_unreviewed=True)


@pytest.mark.parametrize("wanted", [APPROVED, PUBLISHED])
def test_the_gate_is_shut_for_what_is_not_decided(wanted: State) -> None:
    current = {APPROVED: IN_REVIEW, PUBLISHED: APPROVED}[wanted]
    with pytest.raises(NotAllowed, match="Not yet decided: a1, a2, a3, a4, a5 and 1 more") as refusal:
        check_move(current, wanted, [f"a{n}" for n in range(1, 7)], leave_unreviewed=False)
    assert refusal.value.open_targets == ("a1", "a2", "a3", "a4", "a5", "a6")
    check_move(current, wanted, ["a1"], leave_unreviewed=True)


def test_a_decision_brings_a_draft_into_review(store: Store) -> None:
    drawn(store)
    assert store.work(WORK).state is DRAFT
    decide(store, Verb.ACCEPT, "title")
    work = store.work(WORK)
    assert (work.state, work.revision) == (IN_REVIEW, 2)
    assert [(m.from_state, m.to_state, m.who) for m in work.moves] == [(DRAFT, IN_REVIEW, "ada")]


def test_nothing_is_published_that_nobody_decided_on(store: Store) -> None:
    drawn(store)
    decide(store, Verb.ACCEPT, "title")
    with pytest.raises(NotAllowed) as refusal:
        move(store, APPROVED)
    assert refusal.value.open_targets == ("jurisdiction", "published", "document_type", "abstract", "action-1")
    with pytest.raises(NotPublished):
        store.publication(WORK)


def test_what_is_left_undecided_is_marked_in_the_publication(store: Store) -> None:
    drawn(store, actions={"action-1": LIGHTHOUSE, "action-2": HARBOUR})
    decide(store, Verb.FLAG, "action-2")
    accept_all_but = [t for t in store.work(WORK).open_targets if t not in {"action-2", "published"}]
    for target in accept_all_but:
        decide(store, Verb.ACCEPT, target)
    move(store, APPROVED, PUBLISHED, leave_unreviewed=True)
    publication = store.publication(WORK)
    assert publication.unreviewed == ("published", "action-2")
    assert (publication.number, publication.by, publication.withdrawn) == (1, "eve", None)
    assert publication.entry == store.reviewed(WORK).entry


def test_a_publication_stays_as_it_is_until_the_next(store: Store) -> None:
    drawn(store)
    publish(store)
    decide(store, Verb.EDIT, "title", "A better title")
    assert store.work(WORK).state is IN_REVIEW
    assert store.publication(WORK).entry.title.value == "A plan for Lorn"
    move(store, APPROVED, PUBLISHED)
    assert store.publication(WORK).entry.title.value == "A better title"
    assert [line.number for line in store.publications(WORK)] == [2, 1]
    first, second = (line.published_at for line in reversed(store.publications(WORK)))
    assert store.publication(WORK, first).number == 1
    assert store.publication(WORK, second).number == 2
    with pytest.raises(NotPublished):
        store.publication(WORK, store.work(WORK).created_at)
    assert [(line.number, line.title) for line in store.published().lines] == [(2, "A better title")]


def test_what_is_withdrawn_is_public_no_more_but_on_record(store: Store) -> None:
    drawn(store)
    with pytest.raises(NotPublished):
        store.withdraw(WORK, "eve", "Not so.")
    publish(store)
    decide(store, Verb.EDIT, "title", "Under way")
    store.withdraw(WORK, "eve", "It was a draft law.")
    assert store.work(WORK).state is WITHDRAWN
    assert store.published().total == 0
    assert list(store.all_published()) == []
    withdrawn = store.publication(WORK).withdrawn
    assert withdrawn is not None
    assert (withdrawn.by, withdrawn.reason) == ("eve", "It was a draft law.")
    with pytest.raises(NotPublished):
        store.withdraw(WORK, "eve", "Again.")
    move(store, IN_REVIEW, APPROVED, PUBLISHED)
    assert store.publication(WORK).withdrawn is None
    assert store.publication(WORK).number == 2
    first = store.publications(WORK)[-1].published_at
    assert store.publication(WORK, first).withdrawn == withdrawn


UNCHANGED = {"actions": {"action-1": LIGHTHOUSE}}
NEW_VERSIONS = [
    ("the same again", UNCHANGED, PUBLISHED),
    ("a decided value changed", UNCHANGED | {"title": "Another title"}, IN_REVIEW),
    ("a new action point", {"actions": {"action-1": LIGHTHOUSE, "action-2": HARBOUR}}, IN_REVIEW),
    ("a decided action point gone", {"actions": {}}, IN_REVIEW),
    ("a field filled", UNCHANGED | {"issuer": EntryField(value="Lorn", origin=Origin.EXTRACTED)}, IN_REVIEW),
]


@pytest.mark.parametrize(("details", "state"), [row[1:] for row in NEW_VERSIONS], ids=[row[0] for row in NEW_VERSIONS])
def test_a_new_version_goes_back_into_review_when_it_says_something_new(
    store: Store, details: dict[str, object], state: State
) -> None:
    drawn(store)
    publish(store)
    drawn(store, "two", **details)  # type: ignore[arg-type]
    assert store.work(WORK).state is state
    assert store.publication(WORK).number == 1
    assert store.queue().lines[0].state is state


def test_what_was_left_unreviewed_does_not_come_back_by_itself(store: Store) -> None:
    drawn(store)
    move(store, IN_REVIEW, APPROVED, PUBLISHED, leave_unreviewed=True)
    drawn(store, "two")
    assert store.work(WORK).state is PUBLISHED


def test_two_who_move_the_same_revision_do_not_both_succeed(store: Store) -> None:
    drawn(store)
    accept_all(store)
    revision = store.work(WORK).revision

    def approve(who: str) -> bool:
        try:
            store.move(WORK, APPROVED, who, revision)
        except StaleRevision as refusal:
            assert refusal.current == revision + 1
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(approve, ["ada", "eve", "bob", "kim"])) == 1
    assert len(store.work(WORK).moves) == 2


def changes() -> Iterator[tuple[str, object]]:
    yield "a decision", lambda store: decide(store, Verb.FLAG, "title")
    yield "an assignment", lambda store: store.assign(WORK, "bob", "eve")
    yield "a new version", lambda store: drawn(store, "two")
    yield "a move", lambda store: move(store, DRAFT)


@pytest.mark.parametrize("change", [row[1] for row in changes()], ids=[row[0] for row in changes()])
def test_what_changed_since_it_was_seen_is_not_moved(store: Store, change: object) -> None:
    drawn(store)
    accept_all(store)
    seen = store.work(WORK).revision
    change(store)  # type: ignore[operator]
    with pytest.raises(StaleRevision):
        store.move(WORK, APPROVED, "eve", seen)
    with pytest.raises(StaleRevision):
        store.assign(WORK, "ada", "eve", seen)


def test_a_work_is_given_to_someone_and_taken_back(store: Store) -> None:
    drawn(store)
    store.assign(WORK, "bob", "eve")
    work = store.work(WORK)
    assert (work.assignee, work.assigned_by, store.queue().facets["assignee"]) == ("bob", "eve", {"bob": 1})
    store.assign(WORK, None, "eve", work.revision)
    assert store.queue().lines[0].assignee is None
    with pytest.raises(UnknownWork):
        store.assign("nowhere", "bob", "eve")


@pytest.mark.parametrize("row", [MoveRow, PublicationRow])
@pytest.mark.parametrize("change", [update, delete])
def test_the_database_refuses_to_change_moves_and_publications(store: Store, row: type, change: object) -> None:
    drawn(store)
    publish(store)
    statement = change(row)  # type: ignore[operator]
    statement = statement.values(work_id=WORK) if change is update else statement
    with pytest.raises(DBAPIError, match="append-only"), writing(store.engine) as connection:
        connection.execute(statement)


def test_a_work_has_a_key_of_its_own(store: Store) -> None:
    drawn(store)
    key = store.key_of(WORK)
    assert len(key) == 16
    assert store.work_by_key(key) == store.work(WORK)
    assert store.queue().lines[0].key == key
    with pytest.raises(UnknownWork):
        store.work_by_key("0" * 16)
