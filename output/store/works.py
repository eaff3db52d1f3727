"""Everything the desk shows of a work, read together."""

from sqlalchemy import Connection, select

from output.review import State, open_targets, returned
from output.store.comments import load_comments
from output.store.desk_values import Work
from output.store.dossiers import load_dossier
from output.store.entries import earlier_snapshots
from output.store.errors import UnknownWork
from output.store.keys import key_of
from output.store.moves import load_moves
from output.store.publications import load_lines
from output.store.review_rows import review_row
from output.store.schema import WorkRow


def load_work(connection: Connection, work_id: str) -> Work:
    """All that is known of a work. Raises ``UnknownWork``."""
    dossier, row = load_dossier(connection, work_id), review_row(connection, work_id)
    return Work(
        work_id=work_id,
        key=key_of(work_id),
        reviewed=dossier.reviewed,
        draft=dossier.draft,
        state=State(row["state"]),
        assignee=row["assignee"],
        assigned_by=row["assigned_by"],
        revision=row["revision"],
        priority=row["priority"],
        open_targets=open_targets(dossier.reviewed),
        returned=returned(dossier.draft, dossier.reviewed, dossier.decisions, dossier.versions),
        comments=load_comments(connection, work_id),
        moves=load_moves(connection, work_id),
        publications=load_lines(connection, work_id),
        earlier=tuple(earlier_snapshots(connection, dossier.draft)),
        created_at=row["created_at"],
        changed_at=row["changed_at"],
    )


def work_of_key(connection: Connection, key: str) -> str:
    """The id of the work of that key. Raises ``UnknownWork``."""
    work_id = connection.execute(select(WorkRow.id).where(WorkRow.key == key)).scalar_one_or_none()
    if work_id is None:
        raise UnknownWork("No work is stored under this address. Look for it in the queue.")
    return work_id
