"""Asks all that is due in a night, many hosts at a time, and finds out which documents have news."""

from collections.abc import Callable, Iterable

from extractors.fetch import Courtesy
from extractors.profiles import load_profile
from flows.intake.reception import HOSTS
from flows.night import conclusion
from flows.night.answers import Answers
from flows.night.asking import Asking
from flows.night.conclusion import Conclusion
from flows.night.document import DocumentVisit
from flows.night.handed import Clock
from flows.night.hosts import Hosts
from flows.night.ledger import Ledger
from flows.night.plan import Due, Plan
from flows.night.readers import Readers
from flows.night.source import SourceVisit
from flows.settings import Settings
from models.item_state import ItemState
from output.store import Store
from output.store.items import ItemQuery
from output.store.nights import BegunNight


class Asked:
    """What was found in a night. ``changed`` are the visits of the documents that must be taken in."""

    def __init__(
        self, settings: Settings, store: Store, night: BegunNight, now: Clock, on_asked: Callable[[str], None]
    ) -> None:
        courtesy = Courtesy(settings.home / HOSTS, settings.politeness)
        self.changed: list[DocumentVisit] = []
        self._store = store
        self._now = now
        self._on_asked = on_asked
        self._languages = tuple(load_profile(settings.profile).languages)
        self._asking = Asking(settings, store, courtesy, night.started_at, now)
        self._answers = Answers(settings, courtesy, now)
        self._readers = Readers(settings.worker_limits)
        self._ledger = Ledger(store, night.number)
        self._hosts: Hosts[DocumentVisit | SourceVisit] = Hosts(
            settings.night_hosts, courtesy.ready_at, settings.night_host_minutes * 60
        )
        self._visits: dict[tuple[str, str], DocumentVisit] = {}

    @property
    def put_off(self) -> int:
        """How many visits are left for another night."""
        return len(self._hosts.put_off)

    def ask(self, plan: Plan) -> None:
        """Ask all that is planned, and the documents that turn out to be new or touched."""
        documents = [due.state for due in plan.documents]
        self._asking.expect([url for state in documents for url in (state.item.url, state.led_to) if url])
        with self._readers:
            # Sources first: a host with more documents than it answers in a night would never tell what is new.
            for source in plan.sources:
                state = plan.states.get(source.id)
                visit = SourceVisit(source, state, self._answers, self._readers.read, self._languages)
                self._go_on(visit, plan)
            self._add_documents(plan.documents, plan)
            for advanced in self._hosts.advanced():
                self._on_asked(advanced.last)
                self._go_on(advanced, plan)
        self._ledger.store()

    def _add_documents(self, documents: tuple[Due, ...], plan: Plan) -> None:
        for source, state in documents:
            place = source.id, state.item.url
            if place not in self._visits:
                visit = self._visits[place] = DocumentVisit(source, state, self._asking)
                self._go_on(visit, plan)

    def _go_on(self, visit: DocumentVisit | SourceVisit, plan: Plan) -> None:
        if visit.wanted:
            self._hosts.add(visit, ahead=isinstance(visit, SourceVisit) and visit.asked > 0)
            return
        found = self._concluded(visit, plan)
        if found.failed:
            self._store.record(found.failed)
        self._ledger.note(found)
        if isinstance(visit, DocumentVisit) and found.is_news:
            self.changed.append(visit)
        if isinstance(visit, SourceVisit):
            self._tell_documents(found.items)
        self._add_documents(found.due, plan)

    def _tell_documents(self, states: Iterable[ItemState]) -> None:
        """Let what a source just said of its documents count for their visits as well."""
        for state in states:
            if visit := self._visits.get((state.item.source_id, state.item.url)):
                visit.state = state

    def _concluded(self, visit: DocumentVisit | SourceVisit, plan: Plan) -> Conclusion:
        if isinstance(visit, DocumentVisit):
            return conclusion.of_document(visit, plan.states.get(visit.source.id), self._now())
        known = self._known(visit.source.id) if visit.listing else ()
        return conclusion.of_source(visit, {state.item.url: state for state in known}, self._now())

    def _known(self, source_id: str) -> tuple[ItemState, ...]:
        # What the ledger still holds is newer than what is stored, and would be lost under what the source says now.
        self._ledger.store()
        return self._store.items(ItemQuery(source_id=source_id))
