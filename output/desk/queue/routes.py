"""The queue page, where the desk begins."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from output.desk.colleagues import display_names
from output.desk.queue.filters import QueueAddress
from output.desk.queue.view import QueueView
from output.desk.request import Visit, page, visit
from output.desk.review.keyboard import QUEUE_KEYS
from output.store.desk_values import QueueQuery

router = APIRouter(include_in_schema=False)


@router.get("/")
def queue(visit: Annotated[Visit, Depends(visit)]) -> Response:
    """The drafts that an address asks for, with the filters and how many each would leave."""
    asked = QueueAddress.of(visit.request.query_params)
    found = visit.store.queue(asked.query(visit.user.name, visit.options.timezone))
    view = QueueView(asked, found, visit.user, visit.label, display_names(visit))
    empty = not found.total and asked.filtered and not visit.store.queue(QueueQuery(limit=1)).total
    return page(visit, "queue/queue.html.j2", view=view, keys=QUEUE_KEYS, no_entries=empty or not asked.filtered)
