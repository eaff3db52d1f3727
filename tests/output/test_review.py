from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision import Decision, Verb
from models.entry import Entry, EntryField, Origin
from models.finding import ActionKind
from output.review import DecisionRefused, Reviewed, StaleDecision, Standing, check, claim_of, review, targets, value_of
from output.review.errors import InvalidEdit, NothingToUndo, UnknownTarget
from tests.output.lorn import ENTRY

FIRST = ENTRY.model_copy(update={"version": 1})


def decision(verb: Verb, target: str, entry: Entry = FIRST, after: Any = None, before: Any = ...) -> Decision:
    """A decision by someone who sees ``entry``."""
    seen = value_of(claim_of(entry, target)) if before is ... else before
    return Decision(
        work_id=entry.work_id,
        entry_version=entry.version,
        target=target,
        verb=verb,
        who="ada",
        when=datetime(2026, 4, 1, tzinfo=UTC),
        before=seen,
        after=after,
    )


def after(*decisions: Decision, entry: Entry = FIRST) -> Reviewed:
    return review(entry, decisions, {1: FIRST, entry.version: entry})


def redrawn(**changes: Any) -> Entry:
    """Version 2, drawn by another extractor."""
    return FIRST.model_copy(update={"version": 2, "extractor_version": "2.0"} | changes)


ACCEPT, EDIT, REJECT, FLAG, UNDO, ADD = Verb


def test_without_decisions_an_entry_is_as_it_was_drafted() -> None:
    assert after() == Reviewed(entry=FIRST, standings={})


def test_an_edited_field_is_the_analysts() -> None:
    result = after(decision(EDIT, "title", after="The strategy of Lorn"))
    assert result.entry.title == EntryField(value="The strategy of Lorn", origin=Origin.WRITTEN)
    assert result.standings == {"title": Standing.EDITED}


def test_a_cleared_field_says_why_it_is_empty() -> None:
    field = after(decision(EDIT, "abstract", after=None)).entry.abstract
    assert (field.value, field.reason and field.reason.en) == (None, "Cleared in review.")


def test_an_edit_of_a_finding_changes_the_parts_it_names() -> None:
    result = after(decision(EDIT, "action-5", after={"kind": "ongoing", "actor": "The council"}))
    before = claim_of(FIRST, "action-5")
    assert before is not None
    expected = before.model_copy(update={"kind": ActionKind.ONGOING, "actor": "The council"})
    assert value_of(claim_of(result.entry, "action-5")) == value_of(expected)


def test_a_rejected_finding_goes_and_a_rejected_pillar_leaves_its_actions() -> None:
    entry = after(decision(REJECT, "action-1"), decision(REJECT, "pillar-2")).entry
    assert claim_of(entry, "action-1") is None
    assert [action.pillar for action in entry.actions if action.id in {"action-5", "action-6"}] == [None, None]
    assert "pillar-2" not in {summary.pillar for summary in entry.pillar_summaries}


def test_a_rejected_field_says_so() -> None:
    field = after(decision(REJECT, "issuer")).entry.issuer
    assert (field.value, field.reason and field.reason.en) == (None, "Rejected in review.")


def test_a_flag_marks_and_changes_nothing() -> None:
    result = after(decision(FLAG, "action-1"))
    assert (result.entry, result.standings) == (FIRST, {"action-1": Standing.FLAGGED})


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_undo_takes_back_the_last_decision_left(count: int) -> None:
    made = [decision(EDIT, "title", after="A"), decision(EDIT, "title", after="B"), decision(REJECT, "title")]
    titles = ["B", "A", FIRST.title.value]
    assert after(*made, *[decision(UNDO, "title")] * count).entry.title.value == titles[count - 1]


def test_undo_touches_only_its_own_target() -> None:
    result = after(decision(EDIT, "title", after="A"), decision(REJECT, "action-1"), decision(UNDO, "action-1"))
    assert result.standings == {"title": Standing.EDITED}


EDITS: list[tuple[str, Any]] = [
    ("title", "By hand"),
    ("audience", ["citizens"]),
    ("action-1", {"text": "By hand."}),
    ("takeaway-1", {"text": {"nl": "Met de hand", "en": "By hand"}}),
    ("summary/pillar-1", "By hand"),
]


@pytest.mark.parametrize(("target", "words"), EDITS)
def test_no_later_version_overrides_an_edit(target: str, words: Any) -> None:
    made = decision(EDIT, target, after=words)
    said = value_of(claim_of(after(made).entry, target))
    for later in (
        redrawn(),
        redrawn(title=EntryField(value="Machine", origin=Origin.EXTRACTED)),
        redrawn(actions=(), takeaways=()),
    ):
        assert value_of(claim_of(after(made, entry=later).entry, target)) == said


def test_an_accepted_finding_that_a_later_version_loses_is_kept_and_shown_again() -> None:
    result = after(decision(ACCEPT, "action-1"), entry=redrawn(actions=()))
    assert result.entry.actions == (FIRST.actions[0],)
    assert result.outdated == ("action-1",)


def test_an_accepted_value_that_a_later_version_changes_is_kept_and_shown_again() -> None:
    later = redrawn(title=EntryField(value="Machine", origin=Origin.EXTRACTED))
    result = after(decision(ACCEPT, "title"), entry=later)
    assert (result.entry.title, result.outdated) == (FIRST.title, ("title",))


def test_an_accepted_finding_takes_fresher_evidence_and_needs_no_new_look() -> None:
    elsewhere = tuple(e.model_copy(update={"block": "b99", "page": 9}) for e in FIRST.actions[0].evidence)
    moved = FIRST.actions[0].model_copy(update={"evidence": elsewhere})
    result = after(decision(ACCEPT, "action-1"), entry=redrawn(actions=(moved, *FIRST.actions[1:])))
    assert (result.entry.actions[0], result.outdated) == (moved, ())


def test_a_rejected_finding_stays_away() -> None:
    assert claim_of(after(decision(REJECT, "action-1"), entry=redrawn()).entry, "action-1") is None


REFUSED = [
    ("a stale version", decision(ACCEPT, "title", redrawn()), [], StaleDecision),
    ("another value", decision(EDIT, "title", after="B", before="Something else"), [], StaleDecision),
    ("another part", decision(EDIT, "action-1", after={"actor": "B"}, before={"actor": "C"}), [], StaleDecision),
    ("nothing seen", decision(ACCEPT, "action-1", before=None), [], StaleDecision),
    ("an unknown target", decision(ACCEPT, "nowhere"), [], UnknownTarget),
    ("an undo of nothing", decision(UNDO, "title"), [], NothingToUndo),
    ("a second undo", decision(UNDO, "title"), [decision(FLAG, "title"), decision(UNDO, "title")], NothingToUndo),
    (
        "a word on what was rejected",
        decision(FLAG, "action-1", before=None),
        [decision(REJECT, "action-1")],
        StaleDecision,
    ),
    (
        "an edit others made first",
        decision(EDIT, "title", after="B"),
        [decision(EDIT, "title", after="A")],
        StaleDecision,
    ),
]


@pytest.mark.parametrize(("made", "earlier", "error"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_decision_on_what_was_not_seen_is_refused(
    made: Decision, earlier: Sequence[Decision], error: type[DecisionRefused]
) -> None:
    with pytest.raises(error):
        check(made, after(*earlier), earlier)


def test_a_part_of_a_finding_is_enough_to_have_seen() -> None:
    check(
        decision(EDIT, "action-1", after={"actor": "B"}, before={"actor": "The Ministry of Digital Affairs"}),
        after(),
        [],
    )


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("action-1", {"kind": "nonsense"}),
        ("action-1", {"evidence": []}),
        ("action-1", {"colour": "red"}),
        ("action-1", "text"),
        ("audience", "citizens"),
        ("impact", {"score": 5}),
    ],
)
def test_an_edit_to_an_impossible_value_is_refused(target: str, words: Any) -> None:
    with pytest.raises(InvalidEdit):
        after(decision(EDIT, target, after=words))


@given(st.lists(st.tuples(st.sampled_from([ACCEPT, REJECT, FLAG, UNDO]), st.sampled_from(targets(FIRST))), max_size=12))
def test_any_row_of_decisions_gives_an_entry_that_holds_together(steps: list[tuple[Verb, str]]) -> None:
    made = [decision(verb, target) for verb, target in steps]
    for entry in (FIRST, redrawn(actions=FIRST.actions[::2], pillars=FIRST.pillars[:1], pillar_summaries=())):
        consistent = entry.model_copy(
            update={"actions": tuple(a for a in entry.actions if a.pillar in {None, "pillar-1"})}
        )
        result = after(*made, entry=consistent if entry.version == 2 else entry).entry
        assert Entry.model_validate(result.model_dump()) == result
