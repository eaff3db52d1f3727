"""What drafting anew would change, drafted and compared without storing anything."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Engine

from extractors.redrafted import Difference, difference
from flows.intake.intake import store_places
from flows.intake.redraft import known_sources, redraft
from flows.settings import Settings
from models.entry import Entry
from models.outcome import Outcome
from output.store import Store
from output.store.blobs import BlobStore
from output.store.dossiers import dossier_of, load_dossier
from output.store.engine import forbid_writing, reading
from output.store.errors import UnknownWork


class Rehearsed(NamedTuple):
    """What would become of one document: how its entry would differ, if it has one.

    ``returned`` are the names of decided claims that would come back to their reviewers.
    """

    outcome: Outcome
    difference: Difference | None = None
    returned: tuple[str, ...] = ()


class Rehearsal(Store):
    """A store that keeps drafts and outcomes to itself. Its database refuses whatever else would be written."""

    def __init__(self, engine: Engine, blobs: BlobStore) -> None:
        super().__init__(engine, blobs)
        forbid_writing(engine)
        self.drafts: dict[str, Entry] = {}

    def save_draft(self, draft: Entry, *_: Any, **__: Any) -> Entry:
        """Keep the draft here."""
        self.drafts[draft.work_id] = draft
        return draft

    def record(self, *_: Any, **__: Any) -> None:
        """Nothing: what is rehearsed has not happened."""

    def save_lead(self, *_: Any, **__: Any) -> None:
        """Nothing."""

    def save_signature(self, *_: Any, **__: Any) -> tuple[()]:
        """Nothing, and no work is alike."""
        return ()

    def compared(self, draft: Entry) -> tuple[Difference | None, tuple[str, ...]]:
        """How the draft differs from the work's entry, and which decided claims would come back for that."""
        with reading(self.engine) as connection:
            try:
                now = load_dossier(connection, draft.work_id)
            except UnknownWork:
                return None, ()
            next_one = draft.model_copy(update={"version": now.draft.version + 1})
            then = dossier_of(connection, next_one)
        back = set(then.reviewed.outdated) - set(now.reviewed.outdated)
        return difference(now.draft, draft), tuple(sorted(back))


def rehearse(settings: Settings, urls: Sequence[str]) -> Iterator[Rehearsed]:
    """What drafting these addresses anew would do, for each of them as they end. Stores nothing."""
    with Rehearsal.at(*store_places(settings)) as store:
        for outcome in redraft(settings, store, urls, known_sources(settings)):
            draft = store.drafts.pop(outcome.work_id or "", None)
            yield Rehearsed(outcome, *store.compared(draft)) if draft else Rehearsed(outcome)
