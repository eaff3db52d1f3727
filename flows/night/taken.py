"""Hands documents with news over in batches, and notes what became of each."""

from collections.abc import Mapping, Sequence
from itertools import islice

from extractors.profiles import load_profile
from extractors.relevance import relevance
from flows.night.after import Gave, document_taken_in
from flows.night.asking import Answer, fingerprint
from flows.night.conclusion import with_source
from flows.night.document import DocumentVisit
from flows.night.handed import Clock, Handed, TakeIn
from flows.night.ledger import Ledger
from flows.settings import Settings
from flows.sources.sources import source_of
from models.outcome import Outcome, Status
from models.profile import HomeProfile
from models.source import ALONE
from models.source_state import SourceState
from output.store import Store
from output.store.nights import BegunNight
from output.store.queries import FetchState

_LONGEST_TITLE, _LONGEST_SUMMARY = 1_000, 10_000
"""Characters of what a source says of a document that are looked at."""


class Taken:
    """Has documents taken in by ``take_in``, which were found in ``night``."""

    def __init__(self, settings: Settings, store: Store, night: BegunNight, now: Clock, take_in: TakeIn) -> None:
        self._store = store
        self._night = night
        self._now = now
        self._take_in = take_in
        self._size = settings.batch_size
        self._profile = load_profile(settings.profile)
        self._ledger = Ledger(store, night.number)

    def take(self, visits: Sequence[DocumentVisit], states: Mapping[str, SourceState]) -> None:
        """Have the visited documents taken in; ``states`` are those of their sources.

        A document that several sources name is taken in once, as the first of them knows it. Those that are not found
        come last: one that was taken in before may be the same work at its new address.
        """
        by_url: dict[str, list[DocumentVisit]] = {}
        for visit in sorted(visits, key=lambda visit: visit.failure is not None):
            by_url.setdefault(visit.state.item.url, []).append(visit)
        rest = iter(by_url.values())
        while batch := list(islice(rest, self._size)):
            handed = [handed_over(several[0], self._profile) for several in batch]
            for outcome in self._take_in(handed, self._night.started_at):
                for visit in by_url.get(outcome.url, ()):
                    self._note(visit, outcome, states.get(visit.source.id))
            self._ledger.store()

    def _note(self, visit: DocumentVisit, outcome: Outcome, state: SourceState | None) -> None:
        gave = self._gave(visit.state.item.url)
        item = document_taken_in(visit.source, visit.state, self._now(), outcome, gave)
        news = outcome.status is Status.DRAFTED
        self._ledger.note(with_source(visit, item, state, self._now(), good=outcome.good, news=news))

    def _gave(self, url: str) -> Gave:
        page = self._store.fetch_state(url)
        lead = self._store.lead(page.snapshot_sha256, page.final_url or url) if page and page.snapshot_sha256 else None
        led_to = lead.address if lead and lead.address else None
        there = self._store.fetch_state(led_to) if led_to else None
        return Gave(led_to, fingerprint([_answer(state) for state in (page, there) if state]))


def handed_over(visit: DocumentVisit, profile: HomeProfile) -> Handed:
    """What is known of a document, for those who take it in: what its source says of it, and of all its documents."""
    item, source = visit.state.item, visit.source
    if source.kind in ALONE:
        return Handed(source=source)
    said = (item.title or "")[:_LONGEST_TITLE], (item.summary or "")[:_LONGEST_SUMMARY]
    only_relevant = source.draft == "relevant" and not relevance(said, item.language, profile).relevant
    return Handed(source=source_of(item, source), only_relevant=only_relevant, note=item.change_note)


def _answer(state: FetchState) -> Answer:
    return Answer(state.code, state.snapshot_sha256, state.final_url)
