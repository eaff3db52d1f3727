"""Rows of moves: every change of a work's state, in order."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from output.review import State
from output.store.desk_values import Move, Withdrawal
from output.store.review_tables import MoveRow


def append_move(
    connection: Connection, work_id: str, old: State, new: State, *, who: str | None, when: datetime, reason: str | None
) -> None:
    """Add one change of state."""
    row = {"work_id": work_id, "from_state": old.value, "to_state": new.value, "who": who, "when": when}
    connection.execute(insert(MoveRow).values(row | {"reason": reason}))


def load_moves(connection: Connection, work_id: str) -> tuple[Move, ...]:
    """All changes of a work's state, the oldest first."""
    columns = [getattr(MoveRow, name) for name in Move.model_fields]
    rows = connection.execute(select(*columns).where(MoveRow.work_id == work_id).order_by(MoveRow.id)).mappings()
    return tuple(Move(**row) for row in rows)


def number_in_force(moves: tuple[Move, ...]) -> int | None:
    """The number of the publication that the public sees, as each move to ``PUBLISHED`` made one."""
    number, in_force = 0, False
    for move in moves:
        if move.to_state is State.PUBLISHED:
            number, in_force = number + 1, True
        elif move.to_state is State.WITHDRAWN:
            in_force = False
    return number if in_force else None


def withdrawal_of(moves: tuple[Move, ...], number: int) -> Withdrawal | None:
    """How the publication of that number was withdrawn, itself or under a later one; none if it was not."""
    made = 0
    for move in moves:
        made += move.to_state is State.PUBLISHED
        if move.to_state is State.WITHDRAWN and made >= number:
            return Withdrawal(at=move.when, by=move.who, reason=move.reason)
    return None
