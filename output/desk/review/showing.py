"""The review page, and parts of it, as answers to requests."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import Response
from fastapi.responses import RedirectResponse

from output.desk.changes.news import WorkNews
from output.desk.colleagues import assignable, display_names
from output.desk.request import Visit, page
from output.desk.review.cards import Card
from output.desk.review.keyboard import REVIEW_KEYS
from output.desk.review.shown import Shown
from output.desk.review.view import Editing, ReviewView
from output.desk.source.pane import SourcePane
from output.desk.source.quoted import claim_anchor
from output.desk.source.routes import pane_request

_WORDS = ("saving", "saved", "failed", "refused", "draft_kept", "draft_open", "draft_drop")
"""The labels that the page's script writes."""


class Done(NamedTuple):
    """What a request did: ``did`` names the label of it, ``times`` is to how many claims.

    ``changed`` are the claims to show anew. ``focus`` is the one to go to; ``forward`` asks to go on from there to the
    next one to decide on. ``remarks`` is whether what is said of the whole entry changed too. ``draft`` is what the
    browser had kept of what is now saved: "edit:" or "comment:" with the claim's name.
    """

    did: str
    times: int = 1
    changed: tuple[str, ...] = ()
    focus: str | None = None
    forward: bool = False
    remarks: bool = False
    draft: str | None = None


def look(visit: Visit, key: str, choice: Shown = "all", editing: Editing | None = None) -> ReviewView:
    """The entry of that key, for this visitor. Raises ``UnknownWork``."""
    work = visit.store.work_by_key(key)
    history = visit.store.history(work.work_id)
    names, services = display_names(visit), visit.services
    return ReviewView(work, history, visit.user, visit.label, names, choice=choice, editing=editing, services=services)


def whole_page(visit: Visit, view: ReviewView, notice: str | None = None, *, status: int = 200) -> Response:
    """The review page; a ``notice`` of what was refused goes with a ``status`` that says so."""
    wanted = pane_request(visit.request).model_copy(update={"show": view.choice})
    values = {
        "view": view,
        "source": SourcePane(view.work, visit.services, wanted),
        "people": assignable(visit, view.work.assignee),
        "news": WorkNews.of(visit.store, view.work.work_id),
        "keys": REVIEW_KEYS,
        "words": {name: visit.label(f"saving.{name}", **_places(name)) for name in _WORDS},
        "notice": notice,
        "notice_bad": status >= HTTPStatus.BAD_REQUEST,
    }
    return page(visit, "review/review.html.j2", status=status, **values)


def one_claim(visit: Visit, view: ReviewView, card: Card) -> Response:
    """The claim alone, for htmx to put in its place."""
    return page(visit, "review/fragment.html.j2", view=view, card=card)


def answer(visit: Visit, view: ReviewView, done: Done, before: ReviewView | None = None) -> Response:
    """What follows an act: for htmx the parts that changed, else the page anew (POST, redirect, GET).

    ``before`` is the entry as it was: claims that went are taken from the page; for those that came it is loaded anew.
    """
    had = {card.target for card in (before or view).cards}
    has = {card.target for card in view.cards}
    if visit.htmx and has <= had:
        return _parts(visit, view, done, said(view, done.did, done.times), gone=tuple(had - has))
    query = {"did": done.did, "count": str(done.times)} | ({"show": view.choice} if view.choice != "all" else {})
    following = view.following(done.focus or "") if done.forward else None
    anchor = following.anchor if following else _anchor(view, done.focus)
    address = view.address_of(**query)
    address = f"{address}#{anchor}" if anchor else address
    if visit.htmx:
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


def refused(visit: Visit, view: ReviewView, sentence: str, target: str | None = None, status: int = 409) -> Response:
    """What follows an act that was refused: what it was about as it is now, and why."""
    if not visit.htmx:
        return whole_page(visit, view, sentence, status=status)
    changed = (target,) if target else ()
    done = Done("refused", changed=changed, focus=target)
    return _parts(visit, view, done, sentence, status, gone=() if target is None or view.card(target) else changed)


def said(view: ReviewView, did: str, count: int = 1) -> str:
    """What was done, in a sentence that also says how many claims are left."""
    return view.label(f"announce.{did}", n=view.left, count=count)


def _parts(
    visit: Visit, view: ReviewView, done: Done, announcement: str, status: int = 200, *, gone: tuple[str, ...] = ()
) -> Response:
    cards = [card for card in view.cards if card.target in done.changed]
    values: Mapping[str, Any] = {
        "view": view,
        "people": assignable(visit, view.work.assignee),
        "changed": cards,
        "gone": [claim_anchor(target) for target in gone],
        "remarks": done.remarks,
        "announcement": announcement,
    }
    response = page(visit, "review/answer.html.j2", status=status, **values)
    detail = {
        "focus": _anchor(view, done.focus),
        "forward": done.forward,
        "kept": status < HTTPStatus.BAD_REQUEST,
        "draft": done.draft,
    }
    response.headers["HX-Trigger-After-Settle"] = json.dumps({"desk:decided": detail})
    return response


def _anchor(view: ReviewView, target: str | None) -> str | None:
    card = view.card(target) if target else None
    return card.anchor if card else None


def _places(name: str) -> dict[str, str]:
    return {"saved": {"time": "%"}, "draft_kept": {"when": "%"}}.get(name, {})
