"""Who may use a route of the API, which revision the caller saw, and what a route may answer when it fails."""

from typing import Annotated, Any

from fastapi import Depends, Header, HTTPException, Request

from models.user import Role
from output.desk.api.problems import CODES, KINDS, MEDIA_TYPE
from output.desk.api.refusals import Precondition
from output.desk.request import Visit, at_least
from output.review import StaleRevision
from output.store.desk_values import Work

Reader = Annotated[Visit, Depends(at_least(Role.READER))]
Reviewer = Annotated[Visit, Depends(at_least(Role.REVIEWER))]
Editor = Annotated[Visit, Depends(at_least(Role.EDITOR))]
IfMatch = Annotated[
    str | None, Header(alias="If-Match", max_length=100, description='The revision that was seen, as in the ETag: "3".')
]
IfNoneMatch = Annotated[
    str | None, Header(alias="If-None-Match", max_length=100, description="The ETag that is known already.")
]
_ALWAYS = (400, 401, 403, 422, 503)
_WITH_BODY = (413, 415)


def fails(*statuses: int, body: bool = False) -> dict[int | str, dict[str, Any]]:
    """The failures that a route documents: those that any has, and ``statuses``; ``body`` for one that takes a body."""
    documented = sorted({*_ALWAYS, *statuses, *(_WITH_BODY if body else ())})
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {status: {"description": KINDS[CODES[status]], "content": {MEDIA_TYPE: schema}} for status in documented}


def json_only(request: Request) -> None:
    """Refuse a body that does not say that it is JSON, with 415."""
    if request.headers.get("content-length", "0") == "0" and "transfer-encoding" not in request.headers:
        return
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(415)


def check_revision(work: Work, if_match: str | None, *, required: bool = False) -> int:
    """The revision that the caller saw: the one named in ``If-Match``, else the work's.

    Raises ``StaleRevision`` when they differ, ``Precondition`` when it is ``required`` and missing.
    """
    if if_match is None:
        if required:
            raise Precondition(work.revision)
        return work.revision
    named = [tag.strip().removeprefix("W/").strip('"') for tag in if_match.split(",")]
    if "*" not in named and str(work.revision) not in named:
        raise StaleRevision("The work has changed since you saw it. Get it again and decide anew.", work.revision)
    return work.revision


def etag(revision: int) -> str:
    """A revision as an entity tag."""
    return f'"{revision}"'
