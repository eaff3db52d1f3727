"""The flows as Prefect runs them: by name for anybody's form, and on the nightly schedule."""

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest
from flows.nightly import nightly
from flows.settings import Settings


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """``ingest/ad-hoc`` and ``nightly/schedule``; two nightly runs never overlap, the later one is dropped."""
    one_at_a_time = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    schedule = Cron(settings.nightly_cron, timezone=settings.nightly_timezone)
    return [
        RunnerDeployment.from_flow(
            ingest,
            name="ad-hoc",
            description="Draft entries for some web addresses, now.",
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        RunnerDeployment.from_flow(
            nightly,
            name="schedule",
            schedules=[schedule],
            concurrency_limit=one_at_a_time,
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
    ]
