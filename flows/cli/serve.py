"""``policy-monitor serve``: Prefect, the nightly schedule and the ad-hoc flow in one process tree."""

import os
from typing import Annotated

import typer

from flows.cli.voice import say
from flows.prefect_process import HOST
from flows.prefect_server import announce, configure, server, withdraw
from flows.settings import Settings

DEFAULT_PORT = 4200


def serve(
    port: Annotated[int, typer.Option(help="The port of Prefect's server, on this machine only.")] = DEFAULT_PORT,
) -> None:
    """Keep the monitor running: the nightly run on its schedule, and ad-hoc ingestion at any time.

    Prefect's page, where runs are started and watched, is at http://127.0.0.1:4200. With PREFECT_API_URL set,
    that server is used instead of one of our own.

        policy-monitor serve

        policy-monitor serve --port 4300
    """
    settings = Settings.load()
    settings.home.mkdir(parents=True, exist_ok=True)
    configure(settings.home)
    # Whoever reaches Prefect's page must not read this machine's files through it.
    os.environ["POLICY_MONITOR_LOCAL_FILES"] = "false"
    if os.environ.get("PREFECT_API_URL"):
        _serve_flows(settings)
        return
    with server(settings.home, port, scheduling=True) as url:
        announce(settings.home, url)
        say(f"Prefect is at http://{HOST}:{port}. Stop with Ctrl-C.")
        try:
            _serve_flows(settings)
        finally:
            withdraw(settings.home)


def _serve_flows(settings: Settings) -> None:
    """Register both flows and run what is scheduled or asked for, until the process is stopped."""
    from prefect import serve as serve_deployments

    from flows.deployments import deployments

    serve_deployments(*deployments(settings), pause_on_shutdown=False)
