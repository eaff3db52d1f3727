"""A batch of documents as one Prefect task: a task run for each document would cost more than the document."""

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from itertools import islice
from logging import Logger, LoggerAdapter
from typing import TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from extractors.version import extractor_version
from flows.intake.intake import Intake, open_store
from flows.settings import Settings
from models.outcome import Outcome
from output.render.neutral import one_line
from output.store import Store

T = TypeVar("T")

on_outcome: ContextVar[Callable[[Outcome], None]] = ContextVar("on_outcome", default=lambda _: None)
"""Called with each outcome as it is recorded: how the command line shows progress."""


@task(name="take-in-batch", task_run_name="batch-{number}", cache_policy=NO_CACHE)
def take_in_batch(urls: list[str], number: int) -> list[Outcome]:
    """Take in a batch; every document ends as a recorded outcome, in the order of the URLs.

    Raises only when nothing can be stored.
    """
    settings, logger, notify = Settings.load(), get_run_logger(), on_outcome.get()
    with (
        open_store(settings) as store,
        Intake(settings, store, expected=_to_draft(urls, settings, store)) as intake,
    ):
        outcomes = {outcome.url: outcome for outcome in told(intake.take_in(urls), logger, notify)}
    return [outcomes[url] for url in urls]


def told(
    outcomes: Iterable[Outcome], logger: "LoggerAdapter[Logger] | Logger", notify: Callable[[Outcome], None]
) -> Iterator[Outcome]:
    """The outcomes as they come, each told to ``notify``, the failed ones to the log."""
    for outcome in outcomes:
        if not outcome.good:
            warn(logger, outcome)
        notify(outcome)
        yield outcome


def warn(logger: "LoggerAdapter[Logger] | Logger", outcome: Outcome) -> None:
    """Log how a document failed: on one line, with nothing in it that a terminal would act on."""
    logger.warning("%s: %s", one_line(outcome.url), one_line(outcome.sentence))


def _to_draft(urls: list[str], settings: Settings, store: Store) -> int:
    """How many of the documents this extractor has not dealt with, as far as is known before they are asked for."""
    pending = set(store.pending(extractor_version(settings.profile)))
    states = [store.fetch_state(url) for url in urls]
    return sum(state is None or state.snapshot_sha256 is None or state.snapshot_sha256 in pending for state in states)


def in_batches(take: Callable[[list[str], int], list[Outcome]], urls: Iterable[str], size: int) -> list[Outcome]:
    """What a task makes of the URLs, so many at a time, in order; the flow's log says how many ended how."""
    outcomes = [outcome for number, batch in enumerate(batches(urls, size), start=1) for outcome in take(batch, number)]
    get_run_logger().info("Done: %s.", summary(outcomes))
    return outcomes


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of ``size``, the last one shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def summary(outcomes: Iterable[Outcome]) -> str:
    """How many documents ended how: "40 drafted, 20 unchanged, 2 failed"."""
    ends = [outcome.status.value for outcome in outcomes]
    counts = {end: ends.count(end) for end in dict.fromkeys(ends)}
    return ", ".join(f"{count} {end}" for end, count in counts.items()) or "no documents"
