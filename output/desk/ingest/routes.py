"""The pages where addresses are taken in, and the stream that tells how far one is."""

import json
from asyncio import sleep
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Query
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from models.outcome import Status
from models.user import Role
from output.desk.ingest.address import BadAddress, web_address
from output.desk.ingest.board import Board, BoardFull, TooManyAtOnce
from output.desk.ingest.sentences import sentence_of
from output.desk.pages import render
from output.desk.request import Visit, at_least, page
from output.store import Store
from output.store.ingestions import Ingestion

router = APIRouter(include_in_schema=False)
Editor = Annotated[Visit, Depends(at_least(Role.EDITOR))]

PAGE_LENGTH = 50
STAGES = ("queued", "fetching", "reading", "storing")
_LOOK_SECONDS = 0.3
_STREAM_LOOKS = 80
"""After so many looks a stream ends and the browser asks anew: so no stream holds up a server that stops, and none
outlives the session of who opened it for long."""


def board_of(visit: Visit) -> Board:
    """The board of the desk that is visited."""
    board: Board = visit.request.app.state.board
    return board


@router.get("/ingest")
def start_page(
    visit: Editor, show: Literal["all", "failed"] = "all", number: Annotated[int, Query(alias="page", ge=1)] = 1
) -> HTMLResponse:
    """The form for an address, what is under way, and how the latest ended."""
    return _start_page(visit, show=show, number=number)


@router.post("/ingest")
def ask(visit: Editor, url: Annotated[str, Form()] = "") -> Response:
    """Have an address taken in, and go where its progress is shown."""
    try:
        asked = board_of(visit).submit(web_address(url), visit.user.name)
    except BadAddress as error:
        return _start_page(visit, status=422, mistake=error, pasted=error.better or url)
    except TooManyAtOnce as error:
        sentence = visit.label("ingest.too-many", n=int(error.wait.total_seconds()) + 1)
        return _start_page(visit, status=429, sentence=sentence, pasted=url)
    except BoardFull:
        return _start_page(visit, status=503, sentence=visit.label("ingest.full"), pasted=url)
    return RedirectResponse(f"/ingest/{asked.id}", status_code=303)


@router.get("/ingest/{ingestion_id}")
def progress_page(visit: Editor, ingestion_id: str) -> Response:
    """How far an ingestion is, or how it ended; a new draft is shown at once."""
    ingestion = _found(board_of(visit), ingestion_id)
    if ingestion.outcome and ingestion.outcome.status is Status.DRAFTED:
        return RedirectResponse(_goal(visit.store, ingestion), status_code=303)
    return page(visit, "ingest/progress.html.j2", **_progress_values(visit, ingestion))


@router.get("/ingest/{ingestion_id}/events", response_class=EventSourceResponse)
async def events(visit: Editor, ingestion_id: str) -> AsyncIterator[ServerSentEvent]:
    """The progress as it goes: "progress" with the list of steps as HTML, "ended" with where to go, as JSON."""
    board, told = board_of(visit), ""
    for _ in range(_STREAM_LOOKS):
        ingestion = await run_in_threadpool(_found, board, ingestion_id)
        if ingestion.outcome:
            goal = await run_in_threadpool(_goal, visit.store, ingestion)
            yield ServerSentEvent(raw_data=json.dumps(goal), event="ended")
            return
        steps = await run_in_threadpool(_steps_html, visit, ingestion)
        if steps != told:
            told = steps
            yield ServerSentEvent(raw_data=steps, event="progress", retry=1000)
        if board.closing:
            return
        await sleep(_LOOK_SECONDS)


def _found(board: Board, ingestion_id: str) -> Ingestion:
    ingestion = board.find(ingestion_id)
    if ingestion is None:
        raise HTTPException(404)
    return ingestion


def _goal(store: Store, ingestion: Ingestion) -> str:
    """Where who waited for an ingestion wants to go when it has ended."""
    outcome = ingestion.outcome
    drafted = outcome and outcome.status is Status.DRAFTED and outcome.work_id
    return f"/work/{store.key_of(drafted)}" if drafted else f"/ingest/{ingestion.id}"


def _steps_html(visit: Visit, ingestion: Ingestion) -> str:
    return render("ingest/steps.html.j2", label=visit.label, **_progress_values(visit, ingestion))


def _progress_values(visit: Visit, ingestion: Ingestion) -> dict[str, Any]:
    outcome = ingestion.outcome
    return {
        "ingestion": ingestion,
        "outcome": outcome,
        "sentence": sentence_of(outcome, visit.language) if outcome else "",
        "draft": f"/work/{visit.store.key_of(outcome.work_id)}" if outcome and outcome.work_id else None,
        "before": board_of(visit).before(ingestion.id),
        "stages": STAGES,
        "reached": {step.stage: step for step in ingestion.steps},
        "now": ingestion.steps[-1].stage if ingestion.steps else "queued",
    }


def _start_page(
    visit: Visit,
    *,
    status: int = 200,
    mistake: BadAddress | None = None,
    sentence: str | None = None,
    pasted: str = "",
    show: str = "all",
    number: int = 1,
) -> HTMLResponse:
    ingestions, failed_only = board_of(visit).ingestions, show == "failed"
    lines = ingestions.log(failed_only=failed_only, limit=PAGE_LENGTH, offset=(number - 1) * PAGE_LENGTH)
    return page(
        visit,
        "ingest/start.html.j2",
        status=status,
        problem=visit.label(f"mistakes.{mistake.mistake}") if mistake else sentence,
        better=mistake.better if mistake else None,
        pasted=pasted,
        under_way=ingestions.unfinished(),
        lines=[(line, sentence_of(line.outcome, visit.language)) for line in lines],
        key_of=visit.store.key_of,
        show=show,
        number=number,
        pages=max(1, -(-ingestions.log_length(failed_only=failed_only) // PAGE_LENGTH)),
    )
