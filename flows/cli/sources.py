"""``policy-monitor sources``: list, check, add and try the places that are watched."""

import typer
from rich.console import Console
from rich.table import Column, Table

from flows.cli.sources_add import add
from flows.cli.sources_check import check
from flows.cli.sources_options import Form, Format, Sources, add_row, chosen, print_rows
from flows.cli.sources_try import try_source
from flows.cli.voice import say
from flows.sources.sources import load_sources
from models.source import Source

app = typer.Typer(no_args_is_help=True, help="List, check, add and try the places that are watched.")


@app.command("list")
def list_sources(sources: Sources = None, form: Form = Format.TABLE) -> None:
    """List the sources: what each is, how often it is visited, and whether it has been seen to answer.

    policy-monitor sources list

    policy-monitor sources list --format jsonl | jq -r 'select(.kind == "feed") | .url'
    """
    path = chosen(sources)
    listed = load_sources(path)
    if form is not Format.TABLE:
        print_rows([source.model_dump(mode="json", exclude_none=True) for source in listed], form)
        return
    table = Table(Column("source", overflow="fold"), Column("hours", justify="right"), "verified")
    for source in listed:
        add_row(table, *_cells(source))
    Console().print(table)
    say(f"{len(listed)} sources in {path}.")


app.command()(check)
app.command()(add)
app.command("try")(try_source)


def _cells(source: Source) -> tuple[str, ...]:
    known = ", ".join(filter(None, (source.kind, source.jurisdiction, source.language)))
    named = f"{source.id}\n  {known}: {source.title or source.url}"
    return (named, f"{source.hours:g}", "yes" if source.verified else "no")
