"""What is public, as it was published."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from output.desk.api.access import Reader, fails
from output.desk.api.answers import Publications, PublishedListing
from output.desk.api.asked import Moment, PublishedParameters
from output.desk.api.paging import pages
from output.desk.api.works import Key
from output.store.desk_values import Publication

router = APIRouter(tags=["publications"])
AsOf = Annotated[Moment | None, Query(description="The publication that was the newest at this moment.")]


@router.get("/v1/publications", responses=fails())
def get_publications(
    visit: Reader, response: Response, query: Annotated[PublishedParameters, Query()]
) -> PublishedListing:
    """The publications in force that are asked for, the newest first."""
    found = visit.store.published(query)
    links = pages(visit.request, response, limit=query.limit, offset=query.offset, total=found.total)
    return PublishedListing(**dict(found), pages=links)


@router.get("/v1/works/{key}/publications", responses=fails(404))
def get_publications_of_work(visit: Reader, key: Key) -> Publications:
    """All publications of a work, the newest first, also those taken back."""
    return Publications(publications=visit.store.work_by_key(key).publications)


@router.get("/v1/works/{key}/publication", responses=fails(404))
def get_publication(visit: Reader, key: Key, as_of: AsOf = None) -> Publication:
    """The newest publication of a work, whole, or the one of an earlier moment. It may be one that was taken back."""
    return visit.store.publication(visit.store.work_by_key(key).work_id, as_of)
