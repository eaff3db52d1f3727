"""What people do to the entries of a store: decide, comment, assign, move on."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine

from models.decision import Decision
from output.review import Change, Returned, Reviewed, State, changes, returned
from output.store import moving
from output.store.comments import append_comment, load_comments, resolve
from output.store.deciding import decide_all, restore_value
from output.store.decisions import load_decisions
from output.store.desk_values import Comment, QueuePage, QueueQuery, Work
from output.store.dossiers import dossier_of, load_dossier
from output.store.engine import reading, writing
from output.store.entries import load_entries
from output.store.keys import key_of
from output.store.queries import EntryQuery
from output.store.queue import load_queue
from output.store.works import load_work, work_of_key


class Reviewing:
    """The queue, and the work of reviewers. Every method is one transaction, and all raise a ``StoreFailure``."""

    engine: Engine

    @staticmethod
    def key_of(work_id: str) -> str:
        """The name of a work in addresses: 16 hexadecimal digits, always the same for the same work."""
        return key_of(work_id)

    def queue(self, query: QueueQuery | None = None) -> QueuePage:
        """The works asked for, with counts for each value that could be filtered by."""
        with reading(self.engine) as connection:
            return load_queue(connection, query or QueueQuery())

    def work(self, work_id: str) -> Work:
        """All that is known of a work. Raises ``UnknownWork``."""
        with reading(self.engine) as connection:
            return load_work(connection, work_id)

    def work_by_key(self, key: str) -> Work:
        """The work of that key. Raises ``UnknownWork``."""
        with reading(self.engine) as connection:
            return load_work(connection, work_of_key(connection, key))

    def decide(self, decision: Decision) -> Reviewed:
        """Record what a reviewer decided; the entry comes back with it applied.

        Raises ``UnknownWork``, or a ``DecisionRefused`` of ``output.review`` when the entry or the value is not
        what the reviewer saw: then nothing is recorded.
        """
        return self.decide_all((decision,))

    def decide_all(self, decisions: Sequence[Decision]) -> Reviewed:
        """Record decisions on one work, each made on what it showed before the first of them, all in one transaction.

        A second decision on the same target follows the first. Raises as ``decide``, and then none is recorded; and
        ``ValueError`` for none at all or for several works.
        """
        with writing(self.engine) as connection:
            return decide_all(connection, decisions)

    def decisions(self, work_id: str) -> tuple[Decision, ...]:
        """All decisions on a work, the oldest first."""
        with reading(self.engine) as connection:
            return load_decisions(connection, work_id)

    def history(self, work_id: str, target: str | None = None) -> tuple[Change, ...]:
        """Who did what to a field or finding, or to the whole entry, the oldest first. Raises ``UnknownWork``."""
        with reading(self.engine) as connection:
            dossier = load_dossier(connection, work_id)
        made = changes(dossier.decisions, dossier.versions)
        return tuple(change for change in made if target in {None, change.target})

    def restore_value(self, work_id: str, number: int, who: str) -> Reviewed:
        """Let a field or finding say again what it said after the change of that number.

        These are decisions of their own, made by ``who`` now, which can be undone.
        Raises ``UnknownWork``, or ``NothingToRestore`` when there is no such change or it says that already.
        """
        with writing(self.engine) as connection:
            return restore_value(connection, work_id, number, who)

    def returned(self, work_id: str) -> tuple[Returned, ...]:
        """The decided claims to look at again since the document or the rules changed. Raises ``UnknownWork``."""
        with reading(self.engine) as connection:
            dossier = load_dossier(connection, work_id)
        return returned(dossier.draft, dossier.reviewed, dossier.decisions, dossier.versions)

    def reviewed(self, work_id: str) -> Reviewed:
        """The current entry of a work with its reviewers' decisions applied. Raises ``UnknownWork``."""
        with reading(self.engine) as connection:
            return load_dossier(connection, work_id).reviewed

    def all_reviewed(self, query: EntryQuery | None = None) -> Iterator[Reviewed]:
        """The current entries asked for with their reviewers' decisions applied, the newest first, one at a time."""
        current = (query or EntryQuery()).model_copy(update={"all_versions": False})
        with reading(self.engine) as connection:
            for entry in load_entries(connection, current):
                yield dossier_of(connection, entry).reviewed

    def assign(self, work_id: str, who: str | None, by: str, revision: int | None = None) -> int:
        """Give a work to ``who``, or to nobody; the new revision comes back.

        With ``revision``, raises ``StaleRevision`` when the work has changed since. Raises ``UnknownWork``.
        """
        with writing(self.engine) as connection:
            return moving.assign(connection, work_id, who, by, revision)

    def move(self, work_id: str, to: State, by: str, revision: int, *, leave_unreviewed: bool = False) -> int:
        """Bring a work to another state; the new revision comes back. To ``PUBLISHED`` makes a publication.

        ``revision`` is the one that was seen. With ``leave_unreviewed`` what is not decided on does not hold it up.
        Raises ``UnknownWork``, ``StaleRevision``, or ``NotAllowed``, which names the claims that are left to decide.
        """
        with writing(self.engine) as connection:
            return moving.move(connection, work_id, to, by, revision, leave_unreviewed=leave_unreviewed)

    def comment(self, work_id: str, target: str | None, who: str, text: str) -> Comment:
        """Remark on a work or on one of its claims. Raises ``UnknownWork``, ``UnknownTarget`` or ``EmptyComment``."""
        with writing(self.engine) as connection:
            return append_comment(connection, work_id, target, who, text)

    def resolve_comment(self, comment_id: int, who: str) -> Comment:
        """Mark a comment as dealt with; one that is so already stays as it is. Raises ``UnknownComment``."""
        with writing(self.engine) as connection:
            return resolve(connection, comment_id, who)

    def comments(self, work_id: str) -> tuple[Comment, ...]:
        """All comments on a work, the oldest first."""
        with reading(self.engine) as connection:
            return load_comments(connection, work_id)
