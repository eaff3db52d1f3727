import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import pytest

from models.decision import Decision, Verb
from output.review import StaleDecision
from output.store import Store
from output.store.errors import DiskFull
from tests.output.examples import EXTRACTOR
from tests.output.ingesting import check_whole, ingest, page, take_in

FORK = get_context("fork")
"""Processes at work at once, for killing in the midst of it."""
CLEAN = get_context("forkserver")
"""Processes that inherit nothing from the one that runs all tests, whose threads and exit hooks are others' own."""
DOCUMENTS = 40


def test_killed_at_random_moments_an_ingestion_loses_and_doubles_nothing(tmp_path: Path, database_url: str) -> None:
    Store.open(tmp_path, database_url).close()
    chance = random.Random(7)
    for _ in range(8):
        child = FORK.Process(target=ingest, args=(tmp_path, database_url, DOCUMENTS))
        child.start()
        time.sleep(chance.uniform(0.02, 0.25))
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        with Store.open(tmp_path, database_url) as store:
            check_whole(store)
    ingest(tmp_path, database_url, DOCUMENTS)
    with Store.open(tmp_path, database_url) as store:
        assert check_whole(store) == DOCUMENTS
        assert store.pending(EXTRACTOR) == ()


def test_two_processes_at_once_share_an_empty_store(tmp_path: Path, database_url: str) -> None:
    children = [CLEAN.Process(target=ingest, args=(tmp_path, database_url, DOCUMENTS)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    with Store.open(tmp_path, database_url) as store:
        assert len(store.listing()) == DOCUMENTS
        assert {entry.version for entry in store.entries()} == {1}


def test_twenty_writers_during_an_ingestion_keep_or_lose_edits_knowingly(tmp_path: Path, database_url: str) -> None:
    works = 4
    ingest(tmp_path, database_url, works)
    machine = CLEAN.Process(target=ingest, args=(tmp_path, database_url, works, 15))
    machine.start()
    with Store.open(tmp_path, database_url) as store, ThreadPoolExecutor(20) as writers:
        results = [*writers.map(lambda n: _write(store, n, f"plan-{n % works}"), range(20))]
        machine.join()
        kept = {title for titles, _ in results for title in titles}
        logged = [decision.after for n in range(works) for decision in store.decisions(f"plan-{n}")]
        assert sorted(map(str, logged)) == sorted(kept)
        assert kept
        for n in range(works):
            decisions = store.decisions(f"plan-{n}")
            assert store.entry(f"plan-{n}").version == 15
            assert store.reviewed(f"plan-{n}").entry.title.value == decisions[-1].after
            for earlier, later in pairwise(decisions):
                assert later.before == earlier.after, "an edit was made on a value that its writer never saw"
    assert machine.exitcode == 0
    assert all("decide again" in reason for _, reasons in results for reason in reasons)


def _write(store: Store, writer: int, work_id: str) -> tuple[list[str], list[str]]:
    kept, refused = [], []
    for number in range(6):
        seen = store.reviewed(work_id).entry
        title = f"By {writer}, {number}"
        edit = Decision(
            work_id=work_id,
            entry_version=seen.version,
            target="title",
            verb=Verb.EDIT,
            who=f"writer {writer}",
            when=datetime.now(UTC),
            before=seen.title.value,
            after=title,
        )
        try:
            store.decide(edit)
        except StaleDecision as refusal:
            refused.append(str(refusal))
        else:
            kept.append(title)
    return kept, refused


def test_a_full_database_is_named_and_takes_up_again_when_there_is_room(tmp_path: Path) -> None:
    ingest(tmp_path, None, 3)
    with Store.open(tmp_path) as store:
        with store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull, match="Free some space"):
            for number in range(3, 120):
                take_in(store, page(number), f"plan-{number}")
        check_whole(store)
    ingest(tmp_path, None, 120)
    with Store.open(tmp_path) as store:
        assert check_whole(store) == 120


def test_a_blob_that_finds_no_room_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with Store.open(tmp_path) as store:
        monkeypatch.setattr("output.store.blobs.os.fsync", full)
        with pytest.raises(DiskFull):
            take_in(store, page(1), "plan-1")
        monkeypatch.undo()
        assert store.blobs.leftovers() == ()
        take_in(store, page(1), "plan-1")
        assert check_whole(store) == 1


FILL = """
from pathlib import Path
from output.store import Store
from output.store.errors import DiskFull
from tests.output.ingesting import check_whole, ingest
home, ballast = Path("{disk}/home"), Path("{disk}/ballast")
ballast.write_bytes(bytes(6_000_000))
try:
    ingest(home, None, 60, size=50_000)
except DiskFull:
    ballast.unlink()
    with Store.open(home) as store:
        assert 0 < check_whole(store) < 60
    ingest(home, None, 60, size=50_000)
    with Store.open(home) as store:
        assert check_whole(store) == 60
    print("resumed")
"""


def test_a_disk_that_runs_full_and_is_freed_is_filled_from_where_it_stopped(tmp_path: Path) -> None:
    if (
        sys.platform != "linux"
        or subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("needs a Linux that lets users mount a small disk of their own")
    script = tmp_path / "fill.py"
    script.write_text(FILL.format(disk=tmp_path / "disk"))
    (tmp_path / "disk").mkdir()
    command = f"mount -t tmpfs -o size=10m small {tmp_path / 'disk'} && exec {sys.executable} {script}"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command], env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == "resumed\n", done.stderr
