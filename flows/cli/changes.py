"""``policy-monitor changes``: what became of the documents that are watched."""

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from flows.cli.change_text import change_text, counts
from flows.cli.ending import Ending
from flows.cli.voice import printable, say
from flows.intake.intake import open_store
from flows.settings import Settings
from models.change import ChangeKind
from output.store.change_pages import ChangeLine
from output.store.changes import ChangeQuery

app = typer.Typer(no_args_is_help=True, help="List and show what changed in the documents that are watched.")
_LAST = 50


class Listing(StrEnum):
    """How to print a list."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


@app.command("list")
def list_changes(
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"], help="Only those found since then (UTC).")
    ] = None,
    kind: Annotated[ChangeKind | None, typer.Option(help="Only this kind of news.")] = None,
    priority: Annotated[int | None, typer.Option(min=1, max=4, help="Only this priority and those before it.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = _LAST,
    form: Annotated[
        Listing, typer.Option("--format", help="table for people, json or jsonl for programs.")
    ] = Listing.TABLE,
) -> None:
    """List what became of the documents, the newest first: new, changed, moved, gone and back.

    Priority 1 is to be looked at now, 4 is for the record. The number names a change for `changes show`.

    policy-monitor changes list --since 2027-03-01 --priority 2

    policy-monitor changes list --kind removed --format jsonl
    """
    moment = since.replace(tzinfo=UTC) if since else None
    query = ChangeQuery(since=moment, kind=kind, priority=priority, limit=limit)
    with open_store(Settings.load()) as store:
        page = store.change_page(query)
    if form is Listing.TABLE:
        _print_table(page.lines)
        if page.total > len(page.lines):
            say(f"These are the newest {len(page.lines)} of {page.total}. Ask for more with --limit.")
    else:
        sys.stdout.writelines(_json(page.lines, form))


@app.command()
def show(
    number: Annotated[int, typer.Argument(min=1, help="The number of the change, as `changes list` shows it.")],
    form: Annotated[Listing, typer.Option("--format", help="table to read here, json for programs.")] = Listing.TABLE,
) -> None:
    """Print one change: section by section what the text said and says, and what that does to the findings.

    Words that are gone stand in [-brackets-], words that are new in {+braces+}.

    policy-monitor changes show 12
    """
    with open_store(Settings.load()) as store:
        line = store.change(number)
    if line is None:
        say(f"There is no change {number}. `policy-monitor changes list` shows what there is.")
        raise typer.Exit(Ending.USAGE)
    if form is Listing.TABLE:
        Console(soft_wrap=True, highlight=False).print(change_text(line))
    else:
        sys.stdout.writelines(_json([line], Listing.JSONL))


def _print_table(lines: Iterable[ChangeLine]) -> None:
    table = Table(Column("number", justify="right"), "found", "priority", "kind", "from", "what changed", "title")
    for line in lines:
        change = line.change
        found = line.found_at.strftime("%Y-%m-%d %H:%M")
        shown = (line.number, found, change.priority, change.kind, line.jurisdiction, counts(change), line.title)
        table.add_row(*("" if cell is None else escape(printable(str(cell))) for cell in shown))
    Console().print(table)


def _json(lines: Sequence[ChangeLine], form: Listing) -> list[str]:
    objects = [line.model_dump_json() for line in lines]
    if form is Listing.JSONL:
        return [text + "\n" for text in objects]
    return ["[" + ",\n".join(objects) + "]\n"]
