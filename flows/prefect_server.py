"""The Prefect server: the one that is configured or running, or one of our own on loopback."""

import fcntl
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

import requests

from flows.prefect_process import HOST

_START_SECONDS = 90.0
"""The first start makes Prefect's database: 8 s on an idle machine with two cores, several times that on a busy one."""
_FLUSH_SECONDS = 5.0


class NoPrefectServer(RuntimeError):
    """Prefect's server did not start, or the one configured does not answer."""


def configure(home: Path) -> None:
    """Set Prefect's settings for this process and its children, where the environment does not set them.

    Must be called before Prefect is imported. Prefect's database is kept apart from ours.
    """
    defaults = {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "ERROR",
        "PREFECT_RUNNER_POLL_FREQUENCY": "2",
        "DO_NOT_TRACK": "1",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


@contextmanager
def prefect_api(home: Path, meanwhile: Callable[[], object] = lambda: None) -> Iterator[str]:
    """The URL of a Prefect API for as long as the context lasts, also as ``PREFECT_API_URL``.

    It is the configured one, else that of a running ``policy-monitor serve``, else a server started now and
    stopped at the end; ``meanwhile`` is done while it starts. Raises ``NoPrefectServer``.
    """
    configure(home)
    configured = os.environ.get("PREFECT_API_URL")
    if configured:
        if not _answers(configured):
            raise NoPrefectServer(f"No Prefect server answers at {configured}. Start it, or unset PREFECT_API_URL.")
        meanwhile()
        yield configured
    elif serving := _announced(home):
        with _as_configured(serving):
            meanwhile()
            yield serving
    else:
        with server(home, meanwhile=meanwhile) as url:
            yield url


def api_in_use(home: Path) -> str | None:
    """The URL of the Prefect API that is configured or that a ``policy-monitor serve`` announced, if it answers."""
    configured = os.environ.get("PREFECT_API_URL")
    if configured:
        return configured if _answers(configured) else None
    return _announced(home)


@contextmanager
def server(
    home: Path, port: int | None = None, scheduling: bool = False, meanwhile: Callable[[], object] = lambda: None
) -> Iterator[str]:
    """Run a Prefect server on loopback; its API's URL, also as ``PREFECT_API_URL``.

    ``port`` none takes a free one. Without ``scheduling`` the services that only deployments need stay off.
    Raises ``NoPrefectServer`` when it does not start.
    """
    configure(home)
    port = port or _free_port()
    url = f"http://{HOST}:{port}/api"
    with ExitStack() as starting:
        starting.enter_context(_alone())
        with _as_configured(url), _process(port, _services(scheduling)) as process:
            meanwhile()
            _wait_until_ready(process, url)
            starting.close()
            yield url


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other process starts a server: two that make Prefect's database at once break it for each other."""
    folder = Path(os.environ["PREFECT_HOME"])
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "starting.lock").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _process(port: int, services: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The server's process, ended with the context."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter with fixed arguments
        [sys.executable, "-m", "flows.prefect_process", str(port)],
        env=os.environ | services,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _as_configured(url: str) -> Iterator[None]:
    os.environ["PREFECT_API_URL"] = url
    try:
        yield
    finally:
        os.environ.pop("PREFECT_API_URL", None)


def flush() -> None:
    """Send what Prefect still holds of this process's logs and events, before its server is stopped."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=_FLUSH_SECONDS)


def announce(home: Path, url: str) -> None:
    """Let other commands find the server that ``serve`` runs."""
    _address_file(home).write_text(url, encoding="utf-8")


def withdraw(home: Path) -> None:
    """Take the announcement back."""
    _address_file(home).unlink(missing_ok=True)


def _address_file(home: Path) -> Path:
    return home / "prefect" / "serving.url"


def _announced(home: Path) -> str | None:
    file = _address_file(home)
    url = file.read_text(encoding="utf-8") if file.exists() else None
    return url if url and _answers(url) else None


def _services(scheduling: bool) -> dict[str, str]:
    if scheduling:
        return {}
    unneeded = (
        "SCHEDULER",
        "LATE_RUNS",
        "CANCELLATION_CLEANUP",
        "PAUSE_EXPIRATIONS",
        "FOREMAN",
        "TRIGGERS",
        "REPOSSESSOR",
    )
    return {f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in unneeded} | {"PREFECT_UI_ENABLED": "false"}


def _wait_until_ready(process: "subprocess.Popen[bytes]", url: str) -> None:
    deadline = monotonic() + _START_SECONDS
    while not _answers(url):
        if process.poll() is not None:
            raise NoPrefectServer("Prefect's server ended while starting. Its reason is printed above.")
        if monotonic() > deadline:
            raise NoPrefectServer(f"Prefect's server did not start within {_START_SECONDS:.0f} seconds.")
        sleep(0.05)


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/health", timeout=5).ok
    except requests.RequestException:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
