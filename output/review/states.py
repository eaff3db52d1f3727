"""Where an entry stands on its way to the public, and what lets it go further."""

from collections.abc import Sequence
from enum import StrEnum

from output.review.errors import NotAllowed


class State(StrEnum):
    """Where an entry stands."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


MOVES: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.IN_REVIEW,),
    State.IN_REVIEW: (State.DRAFT, State.APPROVED),
    State.APPROVED: (State.IN_REVIEW, State.PUBLISHED),
    State.PUBLISHED: (State.IN_REVIEW, State.WITHDRAWN),
    State.WITHDRAWN: (State.IN_REVIEW,),
}
"""To which states a person can move an entry. Whatever was published can be withdrawn from any state."""
GATED = frozenset({State.APPROVED, State.PUBLISHED})
"""States that an entry enters only when nothing in it is left to decide, or that is said to be left so."""
_NAMED = 5


def check_move(current: State, wanted: State, open_targets: Sequence[str], *, leave_unreviewed: bool) -> None:
    """Raise ``NotAllowed`` unless an entry with these targets left to decide can go from ``current`` to ``wanted``."""
    if wanted not in MOVES[current]:
        possible = " or ".join(f"{state.value!r}" for state in MOVES[current])
        raise NotAllowed(f"An entry that is {current.value!r} can only become {possible}.")
    if wanted in GATED and open_targets and not leave_unreviewed:
        first = ", ".join(open_targets[:_NAMED])
        more = f" and {len(open_targets) - _NAMED} more" if len(open_targets) > _NAMED else ""
        raise NotAllowed(
            f"Not yet decided: {first}{more}. Decide on each, or say that they are to be left unreviewed: "
            "the published entry then marks them.",
            tuple(open_targets),
        )
