"""Which work a snapshot or an address belongs to."""

from extractors.fetch import work_id
from models.change import ChangeKind
from models.snapshot import Snapshot
from output.store import Store
from output.store.changes import ChangeQuery
from output.store.queries import EntryQuery, OutcomeQuery

_RECENT = 100
"""Outcomes of an address that are looked through for a work: failing for a hundred nights, it is a new one."""


def work_of(store: Store, snapshot: Snapshot) -> str:
    """The id of the snapshot's work.

    A work is known by its address, as asked for or as found; bytes that are the current text of another work
    are that work, whatever their address; and so is what stands where another work has moved to. Anything else is
    a new work, known by the address asked for.
    """
    own = work_id(snapshot.requested_url)
    for candidate in dict.fromkeys((own, work_id(snapshot.final_url))):
        if _is_stored(store, candidate):
            return candidate
    return store.work_of(snapshot.sha256) or _moved_to(store, snapshot.requested_url) or own


def work_at(store: Store, url: str) -> str | None:
    """The id of the work that an address gave when it last gave one, if it ever did."""
    own = work_id(url)
    return own if _is_stored(store, own) else _last_given(store, url)


def _is_stored(store: Store, work: str) -> bool:
    return bool(store.listing(EntryQuery(work_id=work, limit=1)))


def _moved_to(store: Store, url: str) -> str | None:
    work = _last_given(store, url)
    moved = store.changes(ChangeQuery(work_id=work, kind=ChangeKind.MOVED, limit=1)) if work else ()
    return work if moved and work_id(moved[0].change.url) == work_id(url) else None


def _last_given(store: Store, url: str) -> str | None:
    return next(
        (outcome.work_id for outcome in store.outcomes(OutcomeQuery(url=url, limit=_RECENT)) if outcome.work_id), None
    )
