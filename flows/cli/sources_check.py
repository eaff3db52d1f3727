"""``policy-monitor sources check``: is the list right, and do the sources answer?"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from extractors.profiles import load_profile
from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.sources_options import Form, Format, Sources, add_row, chosen, print_rows
from flows.cli.voice import printable, say
from flows.settings import Settings
from flows.sources.sources import load_sources
from flows.sources.writing import mark_verified

if TYPE_CHECKING:  # whoever discovers loads every reader, and no other command needs them
    from flows.sources.asking import Reply


def check(
    sources: Sources = None,
    online: Annotated[bool, typer.Option("--online", help="Ask each source as well, politely.")] = False,
    mark: Annotated[
        bool, typer.Option("--mark", help="With --online: write verified = true at those that answer.")
    ] = False,
    form: Form = Format.TABLE,
) -> None:
    """Check the list: fields, ids, addresses, selectors, queries. With --online, ask each source how many it names.

    Ends with 1 when something is wrong, or a source does not answer or names fewer than its least_items.

        policy-monitor sources check

        policy-monitor sources check --online --mark

        policy-monitor sources check --online --format jsonl | jq -r 'select(.code != "ok") | .id'
    """
    from flows.sources.check import complaints

    path = chosen(sources)
    wrong = complaints(path)
    for line in wrong:
        typer.echo(printable(line))
    if wrong:
        say(f"{len(wrong)} things are wrong in {path}. docs/sources.md explains every field.")
        raise typer.Exit(Ending.FAILED)
    say(f"{len(load_sources(path))} sources in {path}: nothing is wrong.")
    if online:
        raise typer.Exit(_ask(path, form, mark=mark))


def _ask(path: Path, form: Format, *, mark: bool) -> Ending:
    from flows.sources.asking import ask_all

    settings, sources = Settings.load(), load_sources(path)
    with progress("Asking", len(sources)) as advance:
        replies = list(ask_all(sources, settings, load_profile(settings.profile).languages, advance))
    _show(replies, form)
    answered = [reply for reply in replies if reply.answered]
    say(f"{len(answered)} of {len(replies)} sources answered.")
    fresh = [reply.id for reply in replies if reply.code == "ok" and not reply.verified]
    if fresh and mark:
        mark_verified(path, fresh)
        say(f"Marked as verified in {path}: {', '.join(fresh)}.")
    elif fresh:
        say(f"These answered, and the list has verified = false: {', '.join(fresh)}. --mark writes verified = true.")
    return Ending.GOOD if all(reply.code == "ok" for reply in replies) else Ending.FAILED


def _show(replies: Sequence["Reply"], form: Format) -> None:
    if form is not Format.TABLE:
        print_rows([reply.model_dump(mode="json") for reply in replies], form)
        return
    table = Table(
        Column("source", overflow="fold"), Column("answer", no_wrap=True), Column("documents", justify="right")
    )
    for reply in replies:
        told = f"{reply.id}\n  {reply.sentence}" if reply.sentence else reply.id
        add_row(table, told, reply.code, str(reply.items))
    Console().print(table)
