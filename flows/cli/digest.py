"""``policy-monitor digest``: what a night brought, shown or sent."""

from enum import StrEnum
from typing import Annotated

import typer

from flows.cli.ending import Ending
from flows.cli.voice import say
from flows.digest import Sent, tell
from flows.digest.telling import digest_of
from flows.intake.intake import open_store
from flows.settings import Settings, variable
from models.night import Night
from output.digest.forms import as_json, as_page, as_text
from output.store import Store

app = typer.Typer(no_args_is_help=True, help="Show or send the digest of a night.")


class Form(StrEnum):
    """How to print a digest."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


Number = Annotated[int | None, typer.Option("--night", min=1, help="The number of the night; by default the last one.")]


@app.command()
def show(
    form: Annotated[Form, typer.Option("--format", help="text for people, html for a browser, json for programs.")] = (
        Form.TEXT
    ),
    night: Number = None,
) -> None:
    """Print the digest of a night, with every line that it has.

    policy-monitor digest show

    policy-monitor digest show --night 12 --format html > night.html
    """
    settings = Settings.load()
    with open_store(settings) as store:
        number, brought = _night(store, night)
    told = digest_of(brought, settings, number, most=None)
    typer.echo({Form.TEXT: as_text, Form.HTML: as_page, Form.JSON: as_json}[form](told), nl=False)


@app.command()
def send(
    night: Number = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which channels would get it.")] = False,
) -> None:
    """Send the digest of a night to the channels of POLICY_MONITOR_DIGEST_TO that have not had it (docs/digest.md).

    policy-monitor digest send --dry-run
    """
    settings = Settings.load()
    if not settings.digest_to:
        say(f"There are no channels. Name them in {variable('digest_to')}; docs/digest.md says how.")
        raise typer.Exit(Ending.USAGE)
    with open_store(settings) as store:
        number, _ = _night(store, night)
        if dry_run:
            _say_who(store, settings, number)
            return
        sent = tell(store, settings, number)
    for result in sent:
        say(_told(result))
    if not sent:
        say(f"Night {number} needs no telling: every channel has had it, or DIGEST_WHEN is news and it has none.")
    if any(result.error for result in sent):
        raise typer.Exit(Ending.FAILED)


def _night(store: Store, number: int | None) -> tuple[int, Night]:
    ended = [night.number for night in store.nights() if night.ended_at]
    wanted = number if number is not None else next(iter(ended), None)
    night = store.night(wanted) if wanted is not None else None
    if wanted is None or night is None:
        known = f"The last is night {ended[0]}." if ended else "Run `policy-monitor nightly` first."
        say(f"{f'There is no night {number} that has ended' if number else 'No night has ended yet'}. {known}")
        raise typer.Exit(Ending.USAGE)
    return wanted, night


def _say_who(store: Store, settings: Settings, number: int) -> None:
    from flows.digest.channel import Channel

    had = store.digest_channels(number)
    for position, address in enumerate(settings.digest_to, start=1):
        channel = Channel(position, address)
        say(f"Night {number}: channel {channel.name} {_plan(channel.sound, channel.name in had)}.")


def _plan(sound: bool, had: bool) -> str:
    if not sound:
        return "has an address that Apprise does not know"
    return "has had it" if had else "would get it"


def _told(result: Sent) -> str:
    return (
        f"Channel {result.channel} did not get it: {result.error}."
        if result.error
        else f"Sent to channel {result.channel}."
    )
