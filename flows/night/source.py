"""Asks one source which documents it names. What has not changed since last time is not read again."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from extractors.failures import DocumentFailure, TooLarge
from extractors.version import discovery_version
from flows.night.answers import Answers
from flows.sources.discovery_step import Answers as Known
from flows.sources.discovery_step import Step, check_bytes, next_step
from models.item import Listing
from models.snapshot import Snapshot
from models.source import Source
from models.source_state import Answered, SourceState

MOST_ANSWERS = 200
"""A source that leads on and on; lists are read ten pages deep, a sitemap's index may name some hundred others."""

_DECIDING = {"kind", "language", "select", "query"}
"""The fields of a source on which it depends what is found in its answers; its address is compared with theirs."""

Read = Callable[[Source, Known, Sequence[str]], Step]
"""``next_step`` done in a worker. Raises a ``DocumentFailure``."""


class SourceVisit:
    """The visit of a source; a ``Visit`` of ``flows.night.hosts``.

    In the end there is a ``failure``, or a ``listing``, or neither when every answer is that of the last visit and
    would be read as it was then: ``read_by`` is the fingerprint of how.
    ``answers`` are those that came, ``asked`` how many addresses were asked and ``unchanged`` how many gave nothing
    new, ``last`` the address asked last.
    """

    def __init__(
        self, source: Source, state: SourceState | None, answers: Answers, read: Read, languages: Sequence[str]
    ) -> None:
        self.source = source
        self.state = state
        self.listing: Listing | None = None
        self.failure: DocumentFailure | None = None
        self.answers: list[Answered] = []
        self.asked = self.unchanged = 0
        self.last = source.url
        self._failed: dict[str, DocumentFailure] = {}
        self._asks = answers
        self._read = read
        self._languages = languages
        self._before = state.answers if state and state.code == "ok" else ()
        self.read_by = read_by(source, languages)
        self._same = bool(self._before) and state is not None and state.read_by == self.read_by
        # Without an answer to read this is safe to do here.
        self.wanted = self._step(next_step, {})

    @property
    def whole(self) -> bool:
        """Whether every address answered; a part of the documents may be missing otherwise."""
        return not self._failed

    def advance(self) -> None:
        """Ask the address that is wanted, and read the answer when it is another than last time."""
        url = self.last = self.wanted or ""
        known = next((answer for answer in self._before if answer.url == url), None)
        self.asked += 1
        try:
            answer = self._asks.ask(url, known)
        except DocumentFailure as failure:
            self._failed[url] = failure
            self._same = False
        else:
            self.answers.append(answer)
            same = known is not None and known.sha256 == answer.sha256
            self.unchanged += same
            self._same = self._same and same and self._before[len(self.answers) - 1].url == url
        self.wanted = self._following() if self._same else self._read_on()

    def give_up(self, failure: DocumentFailure) -> None:
        """End with this failure."""
        self.failure = failure
        self.wanted = None

    def _following(self) -> str | None:
        """The address that was asked after this one last time, when nothing has changed so far."""
        rest = self._before[len(self.answers) :]
        return rest[0].url if rest else None

    def _read_on(self) -> str | None:
        if self.asked >= MOST_ANSWERS:
            self.failure = TooLarge(f"more than {MOST_ANSWERS} pages")
            return None
        try:
            bodies = self._bodies()
        except DocumentFailure as failure:
            self.failure = failure
            return None
        # Failures alone are read here: there is nothing in them that could be hostile.
        return self._step(self._read if bodies else next_step, bodies | self._failed)

    def _bodies(self) -> dict[str, Snapshot | DocumentFailure]:
        """The answers so far, whole. Raises a ``DocumentFailure``, as soon as they are too large together."""
        bodies: dict[str, Snapshot | DocumentFailure] = {}
        for answer in self.answers:
            bodies[answer.url] = self._asks.body(answer)
            check_bytes(bodies)
        return bodies

    def _step(self, read: Read, known: Known) -> str | None:
        try:
            step = read(self.source, known, self._languages)
        except DocumentFailure as failure:
            self.failure = failure
            return None
        self.listing = step.listing
        return step.wanted


def read_by(source: Source, languages: Sequence[str]) -> str:
    """The fingerprint of how a source's answers are read: under another one the same bytes may name other documents.

    ``languages`` are those of the profile (ISO 639-1), the one that is preferred first.
    """
    said = source.model_dump_json(include=_DECIDING)
    return sha256("\0".join([discovery_version(), said, *languages]).encode()).hexdigest()[:16]
