"""Runs a flow for a command: with a Prefect server, a progress bar, and the outcomes told at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import typer

from flows.cli.ending import Ending, ending_of
from flows.cli.progress import progress
from flows.cli.voice import say
from flows.intake.intake import open_store
from flows.prefect_server import flush, prefect_api
from flows.settings import Settings
from models.outcome import Outcome

T = TypeVar("T")


def run_flow(load: Callable[[], Any], arguments: dict[str, Any], total: int | None) -> typer.Exit:
    """Run the flow that ``load`` imports and tell each outcome; the exit to raise.

    ``total`` is the number of documents, if it is known beforehand.
    """
    with prefect_for(load):
        from flows.batch import on_outcome

        with progress("Taking in", total) as advance, told_to(on_outcome, lambda outcome: advance(outcome.url)):
            outcomes = load()(**arguments)
    return typer.Exit(tell(outcomes))


@contextmanager
def prefect_for(load: Callable[[], Any]) -> Iterator[Settings]:
    """A Prefect server for as long as the context lasts; the flow is imported by ``load`` while it starts."""
    settings = Settings.load()
    # Where nothing can be stored this says so in a sentence; Prefect would print where in the code it happened.
    open_store(settings).close()
    with prefect_api(settings.home, meanwhile=load):
        try:
            yield settings
        finally:
            flush()


@contextmanager
def told_to(listeners: ContextVar[Callable[[T], None]], listener: Callable[[T], None]) -> Iterator[None]:
    """Have a flow call ``listener`` for as long as the context lasts."""
    token = listeners.set(listener)
    try:
        yield
    finally:
        listeners.reset(token)


def tell(outcomes: list[Outcome]) -> Ending:
    """Say what became of each document; the exit code."""
    for outcome in outcomes:
        say(f"{outcome.status.value:9} {outcome.url}")
        say(f"          {outcome.sentence}")
    return ending_of(outcomes)
