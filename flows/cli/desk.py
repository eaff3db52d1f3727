"""``policy-monitor desk``: the web application for reviewers."""

import socket
import webbrowser
from typing import Annotated

import typer

from flows.cli.ending import Ending
from flows.cli.voice import say
from flows.settings import Settings, variable

DEFAULT_PORT = 8600
_HOST = "127.0.0.1"


def desk(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at; 0 takes a free one.")] = (
        DEFAULT_PORT
    ),
    host: Annotated[str, typer.Option(help="The address to listen at; others can only reach one of the network.")] = (
        _HOST
    ),
    open_: Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")] = False,
) -> None:
    """Start the desk, where drafts are reviewed beside their source, corrected and published.

    It runs until Ctrl-C, for the browsers of this machine only:

        policy-monitor desk --open

    As long as it has no users, it opens without log-in and everyone on this machine may do everything. For others,
    add an administrator first, and put a proxy that speaks https before it (docs/desk.md):

        policy-monitor people add ada --role admin

        policy-monitor desk --host 0.0.0.0
    """
    settings = Settings.load()
    listening = _listen(host, port)
    try:
        _serve(settings, host, listening, open_)
    except KeyboardInterrupt:
        raise typer.Exit(Ending.GOOD) from None
    finally:
        listening.close()


def _serve(settings: Settings, host: str, listening: socket.socket, open_: bool) -> None:
    # Loads the web server and all parts of the desk: only this command needs them.
    from flows.desk.desk import DeskMisconfigured, is_loopback, opened_desk
    from flows.desk.server import serve_desk

    port = listening.getsockname()[1]
    address = settings.desk_public_url or f"http://{_in_address(host)}:{port}"
    try:
        with opened_desk(settings, host, port) as app:
            if not is_loopback(host) and not address.startswith("https:"):
                say(f"Passwords travel unencrypted. Set {variable('desk_public_url')} to an https address of a proxy.")
            try:
                serve_desk(app, listening, lambda: _ready(address, open_))
            except KeyboardInterrupt:  # told now, for workers that are still starting take some seconds to end
                say("The desk has stopped. All that was saved is kept.")
                raise
    except DeskMisconfigured as problem:
        say(str(problem))
        raise typer.Exit(Ending.USAGE) from None


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        say(f"The desk cannot listen at {host}, port {port}: {error.strerror}. Is it running already? Try --port 0.")
        raise typer.Exit(Ending.FAILED) from None


def _ready(address: str, open_: bool) -> None:
    say(f"The desk is at {address}. Stop with Ctrl-C.")
    if open_:
        webbrowser.open(address)


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
