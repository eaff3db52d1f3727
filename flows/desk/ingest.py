"""Takes in what people ask for at the desk: through Prefect where it runs, else in this process."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread

from flows.desk.ingest_prefect import NotTakenUp, take_in_by_prefect
from flows.intake.intake import Intake
from flows.prefect_server import api_in_use
from flows.settings import Settings
from models.outcome import Outcome, Status
from output.desk.services import Progress, Stage
from output.store import Store
from output.store.errors import StoreFailure

_SENTENCES: dict[Stage, str] = {
    "queued": "Waiting for its turn.",
    "fetching": "Fetching the document from its publisher.",
    "reading": "Reading the document and drafting the entry.",
    "storing": "Storing the draft.",
}
_TELL_SECONDS = 0.5
"""How often the desk hears of an ingestion at the least: so soon does it end one that is given up."""

Tell = Callable[[Stage], None]


class DeskIngest:
    """The desk's ``ingest`` service. Threads may share it; each call takes in one address.

    Files of this machine are refused: whoever asks at the desk is on the web.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings.model_copy(update={"local_files": False, "worker_count": 1})
        self._store = store

    def __call__(self, url: str) -> Iterator[Progress]:
        """Take in the document at ``url``; yields how far it is twice a second, the outcome last.

        What is given up by closing the iterator is no longer waited for. Raises nothing.
        """
        said: SimpleQueue[Progress] = SimpleQueue()
        given_up = Event()
        Thread(target=self._work, args=(url, said, given_up), name="take-in", daemon=True).start()
        last = _progress("queued")
        try:
            while last.outcome is None:
                with suppress(Empty):
                    last = said.get(timeout=_TELL_SECONDS)
                yield last
        finally:
            given_up.set()

    def _work(self, url: str, said: SimpleQueue[Progress], given_up: Event) -> None:
        try:
            outcome = self._take_in(url, lambda stage: said.put(_progress(stage)), given_up)
        except StoreFailure as failure:
            outcome = Outcome(url=url, status=Status.FAILED, code=failure.code, sentence=str(failure))
        stage: Stage = "done" if outcome.good else "failed"
        said.put(Progress(stage=stage, sentence=outcome.sentence, outcome=outcome))

    def _take_in(self, url: str, tell: Tell, given_up: Event) -> Outcome:
        api = api_in_use(self._settings.home)
        if api:
            try:
                home = self._settings.home
                return take_in_by_prefect(api, url, home=home, store=self._store, tell=tell, given_up=given_up)
            except NotTakenUp:
                tell("queued")
        with Intake(self._settings, self._store, on_stage=tell) as intake:
            return next(outcome for outcome in intake.take_in([url]) if outcome.url == url)


def _progress(stage: Stage) -> Progress:
    return Progress(stage=stage, sentence=_SENTENCES[stage])
