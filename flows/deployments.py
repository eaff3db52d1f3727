"""The flows as Prefect runs them: by name for anybody's form, and on the nightly schedule."""

from functools import partial
from typing import Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest
from flows.nightly import nightly
from flows.re_extract import re_extract
from flows.settings import Settings

_deployment: partial[Any] = partial(RunnerDeployment.from_flow, entrypoint_type=EntrypointType.MODULE_PATH)


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """What ``prefect.yaml`` deploys on a work pool, for one process that runs them all.

    Two nightly runs never overlap, nor two re-extractions: the later one is dropped.
    """
    alone = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    schedule = Cron(settings.nightly_cron, timezone=settings.nightly_timezone)
    return [
        _deployment(ingest, name="ad-hoc", description="Draft entries for some web addresses, now."),
        _deployment(ingest, name="shard", description="Part of a large ingestion."),
        _deployment(re_extract, name="stored", concurrency_limit=alone),
        _deployment(re_extract, name="shard", description="Part of a large re-extraction."),
        _deployment(nightly, name="schedule", schedules=[schedule], concurrency_limit=alone),
    ]
