"""Whatever reviewers do and machines redraw, in whatever order, a reviewer's word is kept and the queue tells the truth."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.decision import Verb
from models.entry import Entry
from output.doctor.reviews import reviews
from output.review import DecisionRefused, NotAllowed, Reviewed, State, claim_of, value_of
from output.store import Store
from tests.output.examples import action, draft, field, outcome, snapshot
from tests.output.reviewers import HARBOUR, WORK, add_action, decide, decision, move

ACCEPT, EDIT, REJECT, FLAG, UNDO, ADD = Verb
SAID = ("Open a lighthouse.", "Dredge the harbour.")
ACTIONS = ("action-1", "action-2")
TITLES = ("One", "Two")
TARGETS = ("title", *ACTIONS)
EDITS: dict[str, Any] = {"title": "By hand"} | {name: {"text": "By hand."} for name in ACTIONS}


def drafted(title: str, said: tuple[str | None, ...], number: int) -> Entry:
    """A draft with this title and these action points, of which some may be missing."""
    page = snapshot(f"page {number}")
    found = [action(page, text, name) for name, text in zip(ACTIONS, said, strict=True) if text]
    return draft(page).model_copy(update={"title": field(title), "actions": tuple(found)})


class Review(RuleBasedStateMachine):
    """Two reviewers, a machine, and an editor, on one work."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name))
        self.pages = 0
        self.undoable: list[tuple[str, Reviewed, dict[str, Any]]] = []
        self.words: dict[str, Any] = {}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @initialize()
    def draw_first(self) -> None:
        self._save(drafted("One", SAID, 0))

    @rule(
        title=st.sampled_from(TITLES),
        said=st.tuples(*[st.sampled_from([text, f"{text} Soon.", None]) for text in SAID]),
    )
    def draw_again(self, title: str, said: tuple[str | None, ...]) -> None:
        self._save(drafted(title, said, self.pages))
        self.undoable.clear()

    @rule(verb=st.sampled_from([ACCEPT, EDIT, REJECT, FLAG]), on=st.sampled_from(TARGETS))
    def say(self, verb: Verb, on: str) -> None:
        target, before, words = on, self.store.work(WORK), dict(self.words)
        try:
            made = decision(before, verb, target, EDITS[target] if verb is EDIT else None)
            after = self.store.decide(made)
        except DecisionRefused:
            assert self.store.work(WORK) == before, "what is refused leaves no trace"
            return
        self.undoable.append((target, before.reviewed, words))
        if verb in {ACCEPT, EDIT}:
            self.words[target] = value_of(claim_of(after.entry, target))
        elif verb is REJECT:
            self.words[target] = None
        elif before.reviewed.standings.get(target) is None:
            self.words.pop(target, None)
        assert target not in after.outdated, "to say something on a claim settles it"

    @rule()
    def add(self) -> None:
        before, words = self.store.work(WORK), dict(self.words)
        target = add_action(self.store, HARBOUR)
        self.words[target] = value_of(claim_of(self.store.reviewed(WORK).entry, target))
        self.undoable.append((target, before.reviewed, words))

    @precondition(lambda self: self.undoable)
    @rule()
    def undo_the_last(self) -> None:
        target, before, self.words = self.undoable.pop()
        after = decide(self.store, UNDO, target)
        assert after == before, "an undo restores exactly what was"

    @rule(number=st.integers(1, 12))
    def restore(self, number: int) -> None:
        history = self.store.history(WORK)
        if number > len(history):
            return
        change = history[number - 1]
        try:
            after = self.store.restore_value(WORK, number, "ada")
        except DecisionRefused:
            return
        shown = value_of(claim_of(after.entry, change.target))
        if isinstance(shown, dict) and isinstance(change.after, dict):
            assert shown["text"] == change.after["text"]
        else:
            assert shown == change.after
        self.words[change.target] = shown
        self.undoable.clear()

    @rule(
        to=st.sampled_from([State.IN_REVIEW, State.APPROVED, State.PUBLISHED, State.WITHDRAWN, State.DRAFT]),
        leave=st.booleans(),
    )
    def bring(self, to: State, leave: bool) -> None:
        try:
            move(self.store, to, leave_unreviewed=leave)
        except NotAllowed:
            return
        if to is State.PUBLISHED:
            publication, work = self.store.publication(WORK), self.store.work(WORK)
            assert publication.entry == work.reviewed.entry
            assert leave or publication.unreviewed == ()

    @rule(on=st.none() | st.sampled_from(ACTIONS))
    def remark(self, on: str | None) -> None:
        try:
            comment = self.store.comment(WORK, on, "bob", "Hm.")
        except DecisionRefused:
            return
        if on:
            self.store.resolve_comment(comment.id, "ada")

    @invariant()
    def the_queue_tells_the_truth(self) -> None:
        assert list(reviews(self.store)) == []

    @invariant()
    def no_word_is_lost(self) -> None:
        reviewed = self.store.reviewed(WORK)
        for target, word in self.words.items():
            shown = value_of(claim_of(reviewed.entry, target))
            assert _words(shown) == _words(word), target
            assert target in reviewed.standings

    def _save(self, entry: Entry) -> None:
        page = snapshot(f"page {self.pages}")
        self.pages += 1
        self.store.put_snapshot(page)
        self.store.save_draft(entry, outcome(entry))


def _words(value: Any) -> Any:
    """What a reviewer's word says, which fresher evidence does not change."""
    return {name: value[name] for name in ("text", "kind", "actor")} if isinstance(value, dict) else value


TestAnyReview = Review.TestCase
TestAnyReview.settings = settings(
    max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
