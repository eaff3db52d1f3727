"""Takes in what the night hands over, in this process: what a Prefect task does with a batch."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from flows.intake.intake import Intake, open_store
from flows.night.handed import Clock, Handed, TakeIn, utc_now
from flows.night.tonight import Tonight
from flows.settings import Settings
from models.outcome import Outcome
from output.store import Store


def take_in_tonight(
    settings: Settings, store: Store, handed: Sequence[Handed], since: datetime, now: Clock = utc_now
) -> Iterator[Outcome]:
    """The recorded outcome of each document, as they end. What addresses have given ``since`` then is not asked again.

    Raises a ``StoreFailure`` when nothing can be stored.
    """
    notes = {document.source.url: document.note for document in handed if document.note}
    choosy = {document.source.url for document in handed if document.only_relevant}
    with Intake(
        settings,
        store,
        Tonight(settings, store, since, now),
        [document.source for document in handed],
        expected=len(handed),
        only_relevant=choosy.__contains__,
        notes=notes,
        now=now,
    ) as intake:
        yield from intake.take_in(document.source.url for document in handed)


def here(settings: Settings, now: Clock = utc_now) -> TakeIn:
    """Taking in without Prefect."""

    def take_in(handed: Sequence[Handed], since: datetime) -> Iterator[Outcome]:
        with open_store(settings) as store:
            yield from take_in_tonight(settings, store, handed, since, now)

    return take_in
