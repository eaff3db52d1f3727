"""Taking in addresses, and how that went."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Response

from output.desk.api.access import Editor, Reader, fails
from output.desk.api.answers import IngestionShown, IngestionsShown, OutcomesShown
from output.desk.api.asked import IngestionAsked
from output.desk.api.paging import pages
from output.desk.api.problems import problem
from output.desk.ingest.address import BadAddress, web_address
from output.desk.ingest.routes import board_of
from output.desk.request import Visit
from output.desk.wording import Labels
from output.store.ingestions import Ingestion

router = APIRouter(tags=["ingestion"])
IngestionId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="Which ingestion.")]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="So many of the first are left out.")]


@router.post("/v1/ingestions", status_code=202, response_model=IngestionShown, responses=fails(429, body=True))
def ingest(visit: Editor, asked: IngestionAsked, response: Response) -> IngestionShown | Response:
    """Have an address taken in. Who asks for what is under way joins that. ``Location`` tells where to ask how far
    it is; the draft is usually there within a minute.
    """
    try:
        address = web_address(asked.url)
    except BadAddress as error:
        detail = Labels("en")(f"mistakes.{error.mistake}")
        errors = [{"where": "body", "pointer": "/url", "detail": detail}]
        return problem(422, "misunderstood", detail, mistake=error.mistake.value, better=error.better, errors=errors)
    ingestion = board_of(visit).submit(address, visit.user.name)
    response.headers["Location"] = f"/api/v1/ingestions/{ingestion.id}"
    return _shown(visit, ingestion)


@router.get("/v1/ingestions", responses=fails())
def get_ingestions(visit: Reader, limit: Limit = 50) -> IngestionsShown:
    """The latest ingestions that were asked for, by anybody."""
    recent = board_of(visit).ingestions.recent(limit)
    return IngestionsShown(ingestions=tuple(_shown(visit, ingestion) for ingestion in recent))


@router.get("/v1/ingestions/{ingestion_id}", responses=fails(404))
def get_ingestion(visit: Reader, ingestion_id: IngestionId) -> IngestionShown:
    """How far an ingestion is, or how it ended."""
    ingestion = board_of(visit).find(ingestion_id)
    if ingestion is None:
        raise HTTPException(404)
    return _shown(visit, ingestion)


@router.get("/v1/outcomes", responses=fails())
def get_outcomes(
    visit: Reader,
    response: Response,
    failed: Annotated[bool, Query(description="Only those that gave no entry.")] = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> OutcomesShown:
    """How ingestions ended, by night and by hand, the newest first."""
    log = board_of(visit).ingestions
    total = log.log_length(failed_only=failed)
    links = pages(visit.request, response, limit=limit, offset=offset, total=total)
    return OutcomesShown(outcomes=log.log(failed_only=failed, limit=limit, offset=offset), total=total, pages=links)


def _shown(visit: Visit, ingestion: Ingestion) -> IngestionShown:
    work_id = ingestion.outcome.work_id if ingestion.outcome else None
    key = visit.store.key_of(work_id) if work_id else None
    return IngestionShown(**ingestion.model_dump(exclude={"same"}), key=key)
