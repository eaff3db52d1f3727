from datetime import UTC, datetime
from typing import Any

import pytest

from models.decision import Decision, Verb
from models.entry import Entry, EntryField, Origin
from models.finding import ActionKind, ActionPoint
from models.value import LocalText
from output.review import Returned, Reviewed, StaleDecision, Standing, check, claim_of, returned, review, value_of
from output.review.errors import InvalidEdit
from tests.output.examples import action, draft, snapshot
from tests.output.reviewers import HARBOUR, LIGHTHOUSE

ACCEPT, EDIT, REJECT, FLAG, UNDO, ADD = Verb
PAGE = snapshot("two")


def title(value: str, quote: str | None = None) -> EntryField[str]:
    return EntryField(value=value, origin=Origin.QUOTED, evidence=action(PAGE, quote or value).evidence)


def lighthouse(**changes: Any) -> ActionPoint:
    return action(PAGE, LIGHTHOUSE).model_copy(update=changes)


def elsewhere() -> ActionPoint:
    """The same words at another place of the document, found less surely."""
    proof = lighthouse().evidence[0].model_copy(update={"block": "b7", "prefix": "And now: "})
    return lighthouse(evidence=(proof,), confidence=0.6, doubtful=True)


FIRST = draft(PAGE).model_copy(update={"title": title("One")})


def redrawn(**changes: Any) -> Entry:
    return FIRST.model_copy(update={"version": 2} | changes)


def said(shown: Entry, verb: Verb, target: str, after: Any = None) -> Decision:
    """A decision by someone who sees ``shown``."""
    return Decision(
        work_id=FIRST.work_id, entry_version=shown.version, target=target, verb=verb, who="ada",
        when=datetime(2026, 4, 1, tzinfo=UTC), before=value_of(claim_of(shown, target)), after=after,
    )  # fmt: skip


def reviewed(entry: Entry, *decisions: Decision) -> Reviewed:
    return review(entry, decisions, {1: FIRST, entry.version: entry})


def back(entry: Entry, *decisions: Decision) -> tuple[Returned, ...]:
    versions = {1: FIRST, entry.version: entry}
    return returned(entry, reviewed(entry, *decisions), decisions, versions)


Made = tuple[Verb, str, Any]
EMPTY: EntryField[str] = EntryField(reason=LocalText(nl="Weg.", en="Gone."))
SETTLED: list[tuple[str, Made, dict[str, Any]]] = [
    ("the same again", (ACCEPT, "title", None), {}),
    ("white space in a quote", (ACCEPT, "title", None), {"title": title("One", "One\n")}),
    ("another field", (ACCEPT, "title", None), {"abstract": title("Two")}),
    ("what the reviewer wrote", (EDIT, "title", "Two"), {"title": title("Two")}),
    ("another place", (ACCEPT, "action-1", None), {"actions": (elsewhere(),)}),
    ("under another pillar", (ACCEPT, "action-1", None), {"actions": (lighthouse(repeats="action-9"),)}),
    ("rejected and gone", (REJECT, "action-1", None), {"actions": ()}),
    ("rejected and the same", (REJECT, "action-1", None), {}),
    ("flagged and gone", (FLAG, "action-1", None), {"actions": ()}),
]
BACK: list[tuple[str, Made, dict[str, Any]]] = [
    ("another value", (ACCEPT, "title", None), {"title": title("Two")}),
    ("another quote", (ACCEPT, "title", None), {"title": title("One", "One, they say")}),
    ("an emptied field", (ACCEPT, "title", None), {"title": EMPTY}),
    ("an edited value drawn otherwise", (EDIT, "title", "Mine"), {"title": title("Two")}),
    ("a rejected value drawn otherwise", (REJECT, "title", None), {"title": title("Two")}),
    ("a flagged value drawn otherwise", (FLAG, "title", None), {"title": title("Two")}),
    ("accepted and gone", (ACCEPT, "action-1", None), {"actions": ()}),
    ("edited and gone", (EDIT, "action-1", {"actor": "We"}), {"actions": ()}),
    ("a rejected one of another kind", (REJECT, "action-1", None), {"actions": (lighthouse(kind=ActionKind.ONGOING),)}),
]


@pytest.mark.parametrize(("made", "changes"), [row[1:] for row in SETTLED], ids=[row[0] for row in SETTLED])
def test_what_means_the_same_does_not_come_back(made: Made, changes: dict[str, Any]) -> None:
    assert back(redrawn(**changes), said(FIRST, *made)) == ()


@pytest.mark.parametrize(("made", "changes"), [row[1:] for row in BACK], ids=[row[0] for row in BACK])
def test_what_changed_since_it_was_decided_on_comes_back(made: Made, changes: dict[str, Any]) -> None:
    entry, decision = redrawn(**changes), said(FIRST, *made)
    word = value_of(claim_of(reviewed(FIRST, decision).entry, decision.target))
    (item,) = back(entry, decision)
    assert (item.target, item.who, item.when) == (decision.target, "ada", decision.when)
    assert item.kept == (word if made[0] is not FLAG else "Two")
    assert item.old is not None
    assert item.old.value == value_of(claim_of(FIRST, decision.target))
    assert (item.new and item.new.value) == value_of(claim_of(entry, decision.target))


@pytest.mark.parametrize(("made", "changes"), [row[1:] for row in BACK], ids=[row[0] for row in BACK])
def test_to_say_it_again_settles_it_and_to_undo_that_brings_it_back(made: Made, changes: dict[str, Any]) -> None:
    entry, before = redrawn(**changes), said(FIRST, *made)
    shown = reviewed(entry, before)
    again = said(shown.entry, REJECT if made[0] is REJECT else ACCEPT, before.target)
    check(again, shown, [before])
    assert back(entry, before, again) == ()
    assert reviewed(entry, before, again).entry == shown.entry
    undone = said(reviewed(entry, before, again).entry, UNDO, before.target)
    assert back(entry, before, again, undone) == back(entry, before)


@pytest.mark.parametrize(
    ("made", "changes"),
    [row[1:] for row in BACK if "gone" not in row[0] and "emptied" not in row[0]],
    ids=[row[0] for row in BACK if "gone" not in row[0] and "emptied" not in row[0]],
)
def test_the_new_reading_can_be_taken_in_place_of_the_old_word(made: Made, changes: dict[str, Any]) -> None:
    entry, before = redrawn(**changes), said(FIRST, *made)
    shown, drafted = reviewed(entry, before), claim_of(entry, before.target)
    taken = said(shown.entry, ACCEPT, before.target, after=value_of(drafted))
    check(taken, shown, [before])
    result = reviewed(entry, before, taken)
    assert claim_of(result.entry, before.target) == drafted
    assert (result.standings[before.target], result.outdated) == (Standing.ACCEPTED, ())


def test_a_reading_that_the_draft_does_not_have_cannot_be_taken() -> None:
    with pytest.raises(InvalidEdit):
        reviewed(FIRST, said(FIRST, ACCEPT, "title", after="Other"))


def test_a_rejected_claim_that_did_not_come_back_is_left_alone() -> None:
    rejected = said(FIRST, REJECT, "action-1")
    shown = reviewed(FIRST, rejected)
    for verb, after in [(REJECT, None), (ACCEPT, None), (ACCEPT, value_of(claim_of(FIRST, "action-1"))), (EDIT, {})]:
        with pytest.raises(StaleDecision):
            check(said(shown.entry, verb, "action-1", after), shown, [rejected])


def test_a_claim_that_is_gone_shows_what_became_of_it() -> None:
    changed = action(PAGE, "The ministry will open a second lighthouse.", "action-2")
    entry = redrawn(actions=(action(PAGE, HARBOUR, "action-3"), changed))
    (item,) = back(entry, said(FIRST, ACCEPT, "action-1"))
    assert (item.new, item.successor) == (None, "action-2")
    (item,) = back(redrawn(actions=(action(PAGE, HARBOUR, "action-3"),)), said(FIRST, ACCEPT, "action-1"))
    assert item.successor is None


def test_a_kept_action_point_stays_where_the_new_version_has_it() -> None:
    moved = lighthouse(repeats="action-9", text="Other words.")
    result = reviewed(redrawn(actions=(moved,)), said(FIRST, EDIT, "action-1", {"actor": "We"}))
    kept = result.entry.actions[0]
    assert (kept.text, kept.actor, kept.repeats) == (LIGHTHOUSE, "We", "action-9")
