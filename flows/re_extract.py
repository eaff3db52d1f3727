"""The flow that draws stored documents anew when rules or readers have changed: no network, no change alerts."""

from typing import Annotated

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger
from pydantic import Field

from flows.batch import in_batches, on_outcome, told
from flows.fan_out import fan_out
from flows.ingest import Shards
from flows.intake.intake import open_store
from flows.intake.redraft import known_sources, pending_urls, redraft
from flows.settings import Settings
from models.outcome import Outcome

SHARD = "re-extract/shard"
"""The deployment that draws the documents of one shard anew."""

Works = Annotated[list[str], Field(description="Only these works, by their ids; none: all.")]
Limit = Annotated[int | None, Field(ge=1, description="No more than so many documents, the oldest first.")]


@flow(name="re-extract", description="Draft stored documents anew after rules or readers have changed.")
def re_extract(
    works: Works = [],  # noqa: B006 - Prefect shows the default in its form, and nothing changes it
    limit: Limit = None,
    shards: Shards = 1,
    addresses: list[str] | None = None,
) -> list[Outcome]:
    """Draft anew what this extractor has not dealt with, or only ``addresses``; the outcomes, in order.

    What is done is not done again: a run that was stopped is simply started once more.
    """
    settings = Settings.load()
    if addresses is None:
        with open_store(settings) as store:
            addresses = pending_urls(settings, store, works, limit)
    if shards > 1:
        return fan_out(SHARD, addresses, shards)
    return in_batches(redraft_batch, addresses, settings.batch_size)


@task(name="redraft-batch", task_run_name="batch-{number}", cache_policy=NO_CACHE)
def redraft_batch(urls: list[str], number: int) -> list[Outcome]:
    """Draft a batch anew from the archive; every document ends as a recorded outcome."""
    settings, logger, notify = Settings.load(), get_run_logger(), on_outcome.get()
    with open_store(settings) as store:
        return list(told(redraft(settings, store, urls, known_sources(settings)), logger, notify))
