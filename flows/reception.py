"""Where snapshots come from: the network and this machine's files, or the archive."""

from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from extractors.failures import ForbiddenAddress, NotFound
from extractors.fetch import fetch
from extractors.fetch.address import local_path
from flows.settings import Settings
from models.snapshot import Snapshot
from output.store import Store
from output.store.queries import FetchState


class Reception(Protocol):
    """Gets the snapshot of a URL. Raises a ``DocumentFailure``."""

    def receive(self, url: str) -> Snapshot:
        """The bytes at ``url``."""

    def keep(self, snapshot: Snapshot) -> None:
        """Archive the bytes, before anybody reads them."""


class Outside:
    """Fetches documents anew."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store

    def receive(self, url: str) -> Snapshot:
        """The bytes that are at ``url`` now."""
        if local_path(url) is not None and not self._settings.local_files:
            raise ForbiddenAddress("files of this machine")
        return fetch(url, self._settings.fetch_limits)

    def keep(self, snapshot: Snapshot) -> None:
        """Archive the bytes, and where and when they were got."""
        self._store.put_snapshot(snapshot)
        for url in {snapshot.requested_url, snapshot.final_url}:
            state = FetchState(
                url=url,
                etag=snapshot.headers.get("etag"),
                last_modified=snapshot.headers.get("last-modified"),
                snapshot_sha256=snapshot.sha256,
                checked_at=datetime.now(UTC),
                fetched_at=snapshot.fetched_at,
                code="fetched",
            )
            self._store.save_fetch(state)


class Archive:
    """Takes documents from the archive, as they were fetched last."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def receive(self, url: str) -> Snapshot:
        """The bytes that ``url`` gave last. Raises ``NotFound`` when it never gave any."""
        state = self._store.fetch_state(url)
        if state is None or state.snapshot_sha256 is None:
            raise NotFound("not in the archive")
        kept = self._store.snapshot(state.snapshot_sha256)
        # The same bytes may have been got elsewhere first: the work is known by this address.
        return kept.model_copy(update={"requested_url": url})

    def keep(self, snapshot: Snapshot) -> None:
        """Nothing: it is kept already."""


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
