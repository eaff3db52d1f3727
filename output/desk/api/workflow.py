"""What is done with a work as a whole: assign it, move it on, remark on it, take it back."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from models.user import Role
from output.desk.api.access import Editor, IfMatch, Reader, Reviewer, check_revision, fails
from output.desk.api.answers import Comments, WorkState
from output.desk.api.asked import AssigneeAsked, CommentAsked, StateAsked, WithdrawalAsked
from output.desk.api.works import Key, tell_state
from output.desk.errors import NotYours
from output.desk.request import Visit
from output.desk.review.moves import possible_moves
from output.review import State
from output.review.errors import UnknownTarget
from output.store.desk_values import Comment, Work

router = APIRouter(tags=["workflow"])
CommentId = Annotated[int, Path(ge=1, le=2**31 - 1, description="The number of the comment.")]


@router.put("/v1/works/{key}/assignee", responses=fails(404, 409, 412, body=True))
def assign(visit: Reviewer, key: Key, asked: AssigneeAsked, response: Response, if_match: IfMatch = None) -> WorkState:
    """Give the work to someone, or to nobody."""
    work = visit.store.work_by_key(key)
    revision = check_revision(work, if_match)
    visit.store.assign(work.work_id, _known(visit, asked.assignee), visit.user.name, revision)
    return tell_state(visit, work, response)


@router.put("/v1/works/{key}/state", responses=fails(404, 409, 412, 428, body=True))
def move(visit: Reviewer, key: Key, asked: StateAsked, response: Response, if_match: IfMatch = None) -> WorkState:
    """Bring the work to another state; to "published" makes a publication. Needs ``If-Match``."""
    work = visit.store.work_by_key(key)
    revision = check_revision(work, if_match, required=True)
    wanted = State(asked.state)
    if wanted not in _reachable(work, visit.user.role) and wanted in _reachable(work, Role.ADMIN):
        raise NotYours(Role.EDITOR)
    name = visit.user.name
    visit.store.move(work.work_id, wanted, name, revision, leave_unreviewed=asked.leave_unreviewed)
    return tell_state(visit, work, response)


@router.post("/v1/works/{key}/withdrawal", responses=fails(404, 409, 412, body=True))
def withdraw(
    visit: Editor, key: Key, asked: WithdrawalAsked, response: Response, if_match: IfMatch = None
) -> WorkState:
    """Take back what is published of the work. The publication stays as a record."""
    work = visit.store.work_by_key(key)
    check_revision(work, if_match)
    visit.store.withdraw(work.work_id, visit.user.name, asked.reason)
    return tell_state(visit, work, response)


@router.get("/v1/works/{key}/comments", responses=fails(404))
def get_comments(visit: Reader, key: Key) -> Comments:
    """The comments on the work, the oldest first."""
    return Comments(comments=visit.store.work_by_key(key).comments)


@router.post("/v1/works/{key}/comments", status_code=201, responses=fails(404, body=True))
def comment(visit: Reviewer, key: Key, asked: CommentAsked) -> Comment:
    """Remark on the work, or on one of its claims."""
    work = visit.store.work_by_key(key)
    return visit.store.comment(work.work_id, asked.target, visit.user.name, asked.text)


@router.put("/v1/comments/{comment_id}/resolution", responses=fails(404))
def resolve_comment(visit: Reviewer, comment_id: CommentId) -> Comment:
    """Mark a comment as dealt with; one that is so already stays as it is."""
    return visit.store.resolve_comment(comment_id, visit.user.name)


def _known(visit: Visit, name: str | None) -> str | None:
    """The name as it is written in the list of people, where there is one. Raises ``UnknownTarget``."""
    if name is None or not visit.store.people.any():
        return name
    account = visit.store.people.find(name)
    if account is None:
        raise UnknownTarget(f"Nobody here is called {name!r}.")
    return account.user.name


def _reachable(work: Work, role: Role) -> set[State]:
    return {move.to for move in possible_moves(work.state, role, published=bool(work.publications))}
