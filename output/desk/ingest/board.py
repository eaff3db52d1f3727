"""The board of ingestions: who asked for what, which are under way, and how each ended. Threads of its own do the work,
so that the web server never waits for a document.
"""

import logging
import secrets
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from os import cpu_count
from threading import Condition, Thread
from time import monotonic

from models.outcome import Outcome, Status
from output.desk.ingest.address import same_address
from output.desk.services import Progress
from output.store.errors import StoreFailure
from output.store.ingestions import Ingestion, Ingestions, Step

MOST_WAITING = 100
"""Addresses that may wait; at half a minute each on two threads the last would wait for half an hour."""
RATES = ((timedelta(minutes=1), 10), (timedelta(hours=1), 120))
"""How many addresses one person may ask for in which time: more than anybody reviews."""
_CLOSING_SECONDS = 5.0
"""How long closing waits for the threads; whatever they leave is settled without them."""
INTERRUPTED = "The desk was stopped before this document was dealt with. Ask for it again."
BROKEN = "The desk itself failed at this address. Try again; if it stays so, report it with the desk's log."

_log = logging.getLogger(__name__)


class TooManyAtOnce(Exception):
    """Somebody asked for more than ``RATES`` allow. ``wait`` is after how long there is room again."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"{wait.total_seconds():.0f} seconds")
        self.wait = wait


class BoardFull(Exception):
    """So many addresses wait already that no more are taken, or the desk is being stopped."""


class Board:
    """Takes in addresses one after the other on each of a few threads; every one ends as a recorded outcome."""

    def __init__(
        self,
        ingestions: Ingestions,
        ingest: Callable[[str], Iterator[Progress]],
        threads: int | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``ingest`` is that of ``Services``; ``threads`` as many as there are processors, unless given."""
        self.ingestions = ingestions
        self._ingest = ingest
        self._threads = threads or cpu_count() or 1
        self._now = now
        self._changed = Condition()
        self._waiting: deque[str] = deque()
        self._live: dict[str, Ingestion] = {}
        self._running: list[Thread] = []
        self._closing = False

    def settle(self) -> None:
        """Give what a desk that was killed left unfinished its outcome: the recorded one, else "interrupted"."""
        for left in self.ingestions.unfinished():
            if left.id not in self._live:
                outcome = self.ingestions.last_outcome(left.url, left.asked_at)
                self._end(left, outcome or self._fail(left, "interrupted", INTERRUPTED))

    def submit(self, url: str, who: str) -> Ingestion:
        """Ask for an address that ``web_address`` gave. Who asks for what is under way already joins that.

        Raises ``TooManyAtOnce`` or ``BoardFull``.
        """
        with self._changed:
            same = same_address(url)
            if joined := next((live for live in self._live.values() if live.same == same), None):
                return joined
            if self._closing or len(self._waiting) >= MOST_WAITING:
                raise BoardFull
            self._check_rate(who)
            step = Step(stage="queued", sentence="Waiting for its turn.", since=self._now())
            asked = Ingestion(id=secrets.token_hex(8), url=url, same=same, who=who, asked_at=self._now(), steps=(step,))
            self.ingestions.keep(asked)
            self._live[asked.id] = asked
            self._waiting.append(asked.id)
            self._start_threads()
            self._changed.notify()
            return asked

    def find(self, ingestion_id: str) -> Ingestion | None:
        """The ingestion with this id as it is now, whether or not it has ended."""
        with self._changed:
            live = self._live.get(ingestion_id)
        return live or self.ingestions.get(ingestion_id)

    def before(self, ingestion_id: str) -> int:
        """How many addresses wait before this one; 0 when it is next, under way or done."""
        with self._changed:
            return self._waiting.index(ingestion_id) if ingestion_id in self._waiting else 0

    @property
    def closing(self) -> bool:
        """Whether the desk is being stopped."""
        return self._closing

    def close(self) -> None:
        """Stop: what is under way is given up, and all that was not done is recorded as such."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            self._changed.notify_all()
        deadline = monotonic() + _CLOSING_SECONDS
        for thread in self._running:
            thread.join(max(0.0, deadline - monotonic()))
        for left in list(self._live.values()):
            self._end(left, self._fail(left, "interrupted", INTERRUPTED))

    def _check_rate(self, who: str) -> None:
        now = self._now()
        asked = self.ingestions.asked_since(who, now - max(span for span, _ in RATES))
        for span, most in RATES:
            recent = [moment for moment in asked if moment > now - span]
            if len(recent) >= most:
                raise TooManyAtOnce(recent[most - 1] + span - now)

    def _start_threads(self) -> None:
        if len(self._running) < min(self._threads, len(self._live)):
            thread = Thread(target=self._work, name=f"ingest-{len(self._running)}", daemon=True)
            self._running.append(thread)
            thread.start()

    def _work(self) -> None:
        while (ingestion := self._next()) is not None:
            try:
                outcome = self._take_in(ingestion)
            except Exception:
                _log.exception("An ingestion broke down.")
                outcome = self._fail(ingestion, "crashed", BROKEN)
            self._end(ingestion, outcome)

    def _next(self) -> Ingestion | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            return None if self._closing else self._live[self._waiting.popleft()]

    def _take_in(self, ingestion: Ingestion) -> Outcome:
        steps = self._ingest(ingestion.url)
        for progress in steps:
            if progress.outcome is not None:
                return progress.outcome
            self._note(ingestion.id, progress)
            if self._closing:
                getattr(steps, "close", lambda: None)()
                return self._fail(ingestion, "interrupted", INTERRUPTED)
        raise RuntimeError("the ingestion ended without an outcome")

    def _note(self, ingestion_id: str, progress: Progress) -> None:
        with self._changed:
            known = self._live.get(ingestion_id)
            last = known.steps[-1] if known else None
            if known is None or last is None or (last.stage, last.sentence) == (progress.stage, progress.sentence):
                return
            step = Step(stage=progress.stage, sentence=progress.sentence, since=self._now())
            self._live[ingestion_id] = known.model_copy(update={"steps": (*known.steps, step)})

    def _fail(self, ingestion: Ingestion, code: str, sentence: str) -> Outcome:
        outcome = Outcome(url=ingestion.url, status=Status.FAILED, code=code, sentence=sentence)
        try:
            self.ingestions.record(outcome)
        except StoreFailure:
            _log.exception("An outcome could not be recorded.")
        return outcome

    def _end(self, ingestion: Ingestion, outcome: Outcome) -> None:
        with self._changed:
            known = self._live.get(ingestion.id, ingestion)
        ended = known.model_copy(update={"ended_at": self._now(), "outcome": outcome})
        try:
            self.ingestions.keep(ended)
        except StoreFailure:
            _log.exception("The end of an ingestion could not be recorded.")
        with self._changed:
            self._live.pop(ingestion.id, None)
