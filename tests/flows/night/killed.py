"""A night in a process of its own, to be killed: ``python -m tests.flows.night.killed HOME ADDRESS PATH...``."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from flows.night import run_night
from flows.settings import Settings
from models.source import Source


def watched(address: str, paths: list[str]) -> tuple[Source, ...]:
    """A source for each path at ``address``."""
    return tuple(Source(id=path.strip("/"), url=f"{address}{path}", kind="document") for path in paths)


def settings(home: Path, address: str) -> Settings:
    """What both the killed night and the one that goes on with it run with."""
    port = urlsplit(address).port or 80
    return Settings(
        home=home,
        fetch_allow=("127.0.0.1",),
        fetch_ports=(port,),
        fetch_pause_seconds=0,
        fetch_tries=1,
        worker_count=1,
        batch_size=4,
    )


if __name__ == "__main__":
    home, address, *paths = sys.argv[1:]
    run_night(settings(Path(home), address), watched(address, paths))
