"""To which states a visitor can bring an entry."""

from dataclasses import dataclass

from models.user import Role
from output.review.states import GATED, MOVES, State

STEPS = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.PUBLISHED)
"""The way of an entry to the public."""
_EDITORS = frozenset({State.APPROVED, State.PUBLISHED, State.WITHDRAWN})
"""States that only an editor brings an entry to, or away from."""


@dataclass(frozen=True)
class PossibleMove:
    """A state that the visitor can bring the entry to. A ``gated`` one asks that nothing is left to decide."""

    to: State
    gated: bool
    forward: bool
    needs_reason: bool


def possible_moves(state: State, role: Role, *, published: bool) -> tuple[PossibleMove, ...]:
    """To which states someone of this role can bring an entry that is in ``state``, forwards first."""
    wanted = [to for to in MOVES[state] if _may_move(to, state, role)]
    if published and State.WITHDRAWN not in wanted and state is not State.WITHDRAWN and role.may(Role.EDITOR):
        wanted.append(State.WITHDRAWN)
    moves = (PossibleMove(to, to in GATED, _forward(state, to), to is State.WITHDRAWN) for to in wanted)
    return tuple(sorted(moves, key=lambda move: not move.forward))


def _may_move(to: State, state: State, role: Role) -> bool:
    return role.may(Role.EDITOR if {to, state} & _EDITORS else Role.REVIEWER)


def _forward(state: State, to: State) -> bool:
    return state in STEPS and to in STEPS and STEPS.index(to) > STEPS.index(state)
