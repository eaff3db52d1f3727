"""The nightly flow: a night over the list of sources, what an older extractor or a killed run left, and the telling."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Annotated

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event
from prefect.logging import get_run_logger
from pydantic import Field

from flows.batch import on_outcome, summary, told
from flows.digest import tell_nights
from flows.digest.telling import digest_of
from flows.intake.intake import open_store
from flows.intake.redraft import pending_urls, redraft
from flows.night import Handed, Selection, run_night
from flows.night.progress import on_asked
from flows.night.summary import created, summary_markdown
from flows.night.taking_in import take_in_tonight
from flows.settings import Settings
from flows.sources.sources import load_sources
from models.night import Night
from models.outcome import Outcome
from models.source import Source

CREATED = "policy-monitor.entries.created"
"""The event that tells automations that entries were drafted; its payload has the ids of their works."""
SUMMARY = "night"
"""The key of the artifacts that sum nights up."""


@flow(name="nightly", description="Visit the sources that are due, and draft anew what a new release reads otherwise.")
def nightly(
    sources: str | None = None,
    everything: Annotated[bool, Field(description="Visit sources that are not due as well.")] = False,
    only: Annotated[Sequence[str], Field(description="Ids of the only sources to visit.")] = (),
) -> Night:
    """One night over the list of sources (``sources``: a path; by default that of the settings); what it brought."""
    settings, logger, numbers = Settings.load(), get_run_logger(), count(1)
    watched = load_sources(Path(sources) if sources else settings.sources)
    if not watched:
        logger.warning("The list of sources is empty: only what is stored already is looked after.")
    night = run_night(
        settings,
        watched,
        take_in=lambda handed, since: take_in_news(list(handed), since, next(numbers)),
        selection=Selection(everything=everything, only=tuple(only)),
        on_asked=on_asked.get(),
    )
    draft_what_is_left(settings, watched)
    announce(settings, night)
    logger.info("%s of %s addresses gave nothing new.", night.unchanged, night.asked)
    return night


@task(name="take-in-batch", task_run_name="batch-{number}", cache_policy=NO_CACHE)
def take_in_news(handed: list[Handed], since: datetime, number: int) -> list[Outcome]:
    """Take in a batch of what the night hands over; every document ends as a recorded outcome.

    Raises only when nothing can be stored.
    """
    settings, logger, notify = Settings.load(), get_run_logger(), on_outcome.get()
    with open_store(settings) as store:
        return list(told(take_in_tonight(settings, store, handed, since), logger, notify))


def draft_what_is_left(settings: Settings, sources: Sequence[Source]) -> None:
    """Have drafted from the archive what is there without a draft of this extractor; no task when nothing is."""
    with open_store(settings) as store:
        urls = pending_urls(settings, store)
    if urls:
        outcomes = redraft_pending(urls, sources)
        get_run_logger().info("Drafted anew from the archive: %s.", summary(outcomes))


@task(name="redraft-pending", cache_policy=NO_CACHE)
def redraft_pending(urls: list[str], sources: Sequence[Source] = ()) -> list[Outcome]:
    """Draft these addresses anew from what the archive has of them."""
    settings, logger, notify = Settings.load(), get_run_logger(), on_outcome.get()
    with open_store(settings) as store:
        return list(told(redraft(settings, store, urls, sources), logger, notify))


def announce(settings: Settings, night: Night) -> None:
    """Tell of the night: a summary in Prefect, an event for automations, the digest for people."""
    with open_store(settings) as store:
        number = store.nights(1)[0].number
        create_markdown_artifact(
            key=SUMMARY, markdown=summary_markdown(night, digest_of(night, settings, number)), description="The night"
        )
        if works := created(night):
            resource = {"prefect.resource.id": f"policy-monitor.night.{number}"}
            emit_event(event=CREATED, resource=resource, payload={"night": number, "works": list(works)})
        for sent in tell_nights(store, settings):
            if sent.error:
                get_run_logger().error("The digest did not reach %s: %s", sent.channel, sent.error)
