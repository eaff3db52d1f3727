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
    return store.work_of(snapshot.sha256) or _now_at(store, snapshot.requested_url) or own


def work_at(store: Store, url: str) -> str | None:
    """The id of the work that an address gave when it last gave one, if it ever did."""
    own = work_id(url)
    return own if _is_stored(store, own) else _last_given(store, url)


def _is_stored(store: Store, work: str) -> bool:
    return bool(store.listing(EntryQuery(work_id=work, limit=1)))


def _now_at(store: Store, url: str) -> str | None:
    """The work that the address gave last, if it is that work's own by now."""
    work = _last_given(store, url)
    if work is None:
        return None
    moved = store.changes(ChangeQuery(work_id=work, kind=ChangeKind.MOVED, limit=1))
    homes = [one.change.url for one in moved] or [line.url for line in store.listing(EntryQuery(work_id=work))]
    return work if work_id(url) in map(work_id, homes) else None


def _last_given(store: Store, url: str) -> str | None:
    return next(
        (outcome.work_id for outcome in store.outcomes(OutcomeQuery(url=url, limit=_RECENT)) if outcome.work_id), None
    )
