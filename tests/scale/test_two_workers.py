"""Documents in shards on two workers and PostgreSQL, one worker killed midway: all there, none doubled."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from output.store import Store
from output.store.engine import reading
from output.store.queries import EntryQuery
from tests.fixtures.plans import plan
from tests.postgresql import PostgresServer
from tests.scale.installation import Installation, installed
from tests.web import answer, path_of, serving

DOCUMENTS = int(os.environ.get("SCALE_DOCUMENTS", "200"))
"""Enough for a run to be under way when its worker is killed; SCALE_DOCUMENTS=2000 makes a night of it."""
SHARDS = 4
PATIENCE = 100
"""Seconds after which a silent shard counts as lost: starting a run and loading the rules takes 15 on an idle machine,
and several times that on a busy one. Meanwhile the other worker goes on."""
LONGEST = 900
"""Seconds that may pass on a machine that is busy with other things."""


@pytest.fixture
def address() -> Iterator[str]:
    """Where plan N is served under /N.html, however large N."""

    def behave(connection: object, request: bytes) -> None:
        page = plan(int(path_of(request).strip("/").removesuffix(".html")))
        connection.sendall(answer(page, content_type="text/html; charset=utf-8"))  # type: ignore[attr-defined]

    with serving(behave) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def installation(tmp_path: Path, postgresql: PostgresServer, address: str) -> Iterator[Installation]:
    place = f"@/%s?host={postgresql.folder}"
    with installed(
        tmp_path / "home",
        f"postgresql+psycopg://monitor{place % postgresql.new_database()}",
        f"postgresql+asyncpg://monitor{place % postgresql.new_database()}",
        POLICY_MONITOR_FETCH_ALLOW='["127.0.0.1"]',
        POLICY_MONITOR_FETCH_PORTS=f"[{address.rpartition(':')[2]}]",
        POLICY_MONITOR_FETCH_PAUSE_SECONDS="0",
        POLICY_MONITOR_FETCH_ROBOTS="false",
        POLICY_MONITOR_SHARD_PATIENCE_SECONDS=str(PATIENCE),
        POLICY_MONITOR_WORKER_COUNT="2",
    ) as made:
        yield made


def wait_until(holds: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.5)


@pytest.mark.timeout(LONGEST + 120)
def test_with_one_of_two_workers_killed_midway_all_are_there_and_none_is_doubled(
    installation: Installation,
    address: str,
    tmp_path: Path,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    urls = [f"{address}/{number}.html" for number in range(DOCUMENTS)]
    command = [str(Path(sys.executable).with_name("policy-monitor")), "ingest", "--shards", str(SHARDS), *urls]
    for name in ("first", "second"):
        installation.start_worker(name)
    began = time.monotonic()
    with (
        Store.open(tmp_path / "home", installation.environment["DATABASE_URL"]) as store,
        subprocess.Popen(command, env=installation.environment, stderr=subprocess.PIPE, text=True) as parent,
    ):
        wait_until(lambda: len(store.listing(EntryQuery(limit=DOCUMENTS))) > DOCUMENTS // 4, LONGEST / 2)
        killed_at = time.monotonic() - began
        assert installation.kill_worker("first") > 1, "it had no run under way"
        installation.start_worker("third")  # as systemd and Docker start a service again
        _, told = parent.communicate(timeout=LONGEST)
        record_testsuite_property("seconds", round(time.monotonic() - began))
        record_testsuite_property("killed after seconds", round(killed_at))
        assert parent.returncode == 0, told[-2000:]
        lines = store.listing()
        assert Counter(line.url for line in lines) == Counter(urls)
        assert {line.version for line in lines} == {1}
        with reading(store.engine) as connection:
            for table, column in (("entries", "snapshot_sha256"), ("works", "id"), ("changes", "work_id")):
                counted = connection.exec_driver_sql(f"SELECT count(*), count(DISTINCT {column}) FROM {table}").one()
                assert tuple(counted) == (DOCUMENTS, DOCUMENTS), table
    states = Counter(run["state_type"] for run in installation.runs("ingest"))
    assert states["CRASHED"] >= 1
    assert states.keys() == {"COMPLETED", "CRASHED"}


def test_without_workers_the_parent_fails(installation: Installation, address: str) -> None:
    installation.environment["POLICY_MONITOR_SHARD_PATIENCE_SECONDS"] = "4"
    done = installation.run("policy-monitor", "ingest", "--shards", "2", f"{address}/1.html", f"{address}/2.html")
    assert done.returncode == 1
    assert "No worker takes up the runs" in done.stderr
    assert Counter(run["state_type"] for run in installation.runs("ingest")) == Counter(FAILED=1, CRASHED=2)
