"""What a visit that has ended means for what is known."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from extractors.failures import DocumentFailure, NotFound, failure_of
from flows.intake import outcomes
from flows.night.after import document_failed, document_unchanged, source_answered, source_failed
from flows.night.document import DocumentVisit
from flows.night.naming import held_against
from flows.night.plan import Due
from flows.night.source import SourceVisit
from models.item import Listing
from models.item_state import ItemState
from models.outcome import Outcome
from models.source import ALONE
from models.source_state import SourceState
from output.store.queries import FetchState

_SETTLED = frozenset({"drafted", "listed", "gone"})
"""The phases in which a document need not be taken in again when it gives what it gave."""


class Conclusion(NamedTuple):
    """New states; the documents that are ``due`` by it; whether the document ``is_news``, or how it ``failed``."""

    sources: tuple[SourceState, ...] = ()
    items: tuple[ItemState, ...] = ()
    fetches: tuple[FetchState, ...] = ()
    asked: int = 0
    unchanged: int = 0
    due: tuple[Due, ...] = ()
    is_news: bool = False
    failed: Outcome | None = None


def of_source(visit: SourceVisit, known: Mapping[str, ItemState], now: datetime) -> Conclusion:
    """After a source was asked; ``known`` are the documents that it named before, by address."""
    source, counts = visit.source, Conclusion(asked=visit.asked, unchanged=visit.unchanged)
    if visit.failure:
        failed = outcomes.failed(source.url, visit.failure)
        state = source_failed(source, visit.state, now, failed.code, failed.sentence)
        return counts._replace(sources=(state,), failed=failed)
    if visit.listing is None:
        return counts._replace(sources=(_unchanged(visit, now),))
    named = held_against(visit.listing, known, now)
    state = _answered(visit, visit.listing, now, news=bool(named.new))
    due = tuple(Due(source, item) for item in named.states if item.due_at <= now)
    return counts._replace(sources=(state,), items=named.states, due=due)


def of_document(visit: DocumentVisit, state: SourceState | None, now: datetime) -> Conclusion:
    """After a document was asked for; ``state`` is that of its source."""
    counts = Conclusion(fetches=visit.fetches, asked=visit.asked)
    failure = visit.failure
    if failure and failure.code != NotFound.code:
        return _failed(visit, state, failure_of(failure.code, failure.detail), counts, now)
    if visit.state.phase not in _SETTLED or visit.fingerprint != visit.state.taken:
        return counts._replace(is_news=True)
    item = document_unchanged(visit.source, visit.state, now)
    alone = with_source(visit, item, state, now, good=not failure)
    return counts._replace(items=alone.items, sources=alone.sources, unchanged=visit.asked)


def with_source(
    visit: DocumentVisit, item: ItemState, state: SourceState | None, now: datetime, *, good: bool, news: bool = False
) -> Conclusion:
    """The document's new state, and its source's when that is but this document: both are due together then."""
    source = visit.source
    if source.kind not in ALONE:
        return Conclusion(items=(item,))
    after = (
        source_answered(source, state, now, 1, news=news)
        if good
        else source_failed(source, state, now, item.code, item.sentence)
    )
    return Conclusion(items=(item.model_copy(update={"due_at": after.due_at}),), sources=(after,))


def _unchanged(visit: SourceVisit, now: datetime) -> SourceState:
    """The state of a source whose answers are those of its last visit, as is what could not be read of them."""
    items, sentence = (visit.state.items, visit.state.sentence) if visit.state else (0, "")
    return source_answered(
        visit.source, visit.state, now, items, visit.answers, news=False, read_by=visit.read_by, sentence=sentence
    )


def _answered(visit: SourceVisit, listing: Listing, now: datetime, *, news: bool) -> SourceState:
    # A part that could not be had is asked for again the next time, whether or not the rest has changed by then.
    answers = visit.answers if visit.whole else []
    sentence = " ".join(dict.fromkeys(listing.warnings))
    return source_answered(
        visit.source,
        visit.state,
        now,
        len(listing.items),
        answers,
        news=news,
        read_by=visit.read_by,
        sentence=sentence,
    )


def _failed(
    visit: DocumentVisit, state: SourceState | None, failure: DocumentFailure, counts: Conclusion, now: datetime
) -> Conclusion:
    outcome = outcomes.failed(visit.state.item.url, failure)
    item = document_failed(visit.source, visit.state, now, outcome.code, outcome.sentence)
    alone = with_source(visit, item, state, now, good=False)
    return counts._replace(items=alone.items, sources=alone.sources, failed=outcome)
