"""Has Prefect take in an address, and watches the run from outside."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Literal
from uuid import UUID, uuid4

from extractors.failures import Interrupted
from flows.intake.outcomes import failed
from flows.prefect_server import configure
from models.outcome import Outcome
from output.store import Ingestions, Store

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient

DEPLOYMENT = "ingest/ad-hoc"
PATIENCE = 60.0
"""Seconds for which a run may wait to be taken up: ``serve`` asks every two, and starting a flow takes ten when the
machine is busy."""
_ASK_SECONDS = 0.5
_CLOCKS_DIFFER = timedelta(seconds=5)

Tell = Callable[[Literal["queued", "fetching", "reading"]], None]


class NotTakenUp(Exception):
    """The server has no such deployment, does not answer, or nothing takes its runs up."""


def take_in_by_prefect(api: str, url: str, *, home: Path, store: Store, tell: Tell, given_up: Event) -> Outcome:
    """The outcome that the flow recorded for ``url``; ``tell`` hears how far it is.

    ``api`` is the URL of Prefect's API. Raises ``NotTakenUp``, after which the address can be taken in otherwise.
    """
    configure(home)
    # Takes seconds, and only where there is a Prefect server.
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL, temporary_settings

    asked_at = datetime.now(UTC) - _CLOCKS_DIFFER
    with temporary_settings({PREFECT_API_URL: api}):
        run = _start(url)
        with get_client(sync_client=True) as client:
            _watch(client, run, lambda: tell(_stage(store, url, asked_at)), given_up)
    recorded = Ingestions(store.engine).last_outcome(url, asked_at)
    if recorded:
        return recorded
    outcome = failed(url, Interrupted("the run on Prefect ended without an outcome"))
    store.record(outcome)
    return outcome


def _start(url: str) -> UUID:
    from prefect.deployments import run_deployment
    from prefect.exceptions import PrefectException

    try:
        run = run_deployment(
            DEPLOYMENT,
            parameters={"addresses": [url]},
            timeout=0,
            as_subflow=False,
            idempotency_key=f"desk-{uuid4().hex}",
        )
    except (PrefectException, OSError, ValueError) as error:
        raise NotTakenUp(DEPLOYMENT) from error
    return run.id  # type: ignore[union-attr]


def _watch(client: "SyncPrefectClient", run: UUID, under_way: Callable[[], None], given_up: Event) -> None:
    """Wait for the run's end, or until nobody waits for it any more."""
    from prefect.states import Cancelled

    deadline = monotonic() + PATIENCE
    while not given_up.wait(_ASK_SECONDS):
        state = client.read_flow_run(run).state
        if state is None or state.is_scheduled() or state.is_pending():
            if monotonic() > deadline:
                client.set_flow_run_state(run, Cancelled(message="Nothing took it up."))
                raise NotTakenUp(DEPLOYMENT)
        elif state.is_final():
            return
        else:
            under_way()


def _stage(store: Store, url: str, asked_at: datetime) -> Literal["fetching", "reading"]:
    known = store.fetch_state(url)
    return "reading" if known and known.checked_at >= asked_at else "fetching"
