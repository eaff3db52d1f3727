"""The ad-hoc flow: some addresses, now."""

from typing import Annotated

from prefect import flow
from prefect.logging import get_run_logger
from pydantic import Field

from extractors.fetch import expand
from flows.batch import batches, summary, take_in_batch
from flows.settings import Settings
from models.outcome import Outcome

Addresses = Annotated[
    list[Annotated[str, Field(max_length=4096)]],
    Field(min_length=1, max_length=10_000, description="Pages or documents, e.g. https://example.org/vision."),
]


@flow(name="ingest", description="Fetch documents and draft an entry for each.")
def ingest(addresses: Addresses) -> list[Outcome]:
    """Take in web addresses, files and folders; the outcomes, in order."""
    settings = Settings.load()
    urls = list(dict.fromkeys(url for address in addresses for url in expand(address.strip())))
    outcomes = [
        outcome
        for number, batch in enumerate(batches(urls, settings.batch_size), start=1)
        for outcome in take_in_batch(batch, number)
    ]
    get_run_logger().info("Done: %s.", summary(outcomes))
    return outcomes
