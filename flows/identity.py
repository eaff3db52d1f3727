"""Which work a snapshot belongs to."""

from extractors.fetch import work_id
from models.snapshot import Snapshot
from output.store import Store
from output.store.queries import EntryQuery


def work_of(store: Store, snapshot: Snapshot) -> str:
    """The id of the snapshot's work.

    A work is known by its address, as asked for or as found; bytes that are the current text of another work
    are that work, whatever their address. Anything else is a new work, known by the address asked for.
    """
    own = work_id(snapshot.requested_url)
    for candidate in dict.fromkeys((own, work_id(snapshot.final_url))):
        if store.listing(EntryQuery(work_id=candidate, limit=1)):
            return candidate
    return store.work_of(snapshot.sha256) or own
