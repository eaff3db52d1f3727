"""The addresses of new findings: the form, with a selection in it, and what becomes of it."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from models.evidence import Evidence
from models.user import Role
from output.desk.request import Visit, at_least, page
from output.desk.source.new_finding import CHOICES, FindingForm, Selection, addition, evidence_of
from output.desk.source.quoted import claim_anchor, snapshots_of
from output.desk.source.selection import UnclearSelection
from output.review.errors import DecisionRefused, InvalidEdit
from output.store.desk_values import Work

router = APIRouter(include_in_schema=False)

Reviewing = Annotated[Visit, Depends(at_least(Role.REVIEWER))]


@router.get("/work/{key}/findings/new")
def new_finding(key: str, current: Reviewing, selection: Annotated[Selection, Query()]) -> HTMLResponse:
    """The form for a new finding, with the selection in it and its kind guessed."""
    work = current.store.work_by_key(key)
    form = FindingForm(of=_snapshot(work, selection), **selection.model_dump(exclude={"of"}))
    if not form.pointed_at:
        return _page(current, work, form)
    try:
        quotes = _quotes(current, form)
    except UnclearSelection as unclear:
        return _page(current, work, FindingForm(of=form.of), fault=_fault(current, unclear))
    guess = current.services.guess_kind(" ".join(quote.exact for quote in quotes), work.reviewed.entry.language)
    return _page(current, work, form.model_copy(update={"choice": guess}), quotes, guessed=True)


@router.post("/work/{key}/findings", response_model=None)
def add_finding(key: str, current: Reviewing, form: Annotated[FindingForm, Form()]) -> Response:
    """Add a finding; back to the entry, at the new claim."""
    work = current.store.work_by_key(key)
    form = form.model_copy(update={"of": _snapshot(work, form)})
    quotes: tuple[Evidence, ...] = ()
    try:
        quotes = _quotes(current, form)
        decision = addition(work, quotes, form, who=current.user.name, when=datetime.now(UTC))
        current.store.decide(decision)
    except (UnclearSelection, DecisionRefused) as refused:
        return _page(current, work, form, quotes if form.pointed_at else (), fault=_fault(current, refused))
    address = f"/work/{key}?{urlencode({'claim': decision.target})}#{claim_anchor(decision.target)}"
    return RedirectResponse(address, status_code=303)


def _quotes(current: Visit, selection: Selection) -> tuple[Evidence, ...]:
    document = current.services.document(str(selection.of))
    return evidence_of(document, selection.passages(document))


def _fault(current: Visit, refused: UnclearSelection | DecisionRefused) -> str:
    if isinstance(refused, UnclearSelection):
        return current.label(f"finding.{refused.reason}", **refused.values)
    return current.label("finding.invalid") if isinstance(refused, InvalidEdit) else str(refused)


def _page(
    current: Visit,
    work: Work,
    form: FindingForm,
    quotes: tuple[Evidence, ...] = (),
    *,
    guessed: bool = False,
    fault: str | None = None,
) -> HTMLResponse:
    entry = work.reviewed.entry
    return page(
        current,
        "source/finding_dialog.html.j2" if current.htmx else "source/new_finding.html.j2",
        status=422 if fault else 200,
        address=f"/work/{work.key}",
        title=entry.title.value or entry.url,
        form=form,
        quotes=quotes,
        guessed=guessed,
        fault=fault,
        choices=CHOICES,
        pillars=entry.pillars,
        spoken=entry.language,
    )


def _snapshot(work: Work, selection: Selection) -> str:
    known = snapshots_of(work)
    if selection.of is not None and selection.of not in known:
        raise HTTPException(404)
    return selection.of or known[0]
