"""The review page without a browser: decisions, refusals, and what each answer holds."""

import json
import re
from typing import Any

import pytest

from models.user import Role
from output.review import State
from output.store import Store
from tests.output.desk.reviewing import LORN, Reviewer, claim_in, colleague, stored
from tests.output.desk.visiting import Visitor, desk
from tests.output.examples import outcome

WORK = LORN.work_id


@pytest.fixture
def reviewer(desk_store: Store, local: Visitor) -> Reviewer:
    person = Reviewer(local, stored(desk_store).key)
    person.look()
    return person


def another(reviewer: Reviewer) -> Reviewer:
    """Someone else with the page open, on another computer."""
    person = Reviewer(Visitor(reviewer.visitor.app), reviewer.key)  # type: ignore[arg-type]
    person.look()
    return person


def test_every_claim_has_its_text_and_quote(reviewer: Reviewer) -> None:
    claim = claim_in(reviewer.page, "action-1")
    assert "The Ministry of Digital Affairs will open a public register" in claim
    assert "by the end of 2027 (31 December 2027)" in claim
    assert "en.actions.commitment, version 2" in claim
    assert claim_in(reviewer.page, "topics").count("No topic of the profile occurs.") == 1


def test_a_decision_leads_to_the_next_claim(reviewer: Reviewer, desk_store: Store) -> None:
    answer = reviewer.decide("accept", "action-1")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("#claim-action-2")
    assert desk_store.work(WORK).reviewed.standings == {"action-1": "accepted"}
    page = reviewer.visitor.get(answer.headers["location"].partition("#")[0]).text
    assert "Accepted. 38 left." in page


def test_a_script_gets_the_claim_and_what_counts(reviewer: Reviewer) -> None:
    answer = reviewer.decide("flag", "action-1", script=True)
    assert answer.status_code == 200
    assert 'data-state="unsure"' in claim_in(answer.text, "action-1")
    assert answer.text.count("<article") == 1
    assert "Marked as unsure. 39 left." in answer.text
    told = json.loads(answer.headers["hx-trigger-after-settle"])["desk:decided"]
    assert (told["focus"], told["forward"], told["kept"]) == ("claim-action-1", True, True)


def test_a_reason_is_kept_and_shown(reviewer: Reviewer) -> None:
    reviewer.decide("reject", "action-1", reason="Already done")
    assert "Reason: Already done" in claim_in(reviewer.look(), "action-1")


def test_an_edit_is_shown_in_place_and_in_the_history(reviewer: Reviewer) -> None:
    reviewer.look(edit="issuer")
    reviewer.decide("edit", "issuer", value="Ministry of Light")
    claim = claim_in(reviewer.look(), "issuer")
    assert "Ministry of Light" in claim
    assert "Ministry of Digital Affairs" in claim.partition("History (1)")[2]


def test_an_edit_that_changes_nothing_accepts(reviewer: Reviewer, desk_store: Store) -> None:
    reviewer.decide("edit", "issuer", value="Ministry of Digital Affairs")
    assert desk_store.work(WORK).reviewed.standings == {"issuer": "accepted"}


def test_an_edit_that_came_too_late_is_shown_beside_what_was_first(reviewer: Reviewer, desk_store: Store) -> None:
    other = another(reviewer)
    other.decide("edit", "issuer", value="Ministry of Light")
    answer = reviewer.decide("edit", "issuer", value="Ministry of Dark")
    assert answer.status_code == 409
    claim = claim_in(answer.text, "issuer")
    assert "Ministry of Light" in claim
    assert 'value="Ministry of Dark"' in claim
    assert desk_store.work(WORK).reviewed.entry.issuer.value == "Ministry of Light"
    reviewer.page = answer.text
    assert reviewer.decide("edit", "issuer", value="Ministry of Dark").status_code == 303
    assert desk_store.work(WORK).reviewed.entry.issuer.value == "Ministry of Dark"


def test_a_decision_that_came_too_late_shows_the_claim_as_it_is(reviewer: Reviewer) -> None:
    another(reviewer).decide("edit", "issuer", value="Ministry of Light")
    answer = reviewer.decide("accept", "issuer", script=True)
    assert answer.status_code == 409
    assert "Ministry of Light" in claim_in(answer.text, "issuer")
    assert not json.loads(answer.headers["hx-trigger-after-settle"])["desk:decided"]["kept"]


def test_a_decision_on_an_older_version_is_refused(reviewer: Reviewer, desk_store: Store) -> None:
    newer = LORN.model_copy(update={"extractor_version": "2.0"})
    desk_store.save_draft(newer, outcome(newer))
    assert reviewer.decide("accept", "issuer").status_code == 409


def test_what_cannot_be_read_comes_back_with_what_was_written(reviewer: Reviewer) -> None:
    answer = reviewer.decide("edit", "published", value="March")
    assert answer.status_code == 422
    claim = claim_in(answer.text, "published")
    assert "Write “Published” as 2026" in claim
    assert 'value="March"' in claim


def test_what_no_claim_can_say_comes_back_too(reviewer: Reviewer) -> None:
    parts: dict[str, Any] = {"text": "A text.", "kind": "ongoing", "deadline.text": "x", "deadline.end": "2027-02-30"}
    answer = reviewer.decide("edit", "action-1", **parts)
    assert answer.status_code == 422
    assert "2027-02-30" in claim_in(answer.text, "action-1")


def test_all_that_is_shown_is_accepted_and_undone_at_once(reviewer: Reviewer, desk_store: Store) -> None:
    reviewer.look(show="maybe")
    answer = reviewer.send("accept-all", script=True, show="maybe", **reviewer.bulk())
    assert answer.text.count("<article") == 3
    assert set(desk_store.work(WORK).reviewed.standings) == {"principle-4", "action-3", "action-14"}
    reviewer.decide("accept", "principle-4")
    reviewer.send("undo")
    assert set(desk_store.work(WORK).reviewed.standings) == {"principle-4", "action-3", "action-14"}
    answer = reviewer.send("undo", script=True)
    assert "3 decisions undone. 39 left." in answer.text
    assert desk_store.work(WORK).reviewed.standings == {}
    assert "nothing of yours" in reviewer.send("undo", script=True).text


def test_nothing_is_accepted_when_one_of_all_has_changed(reviewer: Reviewer, desk_store: Store) -> None:
    fields = reviewer.bulk()
    another(reviewer).decide("edit", "issuer", value="Ministry of Light")
    another(reviewer).send("undo")
    another(reviewer).decide("edit", "title", value="Another title")
    another(reviewer).decide("flag", "title")
    answer = reviewer.send("accept-all", **fields)
    assert answer.status_code == 409
    assert desk_store.work(WORK).reviewed.standings == {"title": "flagged"}


def test_undo_leaves_the_words_of_others(desk_store: Store) -> None:
    key = stored(desk_store).key
    app = desk(desk_store)
    people = [Reviewer(colleague(app, desk_store, name, Role.REVIEWER), key) for name in ("ada", "ben")]
    ada, ben = people
    ada.look()
    ada.decide("accept", "title")
    ben.look()
    ben.decide("accept", "issuer")
    ben.send("undo")
    assert desk_store.work(WORK).reviewed.standings == {"title": "accepted"}
    assert "nothing of yours" in ben.send("undo", script=True).text


def test_the_summary_of_a_rejected_pillar_leaves_the_page_and_comes_back(reviewer: Reviewer) -> None:
    answer = reviewer.decide("reject", "pillar-1", script=True)
    summary = re.search(r'<article id="([^"]+)" hx-swap-oob="delete">', answer.text)
    assert summary
    assert f'id="{summary[1]}"' in claim_in(reviewer.page, "summary/pillar-1")
    late = reviewer.decide("accept", "summary/pillar-1", script=True)
    assert late.status_code == 409
    assert f'<article id="{summary[1]}" hx-swap-oob="delete">' in late.text
    reviewer.look()
    assert reviewer.decide("undo", "pillar-1", script=True).headers["hx-redirect"].endswith("#claim-pillar-1")


def test_an_earlier_value_is_restored(reviewer: Reviewer, desk_store: Store) -> None:
    for value in ("First", "Second"):
        reviewer.decide("edit", "issuer", value=value)
        reviewer.look()
    reviewer.send("restore", target="issuer", number="1")
    assert desk_store.work(WORK).reviewed.entry.issuer.value == "First"
    assert reviewer.send("restore", target="issuer", number="99").status_code == 409


def test_a_comment_stands_with_its_claim_until_it_is_resolved(reviewer: Reviewer, desk_store: Store) -> None:
    reviewer.send("comment", target="action-1", text="Is this new?")
    claim = claim_in(reviewer.look(), "action-1")
    assert "Is this new?" in claim
    number = desk_store.comments(WORK)[0].id
    answer = reviewer.send(f"comment/{number}/resolve", script=True, target="action-1")
    assert "resolved by" in claim_in(answer.text, "action-1")
    assert reviewer.send("comment", target="", text="  ").status_code == 422


def test_the_gate_is_shut_until_all_is_decided_or_said_to_be_left(reviewer: Reviewer, desk_store: Store) -> None:
    reviewer.decide("accept", "title")
    work = desk_store.work(WORK)
    answer = reviewer.send("move", to="approved", revision=work.revision)
    assert answer.status_code == 409
    assert "38 claims wait" in answer.text
    reviewer.send("move", to="approved", revision=work.revision, leave_unreviewed="yes")
    work = desk_store.work(WORK)
    assert work.state is State.APPROVED
    reviewer.send("move", to="published", revision=work.revision, leave_unreviewed="yes")
    assert len(desk_store.publication(WORK).unreviewed) == 38
    public = f"/monitor/en/{reviewer.key}"
    assert f'href="{public}"' in reviewer.look()
    assert reviewer.visitor.get(public).status_code == 200
    assert reviewer.visitor.get(f"{public}/1").status_code == 200


def test_a_move_of_what_has_changed_is_refused(reviewer: Reviewer, desk_store: Store) -> None:
    seen = desk_store.work(WORK).revision
    reviewer.decide("accept", "title")
    assert reviewer.send("move", to="approved", revision=seen, leave_unreviewed="yes").status_code == 409
    assert desk_store.work(WORK).state is State.IN_REVIEW


def test_an_entry_is_given_to_someone_and_taken_back(desk_store: Store) -> None:
    key = stored(desk_store).key
    ada = Reviewer(colleague(desk(desk_store), desk_store, "ada", Role.REVIEWER), key)
    ada.send("assign", who="ada")
    assert '<option value="ada" selected>Ada</option>' in ada.look()
    ada.send("assign", who="")
    assert desk_store.work(WORK).assignee is None


@pytest.mark.parametrize("act", ["decide", "accept-all", "undo", "restore", "assign", "move", "comment"])
def test_a_reader_looks_and_changes_nothing(desk_store: Store, act: str) -> None:
    key = stored(desk_store).key
    visitor = colleague(desk(desk_store), desk_store, "rita", Role.READER)
    reader = Reviewer(visitor, key)
    assert '<button name="verb"' not in reader.look()
    secret: dict[str, Any] = {"target": "title", "version": "1", "seen": "x", "verb": "accept"}
    assert reader.send(act, **secret).status_code == 403
    assert desk_store.decisions(WORK) == ()


def test_the_entry_is_had_as_markdown_and_json(reviewer: Reviewer) -> None:
    reviewer.decide("edit", "title", value="By hand")
    assert "By hand" in reviewer.visitor.get(f"{reviewer.address}/entry.md").text
    assert reviewer.visitor.get(f"{reviewer.address}/entry.json").json()["title"]["value"] == "By hand"


@pytest.mark.parametrize("path", ["", "/claim?target=title", "/entry.json"])
def test_there_is_nothing_under_an_unknown_key(local: Visitor, path: str) -> None:
    assert local.get(f"/work/0123456789abcdef{path}").status_code == 404


def test_there_is_no_fragment_of_an_unknown_claim(reviewer: Reviewer) -> None:
    assert reviewer.visitor.get(f"{reviewer.address}/claim?target=nowhere").status_code == 404


@pytest.mark.parametrize("verb", ["", "eat", "add"])
def test_an_unknown_act_is_refused(reviewer: Reviewer, desk_store: Store, verb: str) -> None:
    assert reviewer.decide(verb, "title").status_code == 409
    assert desk_store.decisions(WORK) == ()
