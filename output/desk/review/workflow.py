"""What is done with an entry as a whole: assign it, move it on, remark on it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from models.user import Role
from output.desk.errors import NotYours
from output.desk.request import Visit, at_least
from output.desk.review.form_data import Sent, sent
from output.desk.review.showing import Done, answer, look, refused
from output.desk.review.view import ReviewView
from output.review.errors import DecisionRefused, StaleRevision
from output.review.states import State

router = APIRouter(include_in_schema=False)

Reviewing = Annotated[Visit, Depends(at_least(Role.REVIEWER))]
Form = Annotated[Sent, Depends(sent)]


@router.post("/work/{key}/assign")
def assign(visit: Reviewing, key: str, form: Form) -> Response:
    """Give the entry to someone, or to nobody."""
    work = visit.store.work_by_key(key)
    visit.store.assign(work.work_id, form.one("who") or None, visit.user.name)
    return RedirectResponse(f"/work/{key}", status_code=303)


@router.post("/work/{key}/move")
def move(visit: Reviewing, key: str, form: Form) -> Response:
    """Bring the entry to another state; publishing it makes a publication, withdrawing takes that back."""
    view = look(visit, key, form.show)
    wanted = next((item.to for item in view.moves if item.to == form.one("to")), None)
    if wanted is None:
        raise NotYours(Role.EDITOR)
    try:
        _move(visit, view, wanted, form)
    except StaleRevision:
        return refused(visit, look(visit, key, form.show), visit.label("move.stale"))
    except DecisionRefused:
        left = view.left
        sentence = visit.label("move.shut_one") if left == 1 else visit.label("move.shut", n=left)
        return refused(visit, look(visit, key, "todo"), sentence)
    return RedirectResponse(f"/work/{key}", status_code=303)


@router.post("/work/{key}/comment")
def comment(visit: Reviewing, key: str, form: Form) -> Response:
    """Remark on the entry, or on one of its claims."""
    view, target, text = look(visit, key, form.show), form.one("target"), form.one("text").strip()
    if not text:
        return refused(visit, view, visit.label("comments.empty"), target or None, status=422)
    visit.store.comment(view.work.work_id, target or None, visit.user.name, text)
    return _remarked(visit, key, form, "comment")


@router.post("/work/{key}/comment/{number}/resolve")
def resolve(visit: Reviewing, key: str, number: int, form: Form) -> Response:
    """Mark a comment as dealt with."""
    visit.store.resolve_comment(number, visit.user.name)
    return _remarked(visit, key, form, "resolve")


def _remarked(visit: Visit, key: str, form: Sent, did: str) -> Response:
    target = form.one("target")
    done = Done(
        did,
        changed=(target,) if target else (),
        focus=target,
        remarks=not target,
        draft=f"comment:{target}" if did == "comment" else None,
    )
    return answer(visit, look(visit, key, form.show), done)


def _move(visit: Visit, view: ReviewView, wanted: State, form: Sent) -> None:
    work, name = view.work, visit.user.name
    if wanted is State.WITHDRAWN:
        visit.store.withdraw(work.work_id, name, form.one("reason").strip() or visit.label("state.withdrawn"))
        return
    leave = form.one("leave_unreviewed") == "yes" and visit.may("editor")
    visit.store.move(work.work_id, wanted, name, form.number("revision"), leave_unreviewed=leave)
