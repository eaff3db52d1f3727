"""Two people who take documents in at the same moment, on a machine where nothing was made yet."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from flows.cli.ending import Ending
from flows.intake.intake import open_store
from flows.settings import Settings
from tests.fixtures import pages

PLANS = [pages.page(f"Plan {n}", f"<p>The ministry will publish plan {n} by 2028.</p>") for n in range(4)]
SHARES = {"first": PLANS[:3], "second": PLANS[1:]}


def test_two_commands_at_once_end_well_and_lose_nothing(environment: Settings, tmp_path: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    commands = []
    for name, share in SHARES.items():
        (tmp_path / name).mkdir()
        for number, page in enumerate(share):
            (tmp_path / name / f"{number}.html").write_bytes(page)
        command = [str(Path(sys.executable).with_name("policy-monitor")), "ingest", str(tmp_path / name)]
        commands.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=own))
    for process in commands:
        told, _ = process.communicate(timeout=280)
        assert process.returncode == Ending.GOOD, told
        assert "locked" not in told
        assert "Traceback" not in told
    with open_store(environment) as store:
        stored = {entry.snapshot_sha256 for entry in store.entries()}
    assert stored == {sha256(page).hexdigest() for page in PLANS}
