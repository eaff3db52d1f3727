"""What people do to the entries of a store: decide, comment, assign, move on."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine

from models.decision import Decision
from output.review import Reviewed
from output.review.history import Change
from output.review.returned import Returned
from output.review.states import State
from output.store.decisions import append_decision, load_all_reviewed, load_decisions, load_reviewed
from output.store.desk_values import Comment, QueuePage, QueueQuery, Work
from output.store.engine import reading, writing
from output.store.keys import key_of
from output.store.queries import EntryQuery


class Reviewing:
    """The queue, and the work of reviewers. Every method is one transaction, and all raise a ``StoreFailure``."""

    engine: Engine

    @staticmethod
    def key_of(work_id: str) -> str:
        """The name of a work in addresses: 16 hexadecimal digits, always the same for the same work."""
        return key_of(work_id)

    def queue(self, query: QueueQuery | None = None) -> QueuePage:
        """The works asked for, with counts for each value that could be filtered by."""
        raise NotImplementedError

    def work(self, work_id: str) -> Work:
        """All that is known of a work. Raises ``UnknownWork``."""
        raise NotImplementedError

    def work_by_key(self, key: str) -> Work:
        """The work of that key. Raises ``UnknownWork``."""
        raise NotImplementedError

    def decide(self, decision: Decision) -> Reviewed:
        """Record what a reviewer decided; the entry comes back with it applied.

        Raises ``UnknownWork``, or a ``DecisionRefused`` of ``output.review`` when the entry or the value is not
        what the reviewer saw: then nothing is recorded.
        """
        with writing(self.engine) as connection:
            return append_decision(connection, decision)

    def decide_all(self, decisions: Sequence[Decision]) -> Reviewed:
        """Record decisions on one work, made on what it showed before the first of them: all, or none when any is
        refused. Raises as ``decide``, and ``ValueError`` for none at all or for several works.
        """
        raise NotImplementedError

    def decisions(self, work_id: str) -> tuple[Decision, ...]:
        """All decisions on a work, the oldest first."""
        with reading(self.engine) as connection:
            return load_decisions(connection, work_id)

    def history(self, work_id: str, target: str | None = None) -> tuple[Change, ...]:
        """Who did what to a field or finding, or to the whole entry, the oldest first. Raises ``UnknownWork``."""
        raise NotImplementedError

    def restore_value(self, work_id: str, number: int, who: str) -> Reviewed:
        """Let a field or finding say again what it said after the change of that number.

        That is a decision of its own, made by ``who`` now, which can be undone.
        Raises ``UnknownWork``, or ``NothingToRestore`` when there is no such change or it says that already.
        """
        raise NotImplementedError

    def returned(self, work_id: str) -> tuple[Returned, ...]:
        """The decided claims to look at again since the document or the rules changed. Raises ``UnknownWork``."""
        raise NotImplementedError

    def reviewed(self, work_id: str) -> Reviewed:
        """The current entry of a work with its reviewers' decisions applied. Raises ``UnknownWork``."""
        with reading(self.engine) as connection:
            return load_reviewed(connection, work_id)

    def all_reviewed(self, query: EntryQuery | None = None) -> Iterator[Reviewed]:
        """The current entries asked for with their reviewers' decisions applied, the newest first, one at a time.

        What is asked is compared with the drafts: an edited title is found under the drafted one.
        """
        with reading(self.engine) as connection:
            yield from load_all_reviewed(connection, query or EntryQuery())

    def assign(self, work_id: str, who: str | None, by: str, revision: int | None = None) -> int:
        """Give a work to ``who``, or to nobody; the new revision comes back.

        With ``revision``, raises ``StaleRevision`` when the work has changed since. Raises ``UnknownWork``.
        """
        raise NotImplementedError

    def move(self, work_id: str, to: State, by: str, revision: int, *, leave_unreviewed: bool = False) -> int:
        """Bring a work to another state; the new revision comes back. To ``PUBLISHED`` makes a publication.

        ``revision`` is the one that was seen. With ``leave_unreviewed`` what is not decided on does not hold it up.
        Raises ``UnknownWork``, ``StaleRevision``, or ``NotAllowed``, which names the claims that are left to decide.
        """
        raise NotImplementedError

    def comment(self, work_id: str, target: str | None, who: str, text: str) -> Comment:
        """Remark on a work or on one of its claims. Raises ``UnknownWork`` or ``UnknownTarget``."""
        raise NotImplementedError

    def resolve_comment(self, comment_id: int, who: str) -> Comment:
        """Mark a comment as dealt with; one that is so already stays as it is. Raises ``UnknownComment``."""
        raise NotImplementedError

    def comments(self, work_id: str) -> tuple[Comment, ...]:
        """All comments on a work, the oldest first."""
        raise NotImplementedError
