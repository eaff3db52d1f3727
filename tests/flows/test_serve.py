"""A served monitor really runs: what is asked for through Prefect's API, and what is on the schedule."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from flows.desk.ingest import DeskIngest
from flows.intake.intake import open_store
from flows.settings import Settings
from models.outcome import Status
from output.store.queries import OutcomeQuery

PATIENCE = 200.0


@pytest.fixture
def api(environment: Settings, address: str, tmp_path: Path) -> Iterator[str]:
    """The Prefect API of a running ``policy-monitor serve`` whose nightly run is due every minute."""
    sources = tmp_path / "sources.toml"
    sources.write_text(f'[[source]]\nid = "vision"\nurl = "{address}/vision.pdf"\n')
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"POLICY_MONITOR_SOURCES": str(sources), "POLICY_MONITOR_NIGHTLY_CRON": "* * * * *"}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = [str(Path(sys.executable).with_name("policy-monitor")), "serve", "--port", str(port)]
    with subprocess.Popen(command, env=inherited | own) as process:
        try:
            yield f"http://127.0.0.1:{port}/api"
        finally:
            process.terminate()


def wait_for(what: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if found := what():
                return found
        except requests.RequestException:
            pass
        time.sleep(1)
    raise AssertionError("it did not happen in time")


@pytest.mark.timeout(3 * PATIENCE)
def test_runs_that_are_asked_for_scheduled_or_wanted_at_the_desk_complete(
    api: str, environment: Settings, address: str
) -> None:
    def deployment(name: str) -> Any:
        return wait_for(lambda: requests.get(f"{api}/deployments/name/{name}", timeout=10).json().get("id"))

    def completed(deployment_id: str) -> Any:
        wanted = {
            "deployments": {"id": {"any_": [deployment_id]}},
            "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}},
        }
        return requests.post(f"{api}/flow_runs/filter", json=wanted, timeout=10).json()

    ad_hoc, nightly = deployment("ingest/ad-hoc"), deployment("nightly/schedule")
    asked = {"parameters": {"addresses": [f"{address}/page", "/etc/passwd"]}, "state": {"type": "SCHEDULED"}}
    requests.post(f"{api}/deployments/{ad_hoc}/create_flow_run", json=asked, timeout=10).raise_for_status()
    wait_for(lambda: completed(ad_hoc))
    runs = wait_for(lambda: completed(nightly))
    assert runs[0]["auto_scheduled"]
    with open_store(environment) as store:
        assert {line.url for line in store.listing()} == {f"{address}/page", f"{address}/vision.pdf"}
        refused = store.outcomes(OutcomeQuery(status=Status.FAILED))
        assert [(o.url, o.code) for o in refused] == [("file:///etc/passwd", "forbidden-address")]
        told = list(DeskIngest(environment, store)(f"{address}/spanish"))
    assert told[-1].outcome and told[-1].outcome.code == "incomplete"
    assert len(completed(ad_hoc)) == 2, "the desk did not have Prefect do it"
