"""Stores with decisions and action points of invented governments, for the tests of the numbers."""

from datetime import UTC, date, datetime, timedelta

from models.decision import Decision, Verb
from models.entry import Entry
from models.evidence import Evidence, RuleRef
from models.finding import ActionKind, ActionPoint, Deadline
from models.snapshot import Snapshot
from output.review import claim_of, value_of
from output.store import Store
from tests.output.examples import draft, outcome, snapshot

RULE = RuleRef(id="en.actions.will-do", version=2)
DECIDED = datetime(2026, 3, 10, 12, tzinfo=UTC)


def promise(source: Snapshot, number: int, *, owner: str | None, due: date | None, rule: RuleRef = RULE) -> ActionPoint:
    """An action point that ``rule`` found."""
    text = f"The ministry will open lighthouse {number}."
    evidence = Evidence(
        snapshot_sha256=source.sha256, block="b1", start=0, end=len(text), exact=text, path="p", rule=rule
    )
    deadline = Deadline(text=f"by {due}", end=due) if due else None
    return ActionPoint(
        id=f"action-{number}",
        text=text,
        kind=ActionKind.COMMITMENT,
        evidence=(evidence,),
        resolved_actor=owner,
        deadline=deadline,
    )


def stored(store: Store, name: str, *actions: tuple[str | None, date | None], jurisdiction: str = "NL") -> Entry:
    """A stored draft with these action points: the owner and the day of each."""
    page = snapshot(text=f"<p>{name}</p>", url=f"https://lorn.example/{name}")
    points = tuple(promise(page, number, owner=owner, due=due) for number, (owner, due) in enumerate(actions))
    entry = draft(page, work_id=name, title=f"Plan {name}").model_copy(update={"actions": points})
    entry = entry.model_copy(update={"jurisdiction": entry.jurisdiction.model_copy(update={"value": jurisdiction})})
    store.put_snapshot(page)
    return store.save_draft(entry, outcome(entry))


def decided(store: Store, name: str, target: str, verb: Verb, **more: object) -> None:
    """A decision of Ada's on a claim as it shows now."""
    entry = store.reviewed(name).entry
    before = value_of(claim_of(entry, target))
    asked = {"who": "ada", "when": DECIDED, "before": before, **more}
    store.decide(
        Decision.model_validate(
            {"work_id": name, "entry_version": entry.version, "target": target, "verb": verb, **asked}
        )
    )


def days(first: date, count: int, step: int = 1) -> list[date]:
    """Some days, ``step`` apart."""
    return [first + timedelta(days=step * number) for number in range(count)]
