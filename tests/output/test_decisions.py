from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from models.decision import Decision, Verb
from output.review import StaleDecision
from output.store import Store
from output.store.engine import writing
from output.store.errors import UnknownWork
from output.store.queries import EntryQuery
from output.store.schema import DecisionRow
from tests.output.examples import draft, outcome, snapshot

NOW = datetime(2026, 4, 1, 12, tzinfo=timezone(timedelta(hours=2)))


def save(store: Store, text: str, title: str) -> int:
    page = snapshot(text)
    store.put_snapshot(page)
    entry = draft(page, title=title)
    return store.save_draft(entry, outcome(entry)).version


def edit(before: str, after: str, version: int = 1) -> Decision:
    return Decision(
        work_id="lorn-plan", entry_version=version, target="title", verb=Verb.EDIT, who="ada", when=NOW, before=before, after=after,
    )  # fmt: skip


def test_a_decision_is_kept_and_applied(store: Store) -> None:
    save(store, "one", "Machine")
    made = edit("Machine", "Ada's \x00 title")
    assert store.decide(made).entry.title.value == "Ada's \x00 title"
    assert store.decisions("lorn-plan") == (made,)
    assert store.reviewed("lorn-plan").entry.title.value == "Ada's \x00 title"
    assert store.entry("lorn-plan").title.value == "Machine"


def test_all_entries_come_as_their_reviewers_left_them(store: Store) -> None:
    save(store, "one", "Machine")
    save(store, "two", "Machine")
    store.decide(edit("Machine", "Ada", version=2))
    assert [reviewed.entry.title.value for reviewed in store.all_reviewed()] == ["Ada"]
    assert list(store.all_reviewed(EntryQuery(jurisdiction="BE"))) == []
    assert [line.title for line in store.listing(EntryQuery(title="ada"))] == ["Ada"]
    assert [line.title for line in store.listing(EntryQuery(all_versions=True))] == ["Machine", "Machine"]


def test_a_later_version_keeps_the_reviewers_word(store: Store) -> None:
    save(store, "one", "Machine")
    store.decide(edit("Machine", "Ada"))
    save(store, "two", "Other machine")
    reviewed = store.reviewed("lorn-plan")
    assert (reviewed.entry.version, reviewed.entry.title.value, reviewed.outdated) == (2, "Ada", ("title",))


def test_a_stale_decision_is_refused_and_not_recorded(store: Store) -> None:
    save(store, "one", "Machine")
    store.decide(edit("Machine", "Ada"))
    with pytest.raises(StaleDecision) as refusal:
        store.decide(edit("Machine", "Grace"))
    assert refusal.value.current == "Ada"
    save(store, "two", "Other machine")
    with pytest.raises(StaleDecision, match="Version 2 of the entry has replaced version 1"):
        store.decide(edit("Ada", "Grace"))
    assert len(store.decisions("lorn-plan")) == 1


def test_an_unknown_work_is_named_as_such(store: Store) -> None:
    with pytest.raises(UnknownWork):
        store.decide(edit("Machine", "Ada"))


@pytest.mark.parametrize("change", [update(DecisionRow).values(who="mallory"), delete(DecisionRow)])
def test_the_database_refuses_to_change_a_decision(store: Store, change: object) -> None:
    save(store, "one", "Machine")
    store.decide(edit("Machine", "Ada"))
    with pytest.raises(DBAPIError, match="append-only"), writing(store.engine) as connection:
        connection.execute(change)  # type: ignore[call-overload]
    assert store.decisions("lorn-plan")[0].who == "ada"
    assert store.decisions("lorn-plan")[0].when == NOW.astimezone(UTC)
