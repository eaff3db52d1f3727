"""The review page and the decisions made on it."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Response

from models.decision import Decision
from models.user import Role
from output.desk.request import Visit, at_least, visit
from output.desk.review import workflow
from output.desk.review.decisions import acceptances, decision_of, undoing
from output.desk.review.editing import IncompleteEdit
from output.desk.review.form_data import Sent, sent
from output.desk.review.forms import part_label
from output.desk.review.showing import Done, answer, look, one_claim, refused, said, whole_page
from output.desk.review.shown import shown_of
from output.desk.review.view import Conflict, Editing, ReviewView
from output.desk.wording import labels_of_all_parts
from output.render import entry_json, entry_markdown
from output.review import DecisionRefused, StaleDecision
from output.review.errors import InvalidEdit

router = APIRouter(include_in_schema=False)

_TRIES = 4
"""How often a decision is made again before it is taken for late: more than this do not come in between."""

Looking = Annotated[Visit, Depends(visit)]
Reviewing = Annotated[Visit, Depends(at_least(Role.REVIEWER))]
Form = Annotated[Sent, Depends(sent)]


@router.get("/work/{key}")
def review_page(
    visit: Looking, key: str, *, show: str = "all", edit: str | None = None, did: str | None = None, count: int = 1
) -> Response:
    """The claims of an entry beside its source; with ``edit`` the form of that claim is open."""
    view = look(visit, key, shown_of(show), Editing(edit) if edit and visit.may("reviewer") else None)
    known = did is not None and did in labels_of_all_parts()["announce"]
    return whole_page(visit, view, said(view, str(did), count) if known else None)


@router.get("/work/{key}/claim")
def claim_fragment(visit: Looking, key: str, target: str, show: str = "all", edit: bool = False) -> Response:
    """One claim, for htmx: with its form open or closed."""
    view = look(visit, key, shown_of(show), Editing(target) if edit and visit.may("reviewer") else None)
    card = view.card(target)
    if card is None:
        raise HTTPException(404)
    return one_claim(visit, view, card)


@router.post("/work/{key}/decide")
def decide(visit: Reviewing, key: str, form: Form) -> Response:
    """Accept, edit, reject, doubt or undo one claim."""
    target = form.one("target")
    view = look(visit, key, form.show)
    try:
        decision = _decided(visit, view, form)
    except StaleDecision:
        return _too_late(visit, key, form)
    except InvalidEdit as error:
        return _unfit(visit, view, form, error)
    except DecisionRefused as error:
        return refused(visit, look(visit, key, form.show), str(error), target)
    asked = form.one("verb")
    draft = f"edit:{target}" if asked == "edit" else None
    done = Done(decision.verb, changed=(target,), focus=target, forward=asked != "undo", draft=draft)
    return answer(visit, look(visit, key, form.show), done, view)


@router.post("/work/{key}/accept-all")
def accept_all(visit: Reviewing, key: str, form: Form) -> Response:
    """Accept all claims that the page showed and that nobody has decided on, or none of them."""
    view = look(visit, key, form.show)
    try:
        decisions = acceptances(view, form)
        if decisions:
            visit.store.decide_all(decisions)
    except DecisionRefused:
        return refused(visit, look(visit, key, form.show), visit.label("announce.stale_many"))
    targets = tuple(decision.target for decision in decisions)
    done = Done("many" if targets else "nothing_to_accept", len(targets), targets, _first(targets), forward=True)
    return answer(visit, look(visit, key, form.show), done, view)


@router.post("/work/{key}/undo")
def undo(visit: Reviewing, key: str, form: Form) -> Response:
    """Take back the visitor's last step: one decision, or all that were made at once."""
    view = look(visit, key, form.show)
    decisions = undoing(view, visit.store.history(view.work.work_id))
    try:
        if decisions:
            visit.store.decide_all(decisions)
    except DecisionRefused as error:
        return refused(visit, look(visit, key, form.show), str(error))
    targets = tuple(decision.target for decision in decisions)
    did = "nothing_to_undo" if not targets else "undo" if len(targets) == 1 else "undone_many"
    done = Done(did, len(targets), targets, _first(targets))
    return answer(visit, look(visit, key, form.show), done, view)


@router.post("/work/{key}/restore")
def restore(visit: Reviewing, key: str, form: Form) -> Response:
    """Let a claim say again what it said after an earlier change."""
    view, target = look(visit, key, form.show), form.one("target")
    try:
        visit.store.restore_value(view.work.work_id, form.number("number"), visit.user.name)
    except DecisionRefused as error:
        return refused(visit, look(visit, key, form.show), str(error), target)
    return answer(visit, look(visit, key, form.show), Done("edit", changed=(target,), focus=target), view)


@router.get("/work/{key}/entry.md")
def markdown(visit: Looking, key: str) -> Response:
    """The entry as the reviewers left it, as Markdown."""
    view = look(visit, key)
    home = visit.services.home
    text = entry_markdown(view.work.reviewed.entry, visit.language, home.name if home else None)
    return Response(text, media_type="text/markdown; charset=utf-8")


@router.get("/work/{key}/entry.json")
def as_json(visit: Looking, key: str) -> Response:
    """The entry as the reviewers left it, as JSON."""
    return Response(entry_json(look(visit, key).work.reviewed.entry), media_type="application/json")


def _decided(visit: Visit, view: ReviewView, form: Sent) -> Decision:
    """The decision that a form asks for, recorded.

    A decision on another claim that comes in between can change this one where it shows nothing of that, as the
    rejection of a pillar does with its actions: then it is made again on what the claim says by now.
    """
    for _ in range(_TRIES):
        decision = decision_of(view, form)
        with suppress(StaleDecision):
            visit.store.decide(decision)
            return decision
        view = look(visit, view.work.key, form.show)
    raise StaleDecision(visit.label("conflict.title"))


def _first(targets: tuple[str, ...]) -> str | None:
    return targets[0] if targets else None


def _too_late(visit: Visit, key: str, form: Sent) -> Response:
    """The claim as it is now, with what the visitor wanted to make of it."""
    target, edits = form.one("target"), form.one("verb") == "edit"
    plain = look(visit, key, form.show)
    card = plain.card(target)
    sentence = visit.label("conflict.title")
    if card is None or not edits:
        return refused(visit, plain, f"{sentence}. {visit.label('conflict.again')}", target)
    editing = Editing(target, form.parts, conflict=Conflict(plain.record.last_change(card)))
    return refused(visit, look(visit, key, form.show, editing), f"{sentence}.", target)


def _unfit(visit: Visit, view: ReviewView, form: Sent, error: InvalidEdit) -> Response:
    """The form again, with what was written and what is wrong with it."""
    target, fault = form.one("target"), visit.label("faults.impossible")
    if isinstance(error, IncompleteEdit):
        card = view.card(target)
        name = part_label(card.kind, error.part, visit.label) if card else error.part
        fault = visit.label(f"faults.{error.problem}", part=name)
    again = look(visit, view.work.key, form.show, Editing(target, form.parts, fault))
    return refused(visit, again, fault, target, status=422)


router.include_router(workflow.router)
