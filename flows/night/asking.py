"""Asks addresses for what has changed, archives what comes, and keeps of each answer but what it was."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from extractors.failures import DocumentFailure, ForbiddenAddress
from extractors.fetch import Courtesy, Validators, fetch, fetch_changed
from extractors.fetch.address import local_path
from flows.night.handed import Clock
from flows.settings import Settings
from models.snapshot import Snapshot
from output.store import Store
from output.store.queries import FetchState

GOOD = frozenset({"fetched", "not-modified"})
"""The codes of addresses that gave their document."""


class Answer(NamedTuple):
    """What an address gave: bytes of this hash at ``final_url``, or a failure of this ``code`` with its ``detail``."""

    code: str
    sha256: str | None = None
    final_url: str | None = None
    detail: str = ""

    @property
    def good(self) -> bool:
        """Whether the address gave its document."""
        return self.code in GOOD

    @property
    def mark(self) -> str:
        """What tells this answer from others: the same for the same bytes at the same place."""
        return f"{self.sha256} {self.final_url}" if self.good else self.code


class Asked(NamedTuple):
    """An answer, and what is known of addresses by it. Somebody is to store that: what is not stored when the night is
    killed is asked again.
    """

    answer: Answer
    states: tuple[FetchState, ...]


def fingerprint(answers: list[Answer]) -> str:
    """What tells what a document's addresses gave from what they give another time."""
    return sha256("\n".join(answer.mark for answer in answers).encode()).hexdigest()


class Asking:
    """Asks for documents in the night that began at ``started_at``; threads may share it."""

    def __init__(self, settings: Settings, store: Store, courtesy: Courtesy, started_at: datetime, now: Clock) -> None:
        self._settings = settings
        self._store = store
        self._courtesy = courtesy
        self._started_at = started_at
        self._now = now
        self._known: dict[str, FetchState] = {}
        self._answers: dict[str, Answer] = {}

    def expect(self, urls: list[str]) -> None:
        """Look up what is known of addresses that will be asked, all at once. What gave something tonight is asked."""
        for url, state in self._store.fetch_states(urls).items():
            self._known[url] = state
            if state.checked_at >= self._started_at:
                self._answers[url] = Answer(state.code, state.snapshot_sha256, state.final_url)

    def answer(self, url: str) -> Answer | None:
        """What the address gave tonight; none when it was not asked."""
        return self._answers.get(url)

    def ask(self, url: str) -> Asked:
        """What is at ``url`` now. What came is in the archive when this returns."""
        known = self._known.pop(url, None) or self._store.fetch_state(url)
        before = known or FetchState(url=url, checked_at=self._now(), code="")
        try:
            snapshot = self._changed(url, before)
        except DocumentFailure as failure:
            answer = Answer(failure.code, detail=failure.detail)
            asked = Asked(answer, (self._noted(before, answer),))
        else:
            asked = self._found(before, snapshot)
        self._answers[url] = asked.answer
        return asked

    def _changed(self, url: str, before: FetchState) -> Snapshot | None:
        if local_path(url) is not None and not self._settings.local_files:
            raise ForbiddenAddress("files of this machine")
        known = dict(self._validators(before))
        if known:
            return fetch_changed(url, known, self._settings.fetch_limits, self._courtesy)
        return fetch(url, self._settings.fetch_limits, self._courtesy)

    def _validators(self, before: FetchState) -> Iterator[tuple[str, Validators]]:
        """What was said of the bytes that are known by those addresses that gave them, while that is believed."""
        trust = timedelta(days=self._settings.fetch_trust_days)
        if before.snapshot_sha256 is None or before.fetched_at is None or self._now() - before.fetched_at >= trust:
            return
        elsewhere = before.final_url if before.final_url != before.url else None
        for state in (before, self._store.fetch_state(elsewhere) if elsewhere else None):
            if state and state.snapshot_sha256 == before.snapshot_sha256 and (state.etag or state.last_modified):
                yield state.url, Validators(etag=state.etag, last_modified=state.last_modified)

    def _found(self, before: FetchState, snapshot: Snapshot | None) -> Asked:
        if snapshot is None:
            answer = Answer("not-modified", before.snapshot_sha256, before.final_url)
            return Asked(answer, (self._noted(before, answer),))
        self._store.put_snapshot(snapshot)  # known bytes too: the archive may have lost them
        answer = Answer("fetched", snapshot.sha256, snapshot.final_url)
        if snapshot.final_url == before.url:
            return Asked(answer, (self._whole(before, answer, snapshot.headers),))
        there = FetchState(url=snapshot.final_url, checked_at=self._now(), code="")
        return Asked(answer, (self._whole(before, answer, {}), self._whole(there, answer, snapshot.headers)))

    def _noted(self, before: FetchState, answer: Answer) -> FetchState:
        return before.model_copy(update={"checked_at": self._now(), "code": answer.code})

    def _whole(self, before: FetchState, answer: Answer, headers: Mapping[str, str]) -> FetchState:
        """What is known of an address whose bytes came whole."""
        said = {"etag": headers.get("etag"), "last_modified": headers.get("last-modified")}
        came = {"snapshot_sha256": answer.sha256, "final_url": answer.final_url, "fetched_at": self._now()}
        return self._noted(before, answer).model_copy(update=said | came)
