"""The ad-hoc flow: some addresses, now."""

from typing import Annotated

from prefect import flow
from pydantic import Field

from extractors.fetch import expand
from flows.batch import in_batches, take_in_batch
from flows.fan_out import fan_out
from flows.settings import Settings
from models.outcome import Outcome

Addresses = Annotated[
    list[Annotated[str, Field(max_length=4096)]],
    Field(min_length=1, max_length=10_000, description="Pages or documents, e.g. https://example.org/vision."),
]


Shards = Annotated[
    int, Field(ge=1, le=1000, description="In how many runs of their own, on any workers; 1: all in this one.")
]
SHARD = "ingest/shard"
"""The deployment that takes in the addresses of one shard."""


@flow(name="ingest", description="Fetch documents and draft an entry for each.")
def ingest(addresses: Addresses, shards: Shards = 1) -> list[Outcome]:
    """Take in web addresses, files and folders; the outcomes, in order."""
    settings = Settings.load()
    urls = list(dict.fromkeys(url for address in addresses for url in expand(address.strip())))
    if shards > 1:
        return fan_out(SHARD, urls, shards)
    return in_batches(take_in_batch, urls, settings.batch_size)
