"""Asks for one document: its address, and the document to which the page there led when it was taken in last."""

from extractors.failures import DocumentFailure
from flows.night.asking import Answer, Asking, fingerprint
from models.item_state import ItemState
from models.source import Source
from output.store.queries import FetchState


class DocumentVisit:
    """The visit of a document; a ``Visit`` of ``flows.night.hosts``.

    ``answers`` are those of its addresses, ``asked`` of which were asked and not known; ``fetches`` is what is known of
    addresses by it, ``last`` the address asked last.
    """

    def __init__(self, source: Source, state: ItemState, asking: Asking) -> None:
        self.source = source
        self.state = state
        self.wanted: str | None = state.item.url
        self.answers: list[Answer] = []
        self.fetches: tuple[FetchState, ...] = ()
        self.asked = 0
        self.last = state.item.url
        self._asking = asking

    @property
    def fingerprint(self) -> str:
        """What its addresses gave."""
        return fingerprint(self.answers)

    @property
    def failure(self) -> Answer | None:
        """The answer that failed, if one did."""
        return next((answer for answer in self.answers if not answer.good), None)

    def advance(self) -> None:
        """Ask the address that is wanted, unless it was asked tonight."""
        url = self.last = self.wanted or ""
        answer = self._asking.answer(url)
        if answer is None:
            answer, states = self._asking.ask(url)
            self.fetches += states
            self.asked += 1
        self.answers.append(answer)
        self.wanted = self.state.led_to if answer.good and len(self.answers) == 1 else None

    def give_up(self, failure: DocumentFailure) -> None:
        """End with this failure."""
        self.answers.append(Answer(failure.code, detail=failure.detail))
        self.wanted = None
