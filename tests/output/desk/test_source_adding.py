"""A reviewer makes a finding of a selection: it is proven by the document's own words, or refused in words."""

import pytest

from models.decision import Verb
from models.document import BlockKind
from models.entry import Entry
from output.store import Store
from tests.output.desk.sources import PAGE, TEXTS, action, desk_with, document, quote, stored
from tests.output.desk.visiting import Visitor

READ = document(PAGE)


@pytest.fixture
def key(desk_store: Store) -> str:
    return stored(desk_store, PAGE, action("bay", quote(READ, "It will dredge the bay by 2030.")))


@pytest.fixture
def visitor(desk_store: Store) -> Visitor:
    return Visitor(
        desk_with(desk_store, READ, guess_kind=lambda text, _: "principle" if "Harbour" in text else "action")
    )


def entry_of(store: Store, key: str) -> Entry:
    return store.work_by_key(key).reviewed.entry


def test_a_selection_becomes_an_action_point_with_its_proof(desk_store: Store, visitor: Visitor, key: str) -> None:
    answer = visitor.submit(
        f"/work/{key}/findings", of=PAGE.sha256, begin="b4:0", end="b4:25", choice="action.obligation", actor="The port"
    )
    assert answer.status_code == 303
    added = entry_of(desk_store, key).actions[-1]
    assert (added.text, added.kind, added.actor) == ("Appoint a harbour master.", "obligation", "The port")
    for evidence in added.evidence:
        evidence.check(READ)
    assert f"claim={added.id}" in answer.headers["location"]
    last = desk_store.decisions(entry_of(desk_store, key).work_id)[-1]
    assert (last.verb, last.target) == (Verb.ADD, added.id)


def test_the_form_shows_the_quote_and_the_guess(visitor: Visitor, key: str) -> None:
    form = visitor.get(f"/work/{key}/findings/new?begin=b1:0&end=b1:12").text
    assert "Harbour plan" in form
    assert '<option value="principle" selected>' in form
    assert "<h1>" in form
    fragment = visitor.get(f"/work/{key}/findings/new?begin=b1:0&end=b1:12", headers={"hx-request": "true"}).text
    assert "<html" not in fragment


def test_a_copied_quote_becomes_a_finding_without_script(desk_store: Store, visitor: Visitor, key: str) -> None:
    assert 'name="quote"' in visitor.get(f"/work/{key}/findings/new").text
    answer = visitor.submit(f"/work/{key}/findings", quote=" Harbour\nplan ", choice="pillar")
    assert answer.status_code == 303
    assert entry_of(desk_store, key).pillars[-1].title == "Harbour plan"


def test_a_selection_over_blocks_has_evidence_of_each(desk_store: Store, visitor: Visitor, key: str) -> None:
    visitor.submit(f"/work/{key}/findings", begin="b4:0", end="b5:9", choice="action.commitment")
    added = entry_of(desk_store, key).actions[-1]
    assert [item.exact for item in added.evidence] == ["Appoint a harbour master.", "Publish a"]
    assert added.text == "Appoint a harbour master. Publish a"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"quote": "The ministry will open a lighthouse."}, "stand in the source 2 times"),
        ({"quote": "The ministry will close it."}, "not in the source"),
        ({"quote": " "}, "No text was chosen"),
        ({"begin": "b77:0", "end": "b77:4"}, "not in the source as it is read now"),
        ({"quote": "Harbour plan", "choice": "recipe"}, "Choose what kind"),
        ({"quote": "Harbour plan", "choice": "mention.tax"}, "Choose what kind"),
    ],
)
def test_what_makes_no_finding_is_said_and_nothing_is_lost(
    desk_store: Store, visitor: Visitor, key: str, fields: dict[str, str], sentence: str
) -> None:
    before = entry_of(desk_store, key)
    answer = visitor.submit(f"/work/{key}/findings", **{"choice": "action.commitment", "actor": "The port"} | fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="The port"' in answer.text
    assert fields.get("quote", "").strip() in answer.text
    assert entry_of(desk_store, key) == before


def test_the_same_words_twice_are_two_findings(desk_store: Store, visitor: Visitor, key: str) -> None:
    for block in ("b3", "b7"):
        visitor.submit(f"/work/{key}/findings", begin=f"{block}:0", end=f"{block}:36", choice="action.commitment")
    ids = [item.id for item in entry_of(desk_store, key).actions]
    assert len(set(ids)) == len(ids) == 3


def test_every_kind_can_be_added(desk_store: Store, visitor: Visitor, key: str) -> None:
    choices = {"principle": "principles", "provision.supervision": "provisions", "mention.law": "mentions"}
    for choice, group in choices.items():
        answer = visitor.submit(f"/work/{key}/findings", quote="What we will do", choice=choice, explanation="Why")
        assert answer.status_code == 303, answer.text
        assert len(getattr(entry_of(desk_store, key), group)) == 1
    assert entry_of(desk_store, key).principles[0].explanation == "Why"


def test_a_selection_in_a_table_is_of_its_row(desk_store: Store, visitor: Visitor, key: str) -> None:
    assert TEXTS[5][0] is BlockKind.TABLE_ROW
    visitor.submit(f"/work/{key}/findings", begin="b6:6", end="b6:21", choice="action.commitment")
    assert entry_of(desk_store, key).actions[-1].text == "2030 | Ministry"
