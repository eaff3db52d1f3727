"""Where a work is to be had: gone from its address, back again, or moved to another."""

from urllib.parse import urlsplit

from extractors.change.priority import priority_of
from extractors.failures import DocumentFailure, NotFound
from extractors.fetch import work_id
from flows.intake.reception import Reception
from models.change import Change, ChangeKind
from models.entry import Entry
from models.snapshot import Snapshot
from output.store import Store
from output.store.changes import ChangeQuery
from output.store.queries import OutcomeQuery

_GONE = {ChangeKind.REMOVED, ChangeKind.SOFT_404}
_WHEREABOUTS = _GONE | {ChangeKind.RESTORED, ChangeKind.MOVED}


class Whereabouts:
    """What is news about the places of the works in ``store``. ``reception`` asks whether an address still answers,
    if it ``asks`` at all: from an archive nobody learns where a work is now.

    Each piece of news is told once, provided that what is returned is stored.
    """

    def __init__(self, store: Store, reception: Reception, *, asks: bool) -> None:
        self._store = store
        self._reception = reception
        self._asks = asks

    def gone(self, url: str, entry: Entry, kind: ChangeKind) -> tuple[Change, ...]:
        """The change when ``url`` has nothing any more, ``kind`` (removed or soft-404) saying how it says so.

        None when that was told before, or when the work is to be had elsewhere. Other addresses that gave the same
        bytes are asked: if one still gives them, the work has moved there.
        """
        home, state = self._home(entry), self._state(entry)
        if not self._asks or state in _GONE or work_id(url) not in {work_id(home), *self._first_address(entry)}:
            return ()
        elsewhere = self._elsewhere(url, entry)
        if elsewhere:
            return (_news(entry, ChangeKind.MOVED, elsewhere, old_url=url),)
        return (_news(entry, kind, url),)

    def seen(self, asked: str, here: str, entry: Entry) -> tuple[Change, ...]:
        """The change when ``asked`` was asked for and the work was found ``here``.

        At its own address it is restored, if it was gone. At another it has moved, if its own is gone or leads here.
        """
        home, was_gone = self._home(entry), self._state(entry) in _GONE
        if not self._asks:
            return ()
        if self.is_at(here, entry):
            return (_news(entry, ChangeKind.RESTORED, here),) if was_gone else ()
        if was_gone or _same_place(asked, home) or self._leads_here(asked, here, home, entry):
            return (_news(entry, ChangeKind.MOVED, here, old_url=home),)
        return ()

    def is_at(self, here: str, entry: Entry) -> bool:
        """Whether the work is known to be had ``here``."""
        return _same_place(here, self._home(entry))

    def _state(self, entry: Entry) -> ChangeKind | None:
        """The last news about the work's place."""
        found = self._store.changes(ChangeQuery(work_id=entry.work_id))
        return next((one.change.kind for one in found if one.change.kind in _WHEREABOUTS), None)

    def _home(self, entry: Entry) -> str:
        """The work's present address."""
        moved = self._store.changes(ChangeQuery(work_id=entry.work_id, kind=ChangeKind.MOVED, limit=1))
        return moved[0].change.url if moved else entry.url

    def _first_address(self, entry: Entry) -> tuple[str, ...]:
        """The id of the address that a work was first asked for at, unless it has moved since: it may lead home."""
        moved = self._store.changes(ChangeQuery(work_id=entry.work_id, kind=ChangeKind.MOVED, limit=1))
        return () if moved else (entry.work_id,)

    def _elsewhere(self, url: str, entry: Entry) -> str | None:
        for address in self._store.addresses(entry.snapshot_sha256):
            if work_id(address) != work_id(url):
                found = self._ask(address)
                if isinstance(found, Snapshot) and found.sha256 == entry.snapshot_sha256:
                    return found.final_url
        return None

    def _leads_here(self, asked: str, here: str, home: str, entry: Entry) -> bool:
        """Whether the work's own address is gone or leads here; asked the first time only that it is found here."""
        if self._store.outcomes(OutcomeQuery(url=asked, work_id=entry.work_id, limit=1)):
            return False
        found = self._ask(home)
        return isinstance(found, NotFound) or (isinstance(found, Snapshot) and _same_place(found.final_url, here))

    def _ask(self, url: str) -> Snapshot | DocumentFailure:
        try:
            return self._reception.receive(url)
        except DocumentFailure as failure:
            return failure


def _same_place(one: str, other: str) -> bool:
    """Whether two addresses differ in no more than scheme, "www." and what follows "?": session numbers, mostly."""
    return _place(one) == _place(other)


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")


def _news(entry: Entry, kind: ChangeKind, url: str, old_url: str | None = None) -> Change:
    return Change(
        work_id=entry.work_id,
        kind=kind,
        priority=priority_of(kind, (), ()),
        old_sha256=entry.snapshot_sha256,
        old_url=old_url,
        url=url,
    )
