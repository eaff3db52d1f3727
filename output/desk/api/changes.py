"""What became of documents between two visits, and which works have the same text."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Response

from output.desk.api.access import Reader, fails
from output.desk.api.answers import ChangeListing, ChangeShown, ChangesShown, LinksShown
from output.desk.api.asked import ChangeParameters
from output.desk.api.paging import pages
from output.desk.api.works import Key
from output.store.changes import ChangeQuery

router = APIRouter(tags=["changes"])
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="Which change: its number, as the list gives it.")]


@router.get("/v1/changes", responses=fails())
def get_changes(visit: Reader, response: Response, query: Annotated[ChangeParameters, Query()]) -> ChangeListing:
    """The changes asked for, the newest first, with counts for each kind."""
    found = visit.store.change_page(ChangeQuery(**dict(query)))
    links = pages(visit.request, response, limit=query.limit, offset=query.offset, total=found.total)
    lines = tuple(map(ChangeShown.of, found.lines))
    return ChangeListing(changes=lines, total=found.total, kinds=found.kinds, pages=links)


@router.get("/v1/changes/{number}", responses=fails(404))
def get_change(visit: Reader, number: Number) -> ChangeShown:
    """One change: the passages that differ, and the findings that appeared, changed or vanished."""
    line = visit.store.change(number)
    if line is None:
        raise HTTPException(404)
    return ChangeShown.of(line)


@router.get("/v1/works/{key}/changes", responses=fails(404))
def get_changes_of_work(visit: Reader, key: Key) -> ChangesShown:
    """All changes of a work, the newest first."""
    query = ChangeQuery(work_id=visit.store.work_by_key(key).work_id)
    return ChangesShown(changes=tuple(map(ChangeShown.of, visit.store.change_page(query).lines)))


@router.get("/v1/works/{key}/links", responses=fails(404))
def get_links(visit: Reader, key: Key) -> LinksShown:
    """The works that have the same text as this one, the most alike first."""
    return LinksShown(links=visit.store.links(visit.store.work_by_key(key).work_id))
