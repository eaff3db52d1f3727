"""A flow's documents in shards, each a run of a deployment that any worker of a work pool takes up."""

from collections.abc import Sequence
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.deployments import run_deployment
from prefect.exceptions import ObjectNotFound
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Crashed

from flows.batch import on_outcome, summary, warn
from flows.intake.intake import open_store
from flows.settings import Settings
from flows.shards import NotDeployed, Runs, Stage, Watch
from models.outcome import Outcome
from output.store.ingestions import LANDING_PAGE
from output.store.outcome_log import OutcomeLog

_PAUSE_SECONDS = 2.0


def fan_out(deployment: str, urls: Sequence[str], shards: int) -> list[Outcome]:
    """Have ``deployment`` ("ingest/shard") take the addresses in, in about so many runs; the outcomes, in order.

    Must be called in a flow. Raises ``ShardsFailed``, so that the flow fails too, unless every document has an outcome.
    """
    settings, logger, notify = Settings.load(), get_run_logger(), on_outcome.get()
    asked, outcomes = set(urls), dict[str, Outcome]()
    with open_store(settings) as store, get_client(sync_client=True) as client:
        log = OutcomeLog(store.engine)

        def recorded() -> dict[str, Outcome]:
            for outcome in log.news():
                if outcome.url in asked and outcome.code != LANDING_PAGE:
                    if outcome.url not in outcomes:
                        notify(outcome)
                    if not outcome.good:
                        warn(logger, outcome)
                    outcomes[outcome.url] = outcome
            return outcomes

        watch = Watch(_DeploymentRuns(client, deployment), recorded, settings.shard_patience_seconds)
        watch.work_off(urls, shards, _PAUSE_SECONDS)
    ends = [outcomes[url] for url in urls]
    logger.info("Done in shards: %s.", summary(ends))
    return ends


class _DeploymentRuns(Runs):
    """Runs of a deployment, as children of the run that starts them."""

    def __init__(self, client: SyncPrefectClient, deployment: str) -> None:
        self._client = client
        self._deployment = deployment

    def start(self, urls: Sequence[str], name: str) -> UUID:
        try:
            run = run_deployment(
                self._deployment,
                parameters={"addresses": list(urls)},
                flow_run_name=name,
                timeout=0,
                idempotency_key=f"{flow_run.id} {name}",
            )
        except ObjectNotFound:
            raise NotDeployed(
                f"Prefect does not know {self._deployment}. Set PREFECT_API_URL to your server, and deploy the flows "
                "as docs/deploy.md says: prefect deploy --all"
            ) from None
        return run.id  # type: ignore[union-attr]

    def stage(self, run: UUID) -> Stage:
        state = self._client.read_flow_run(run).state
        if state is None or state.is_scheduled():
            return Stage.WAITING
        return Stage.ENDED if state.is_final() else Stage.BEGUN

    def give_up(self, run: UUID, why: str) -> None:
        self._client.set_flow_run_state(run, Crashed(message=why), force=True)
