"""A work: its entry as reviewed, and what people decide on it."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import JsonValue

from models.decision import Decision
from models.entry import Entry
from output.desk.api.access import IfMatch, IfNoneMatch, Reader, Reviewer, check_revision, etag, fails
from output.desk.api.answers import FindingMade, History, WorkShown, WorkState
from output.desk.api.asked import DecisionAsked, DecisionsAsked, FindingAsked
from output.desk.request import Visit
from output.desk.source.new_finding import evidence_of
from output.desk.source.selection import quoted
from output.review import adding
from output.review.additions import KINDS
from output.store.desk_values import Work

router = APIRouter(tags=["works"])
Key = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="Which work: its key, as the queue gives it.")]
Target = Annotated[str | None, Query(max_length=200, description="A field, or the id of a finding.")]


def state_of(work: Work) -> WorkState:
    """How far a work is, as the API gives it."""
    return WorkState(**_state(work))


def tell_state(visit: Visit, work: Work, response: Response) -> WorkState:
    """How far a work is now, after it was changed; with its ETag."""
    now = visit.store.work(work.work_id)
    response.headers["ETag"] = etag(now.revision)
    return state_of(now)


@router.get(
    "/v1/works/{key}",
    response_model=WorkShown,
    responses=fails(404) | {304: {"description": "The work is at the revision that is known already."}},
)
def get_work(visit: Reader, key: Key, response: Response, known: IfNoneMatch = None) -> WorkShown | Response:
    """A work with its entry as its reviewers left it. Its ETag is its revision."""
    work = visit.store.work_by_key(key)
    tag = etag(work.revision)
    if known and tag in known.replace("W/", ""):
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    kept = ("returned", "comments", "publications", "created_at", "changed_at")
    shown = {name: getattr(work, name) for name in kept}
    return WorkShown(**_state(work), entry=work.reviewed.entry, standings=work.reviewed.standings, **shown)


@router.get("/v1/works/{key}/draft", responses=fails(404))
def get_draft(visit: Reader, key: Key) -> Entry:
    """The current version of the entry as the machine drew it, before any decision."""
    return visit.store.work_by_key(key).draft


@router.get("/v1/works/{key}/history", responses=fails(404))
def get_history(visit: Reader, key: Key, target: Target = None) -> History:
    """Who did what to the work, or to one field or finding of it, the oldest first."""
    return History(changes=visit.store.history(visit.store.work_by_key(key).work_id, target))


@router.post("/v1/works/{key}/decisions", status_code=201, responses=fails(404, 409, 412, body=True))
def decide(visit: Reviewer, key: Key, asked: DecisionAsked, response: Response, if_match: IfMatch = None) -> WorkState:
    """Decide on one claim. It is refused when the claim no longer shows ``before``: nothing is merged blindly."""
    work = visit.store.work_by_key(key)
    check_revision(work, if_match)
    visit.request.state.seen = asked.before
    visit.store.decide(_decision(visit, work, asked, datetime.now(UTC)))
    return tell_state(visit, work, response)


@router.post("/v1/works/{key}/decisions/batch", status_code=201, responses=fails(404, 409, 412, body=True))
def decide_all(
    visit: Reviewer, key: Key, asked: DecisionsAsked, response: Response, if_match: IfMatch = None
) -> WorkState:
    """Decide on several claims at once: when one decision is refused, none is recorded."""
    work = visit.store.work_by_key(key)
    check_revision(work, if_match)
    visit.request.state.seen = {decision.target: decision.before for decision in asked.decisions}
    moment = datetime.now(UTC)
    visit.store.decide_all([_decision(visit, work, decision, moment) for decision in asked.decisions])
    return tell_state(visit, work, response)


@router.post("/v1/works/{key}/findings", status_code=201, responses=fails(404, 409, 412, body=True))
def add_finding(
    visit: Reviewer, key: Key, asked: FindingAsked, response: Response, if_match: IfMatch = None
) -> FindingMade:
    """Add a finding of one's own, with a passage of the document as its proof."""
    work = visit.store.work_by_key(key)
    check_revision(work, if_match)
    entry = work.reviewed.entry
    document = visit.services.document(entry.snapshot_sha256)
    evidence = evidence_of(document, quoted(document, asked.quote))
    parts: dict[str, JsonValue] = {
        **asked.parts,
        "evidence": [piece.model_dump(mode="json") for piece in evidence],
        KINDS[asked.kind][1]: " ".join(piece.exact for piece in evidence),
    }
    who, when = visit.user.name, datetime.now(UTC)
    decision = adding(entry, work.reviewed.standings, asked.kind, parts, who=who, when=when)
    visit.store.decide(decision)
    return FindingMade(**dict(tell_state(visit, work, response)), target=decision.target)


def _decision(visit: Visit, work: Work, asked: DecisionAsked, when: datetime) -> Decision:
    return Decision(work_id=work.work_id, who=visit.user.name, when=when, **asked.model_dump())


def _state(work: Work) -> dict[str, object]:
    kept = ("work_id", "key", "state", "assignee", "revision", "open_targets")
    return {name: getattr(work, name) for name in kept} | {"entry_version": work.reviewed.entry.version}
