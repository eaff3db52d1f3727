"""What reviewers of an invented government's plan do, for the tests of the review and the desk's store."""

from datetime import UTC, datetime
from typing import Any

from models.decision import Decision, Verb
from models.entry import Entry
from output.review import Reviewed, State, adding, claim_of, value_of
from output.store import Store
from output.store.desk_values import Work
from tests.output.examples import action, draft, outcome, snapshot

WORK = "lorn-plan"
NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
LIGHTHOUSE = "The ministry will open a lighthouse."
HARBOUR = "The council will dredge the harbour."


def drawn(store: Store, text: str = "one", actions: dict[str, str] | None = None, **details: Any) -> Entry:
    """Store a draft of a page of that text with these action points: their words by their ids."""
    page = snapshot(text)
    store.put_snapshot(page)
    names = {"work_id", "title", "extractor"} & details.keys()
    entry = draft(page, **{name: details.pop(name) for name in names})
    if actions is not None:
        entry = entry.model_copy(update={"actions": tuple(action(page, said, name) for name, said in actions.items())})
    entry = entry.model_copy(update=details)
    return store.save_draft(entry, outcome(entry))


def decision(work: Work, verb: Verb, target: str, after: Any = None, who: str = "ada") -> Decision:
    """A decision by someone who sees ``work``."""
    shown = value_of(claim_of(work.reviewed.entry, target))
    return Decision(
        work_id=work.work_id, entry_version=work.draft.version, target=target, verb=verb, who=who, when=NOW,
        before=shown, after=after,
    )  # fmt: skip


def decide(
    store: Store, verb: Verb, target: str, after: Any = None, *, who: str = "ada", work_id: str = WORK
) -> Reviewed:
    """Decide on what the store shows now."""
    return store.decide(decision(store.work(work_id), verb, target, after, who))


def accept_all(store: Store, work_id: str = WORK) -> None:
    """Accept everything that is left to decide."""
    work = store.work(work_id)
    store.decide_all([decision(work, Verb.ACCEPT, target) for target in work.open_targets])


def move(store: Store, *states: State, work_id: str = WORK, leave_unreviewed: bool = False) -> int:
    """Bring a work through these states."""
    for state in states:
        revision = store.work(work_id).revision
        revision = store.move(work_id, state, "eve", revision, leave_unreviewed=leave_unreviewed)
    return revision


def publish(store: Store, work_id: str = WORK) -> int:
    """Accept everything and publish it."""
    accept_all(store, work_id)
    return move(store, State.APPROVED, State.PUBLISHED, work_id=work_id)


def add_action(store: Store, text: str, work_id: str = WORK) -> str:
    """Add an action point of one's own; its id comes back."""
    work = store.work(work_id)
    evidence = [piece.model_dump(mode="json") for piece in action(snapshot("one"), text).evidence]
    parts: dict[str, Any] = {"text": text, "kind": "ongoing", "evidence": evidence}
    made = adding(work.reviewed.entry, work.reviewed.standings, "action", parts, who="ada", when=NOW)
    store.decide(made)
    return made.target


def texts(reviewed: Reviewed) -> list[str]:
    """The action points of an entry, in words."""
    return [found.text for found in reviewed.entry.actions]
