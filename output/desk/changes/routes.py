"""The list of changes, and the page of one."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Response

from output.desk.changes.filters import ChangesAddress
from output.desk.changes.one import ChangeView
from output.desk.changes.view import ChangesView
from output.desk.request import Visit, page, visit
from output.desk.review.keyboard import CHANGE_KEYS, CHANGES_KEYS
from output.store.changes import ChangeQuery

router = APIRouter(include_in_schema=False)
Looking = Annotated[Visit, Depends(visit)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/changes")
def changes(visit: Looking) -> Response:
    """What became of documents between two visits, the newest first."""
    asked = ChangesAddress.of(visit.request.query_params)
    found = visit.store.change_page(asked.query(visit.options.timezone))
    view = ChangesView(asked, found, visit.label)
    return page(visit, "changes/list.html.j2", view=view, keys=CHANGES_KEYS)


@router.get("/changes/{number}")
def change(visit: Looking, number: Number, *, whole: bool = False) -> Response:
    """One change: the findings it touches and the words that differ."""
    line = visit.store.change(number)
    if line is None:
        raise HTTPException(404)
    work = visit.store.work(line.change.work_id)
    others = visit.store.changes(ChangeQuery(work_id=work.work_id))
    view = ChangeView(line, work, [other.number for other in others], whole=whole)
    return page(visit, "changes/change.html.j2", view=view, keys=CHANGE_KEYS)
