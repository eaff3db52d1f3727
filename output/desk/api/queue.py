"""The queue, and searching it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from models.user import User
from output.desk.api.access import Reader, fails
from output.desk.api.answers import QueueListing
from output.desk.api.asked import QueueParameters, SearchParameters
from output.desk.api.paging import pages

router = APIRouter(tags=["queue"])


@router.get("/v1/me", responses=fails())
def get_me(visit: Reader) -> User:
    """Who the token belongs to, and their role."""
    return visit.user


@router.get("/v1/queue", responses=fails())
def get_queue(visit: Reader, response: Response, query: Annotated[QueueParameters, Query()]) -> QueueListing:
    """The works asked for, those that matter most first, with counts for each value to filter by."""
    found = visit.store.queue(query)
    links = pages(visit.request, response, limit=query.limit, offset=query.offset, total=found.total)
    return QueueListing(**dict(found), pages=links)


@router.get("/v1/search", responses=fails())
def search(visit: Reader, response: Response, query: Annotated[SearchParameters, Query()]) -> QueueListing:
    """The works in which all words of ``text`` occur, in title, issuer, abstract or findings; with a snippet each."""
    return get_queue(visit, response, query)
