"""The nightly flow: every source of the list, then what an older extractor or a killed run left."""

from collections.abc import Sequence
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from flows.batch import batches, summary, take_in_batch
from flows.intake import open_store
from flows.redraft import pending_urls, redraft
from flows.settings import Settings
from flows.sources import load_sources
from models.outcome import Outcome
from models.source import Source


@flow(name="nightly", description="Visit every source, and draft anew what a new release reads differently.")
def nightly(sources: str | None = None) -> list[Outcome]:
    """Visit the sources of the list (``sources``: a path; by default that of the settings); the outcomes, in order."""
    settings, logger = Settings.load(), get_run_logger()
    watched = load_sources(Path(sources) if sources else settings.sources)
    if not watched:
        logger.warning("The list of sources is empty: only what is stored already is looked after.")
    urls = list(dict.fromkeys(source.url for source in watched))
    outcomes = [
        outcome
        for number, batch in enumerate(batches(urls, settings.batch_size), start=1)
        for outcome in take_in_batch(batch, number, watched)
    ]
    outcomes += redraft_pending(watched)
    good = {outcome.url for outcome in outcomes if outcome.good}
    for source in watched:
        if source.least_items and source.url not in good:
            logger.error("Source %s yielded nothing tonight.", source.id)
    logger.info("Done: %s.", summary(outcomes))
    return outcomes


@task(name="redraft-pending", cache_policy=NO_CACHE)
def redraft_pending(sources: Sequence[Source] = ()) -> list[Outcome]:
    """Draft from the archive what is there without a draft of this extractor."""
    settings = Settings.load()
    with open_store(settings) as store:
        return list(redraft(settings, store, pending_urls(settings, store), sources))
