"""The page where administrators see who did what."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Response

from models.user import Role
from output.desk.request import Visit, at_least, page
from output.store.people import AuditQuery

router = APIRouter(include_in_schema=False)
Words = Annotated[str, Query(max_length=200)]
_LARGEST_ID = 2**62


@router.get("/audit")
def audit(
    visit: Annotated[Visit, Depends(at_least(Role.ADMIN))],
    who: Words = "",
    act: Words = "",
    subject: Words = "",
    before: Annotated[int | None, Query(ge=1, le=_LARGEST_ID)] = None,
) -> Response:
    """The audit log, the newest lines first."""
    filters = {"who": who.strip(), "act": act, "subject": subject.strip()}
    found = visit.store.audit.page(AuditQuery(before=before, **{name: text or None for name, text in filters.items()}))
    chosen = {name: text for name, text in filters.items() if text}
    return page(
        visit,
        "access/audit.html.j2",
        lines=found.lines,
        acts=visit.store.audit.acts(),
        filters=filters,
        newest=f"/audit?{urlencode(chosen)}" if before else None,
        older=f"/audit?{urlencode({**chosen, 'before': found.older})}" if found.older else None,
    )
