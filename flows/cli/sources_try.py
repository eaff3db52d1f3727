"""``policy-monitor sources try``: see what a source names now, and store nothing."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from extractors.failures import DocumentFailure
from extractors.profiles import load_profile
from flows.cli.ending import Ending
from flows.cli.sources_options import Form, Format, Sources, add_row, chosen, print_rows
from flows.cli.voice import say
from flows.intake.outcomes import failed
from flows.settings import Settings
from flows.sources.sources import load_sources
from models.item import Item, Listing
from models.source import Source


def try_source(
    name: Annotated[str, typer.Argument(help="The id of a source in the list.")],
    sources: Sources = None,
    form: Form = Format.TABLE,
    most: Annotated[int, typer.Option(min=1, help="Rows of the table.")] = 40,
) -> None:
    """Ask a source what it has, and show the documents that would be found now. Nothing is stored.

    policy-monitor sources try nl-havens-publicaties

    policy-monitor sources try nl-havens-publicaties --format jsonl | jq -r .url
    """
    path = chosen(sources)
    source = next((source for source in load_sources(path) if source.id == name), None)
    if source is None:
        say(f"{path} has no source {name!r}. 'policy-monitor sources list' shows those it has.")
        raise typer.Exit(Ending.USAGE)
    found = _asked(source)
    if form is Format.TABLE:
        _show(found, most)
    else:
        print_rows([item.model_dump(mode="json", exclude_none=True) for item in found.items], form)
    for warning in found.warnings:
        say(warning)
    say(_summary(source, found))
    raise typer.Exit(Ending.FAILED if len(found.items) < source.least_items else Ending.GOOD)


def _asked(source: Source) -> Listing:
    from flows.sources.discovering import discovered, discovery_pool, polite_get

    settings = Settings.load()
    try:
        with discovery_pool(settings) as pool:
            return discovered(source, polite_get(settings), pool, load_profile(settings.profile).languages)
    except DocumentFailure as failure:
        say(failed(source.url, failure).sentence)
        raise typer.Exit(Ending.FAILED) from None


def _show(found: Listing, most: int) -> None:
    table = Table(
        Column("document", overflow="fold"),
        Column("published", no_wrap=True),
        Column("updated", no_wrap=True),
        "language",
    )
    for item in found.items[:most]:
        address = item.document_url or item.url
        named = f"{item.title}\n  {address}" if item.title else address
        add_row(table, named, *_dates(item), _languages(item))
    Console().print(table)
    if len(found.items) > most:
        say(f"{len(found.items) - most} more are not shown; --most shows more, --format jsonl shows all.")


def _dates(item: Item) -> tuple[str, str]:
    return str(item.published or ""), item.updated.date().isoformat() if item.updated else ""


def _languages(item: Item) -> str:
    codes = [item.language, *(alternate.language for alternate in item.alternates)]
    return " ".join(dict.fromkeys(filter(None, codes)))


def _summary(source: Source, found: Listing) -> str:
    whole = "all that it has" if found.complete else "perhaps not all that it has"
    few = f", and {source.least_items} are expected at the least" if len(found.items) < source.least_items else ""
    return f"{source.id} names {len(found.items)} documents, {whole}{few}. Nothing was stored."
