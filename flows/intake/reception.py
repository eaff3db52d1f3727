"""Where snapshots come from: the network and this machine's files, or the archive."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from extractors.failures import ForbiddenAddress, NotArchived
from extractors.fetch import Courtesy, Validators, fetch, fetch_changed
from extractors.fetch.address import local_path
from flows.intake.identity import work_at
from flows.settings import Settings
from models.snapshot import Snapshot
from output.store import Store
from output.store.errors import DamagedBlob, MissingBlob, MissingSnapshot, UnknownWork
from output.store.queries import FetchState

LOST = (MissingSnapshot, MissingBlob, DamagedBlob)
"""What the archive raises for a snapshot that it should have."""
HOSTS = "hosts"
"""The folder in the home that keeps what is known of each host."""


class Reception(Protocol):
    """Gets the snapshot of a URL. Raises a ``DocumentFailure``."""

    def receive(self, url: str) -> Snapshot:
        """The bytes at ``url``, archived before anybody reads them."""


class Outside:
    """Asks servers, and reads files: what has not changed comes from the archive."""

    def __init__(
        self, settings: Settings, store: Store, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._settings = settings
        self._store = store
        self._now = now
        self._courtesy = Courtesy(settings.home / HOSTS, settings.politeness)

    def receive(self, url: str) -> Snapshot:
        """The bytes that are at ``url`` now. Servers are asked for them only if they have changed since last time,
        but once in ``fetch_trust_days`` anyhow, for some say "unchanged" of what is not."""
        if local_path(url) is not None and not self._settings.local_files:
            raise ForbiddenAddress("files of this machine")
        state = self._store.fetch_state(url)
        kept = self._kept(state) if state else None
        known = self._validators(url, kept) if kept else {}
        if state is None or kept is None or not known:
            fresh = fetch(url, self._settings.fetch_limits, self._courtesy)
        else:
            changed = fetch_changed(url, known, self._settings.fetch_limits, self._courtesy)
            if changed is None:
                self._store.save_fetch(state.model_copy(update={"checked_at": self._now(), "code": "not-modified"}))
                return _found_at(kept, state)
            fresh = changed
        self._keep(fresh)
        return fresh

    def _kept(self, state: FetchState) -> Snapshot | None:
        """What the archive has of an address, while a server is believed that it has not changed."""
        if state.snapshot_sha256 is None or state.fetched_at is None:
            return None
        if self._now() - state.fetched_at >= timedelta(days=self._settings.fetch_trust_days):
            return None
        try:
            return self._store.snapshot(state.snapshot_sha256)
        except LOST:
            return None

    def _validators(self, url: str, kept: Snapshot) -> dict[str, Validators]:
        """What was said of the kept bytes by those addresses that gave them."""
        states = [self._store.fetch_state(address) for address in {url, kept.final_url}]
        return {
            state.url: Validators(etag=state.etag, last_modified=state.last_modified)
            for state in states
            if state and state.snapshot_sha256 == kept.sha256 and (state.etag or state.last_modified)
        }

    def _keep(self, snapshot: Snapshot) -> None:
        """Archive the bytes, and where and when they were got."""
        self._store.put_snapshot(snapshot)
        for url in {snapshot.requested_url, snapshot.final_url}:
            said = snapshot.headers if url == snapshot.final_url else {}
            state = FetchState(
                url=url,
                final_url=snapshot.final_url,
                etag=said.get("etag"),
                last_modified=said.get("last-modified"),
                snapshot_sha256=snapshot.sha256,
                checked_at=self._now(),
                fetched_at=self._now(),
                code="fetched",
            )
            self._store.save_fetch(state)


class Archive:
    """Takes documents from the archive, as they were fetched last."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def receive(self, url: str) -> Snapshot:
        """The bytes that ``url`` gave last. Raises ``NotArchived`` when they are not to be had."""
        state = self._store.fetch_state(url)
        if state is None or state.snapshot_sha256 is None:
            raise NotArchived("nothing was ever fetched from there")
        try:
            kept = self._store.snapshot(state.snapshot_sha256)
        except LOST as error:
            raise NotArchived(f"snapshot {state.snapshot_sha256[:12]}") from error
        return _found_at(kept, state)


class Drawn(Archive):
    """Takes documents from the archive as the current entries were drawn from them, even where an address has given
    other bytes since: to draw an entry anew is not to take in what is new.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._last: Snapshot | None = None

    def receive(self, url: str) -> Snapshot:
        """The bytes that the entry of ``url``, or of the page before it, was drawn from, if they are from there; else
        those that ``url`` gave last. Raises ``NotArchived`` when they are not to be had."""
        self._last = self._drawn_at(url) or self._last
        if self._last and self._last.requested_url == url:
            return self._last
        return super().receive(url)

    def _drawn_at(self, url: str) -> Snapshot | None:
        work = work_at(self._store, url)
        try:
            return self._store.snapshot(self._store.entry(work).snapshot_sha256) if work else None
        except (UnknownWork, *LOST):
            return None


def _found_at(kept: Snapshot, state: FetchState) -> Snapshot:
    """The bytes as this address gave them last: they may have been got elsewhere first.

    Of several redirects only the first is known.
    """
    asked: dict[str, object] = {"requested_url": state.url}
    if state.final_url:
        asked |= {"final_url": state.final_url, "redirects": (state.url,) if state.final_url != state.url else ()}
    return kept.model_copy(update=asked)


def check_attachment(page: Snapshot, address: str) -> None:
    """Raise ``ForbiddenAddress`` for a document that a page may not lead to.

    A page on the web must not lead to a file of this machine, a local page to nothing but files beside it.
    """
    page_path, path = local_path(page.final_url), local_path(address)
    if page_path is None and urlsplit(address).scheme not in {"http", "https"}:
        raise ForbiddenAddress("a page on the web that leads elsewhere")
    if page_path is None:
        return
    if path is None or not path.resolve().is_relative_to(page_path.resolve().parent):
        raise ForbiddenAddress("a local page that leads out of its folder")
