"""Kills an ingestion of generated documents at random moments and counts what is lost, doubled or half-written.

python -m benchmarks.crashes --kills 200
"""

import argparse
import os
import random
import signal
import time
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from output.doctor import examine
from output.store import Store
from tests.output.examples import EXTRACTOR
from tests.output.ingesting import check_whole, ingest

HARMLESS = {"orphan-blob", "leftover", "little-disk"}
"""What a kill may leave: bytes that no row names."""


def main() -> None:
    """Kill, check, go on; at the end let it finish, and say what was found."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    with TemporaryDirectory() as folder:
        started, documents = time.monotonic(), options.kills * 10
        moments = kill_often(Path(folder), documents, options.kills, random.Random(options.seed))
        ingest(Path(folder), None, documents)
        with Store.open(Path(folder)) as store:
            found, left = check_whole(store), store.pending(EXTRACTOR)
        faults = [f for check in examine(Path(folder)) for f in check.faults if f.code not in HARMLESS]
        print(f"{options.kills} kills, {moments} of them between the first and the last document")
        print(f"{documents - found} of {documents} documents lost, {len(left)} pending, {len(faults)} faults")
        print(f"{time.monotonic() - started:.0f} seconds")


def kill_often(home: Path, documents: int, kills: int, chance: random.Random) -> int:
    """Start the ingestion ``kills`` times and kill it each time; how often it was half-way."""
    Store.open(home).close()
    half_way = 0
    for _ in range(kills):
        child = get_context("fork").Process(target=ingest, args=(home, None, documents))
        child.start()
        time.sleep(chance.uniform(0.02, 0.4))
        if child.pid is not None:
            os.kill(child.pid, signal.SIGKILL)
        child.join()
        with Store.open(home) as store:
            half_way += 0 < check_whole(store) < documents
    return half_way


if __name__ == "__main__":
    main()
