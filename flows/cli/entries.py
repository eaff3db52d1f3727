"""``policy-monitor entries``: what the store holds, listed, shown and exported."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from extractors.profiles import load_profile
from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.voice import printable, say
from flows.cli.works import AmbiguousWork, short_length, work_named
from flows.intake.intake import open_store
from flows.settings import Settings
from models.entry import Entry
from output import render
from output.render import Language
from output.store import Store
from output.store.errors import UnknownWork
from output.store.queries import EntryLine, EntryQuery

app = typer.Typer(no_args_is_help=True, help="List, show and export the stored entries.")


class Listing(StrEnum):
    """How to print a list."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class Form(StrEnum):
    """How to print one entry."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


class Export(StrEnum):
    """What to write for all entries."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Spoken = Annotated[Language, typer.Option("--language", help="The language of labels and takeaways.")]
Jurisdiction = Annotated[str | None, typer.Option(help="Only this jurisdiction, e.g. NL, BE-VLG, EU.")]
DocumentType = Annotated[str | None, typer.Option(help="Only this document type, e.g. strategy.")]


@app.command("list")
def list_entries(
    form: Annotated[
        Listing, typer.Option("--format", help="table for people, json or jsonl for programs.")
    ] = Listing.TABLE,
    jurisdiction: Jurisdiction = None,
    document_type: DocumentType = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many, the newest first.")] = None,
) -> None:
    """List the entries, the newest first, as their reviewers left them.

    The table shows enough of each work's id to name it with.

    policy-monitor entries list --jurisdiction NL

    policy-monitor entries list --format jsonl | head
    """
    query = EntryQuery(jurisdiction=jurisdiction, document_type=document_type, limit=limit)
    with open_store(Settings.load()) as store:
        if form is Listing.TABLE:
            _print_table(store.listing(query))
        elif form is Listing.JSONL:
            sys.stdout.writelines(render.entry_json_lines(_reviewed(store, query)))
        else:
            sys.stdout.writelines(_json_array(_reviewed(store, query)))


@app.command()
def show(
    work: Annotated[str, typer.Argument(help="The work's id, or its beginning, as `entries list` shows it.")],
    form: Annotated[
        Form, typer.Option("--format", help="md to read here, html for a page, json for programs.")
    ] = Form.MARKDOWN,
    language: Spoken = "en",
    version: Annotated[int | None, typer.Option(min=1, help="This version, as the machine drafted it.")] = None,
) -> None:
    """Print one entry with its evidence, as its reviewers left it.

    policy-monitor entries show 4f0c2d9a

    policy-monitor entries show 4f0c2d9a --format html > entry.html
    """
    with open_store(Settings.load()) as store, _told():
        name = work_named(store, work)
        if version is not None:
            entry = store.entry(name, version)
        else:
            reviewed = store.reviewed(name)
            entry = reviewed.entry
            if reviewed.outdated:
                say(f"The document has changed since it was reviewed; look again at: {', '.join(reviewed.outdated)}.")
    typer.echo(_rendered(entry, form, language))


@app.command()
def export(
    works: Annotated[
        list[str] | None, typer.Argument(metavar="[WORK]...", help="Only these works: their ids, or how they begin.")
    ] = None,
    *,
    out: Annotated[Path, typer.Option("--out", help="The folder for the files; made when missing.")],
    form: Annotated[Export, typer.Option("--format", help="What to write.")] = Export.HTML,
    language: Spoken = "en",
    jurisdiction: Jurisdiction = None,
    document_type: DocumentType = None,
) -> None:
    """Write the current entries, as their reviewers left them: a page for each with an index, or one file for all.

    Prints the paths of the files that it wrote.

        policy-monitor entries export --out pages

        policy-monitor entries export 4f0c2d9a --out pages

        policy-monitor entries export --format csv --out tables
    """
    every = EntryQuery(jurisdiction=jurisdiction, document_type=document_type)
    with open_store(Settings.load()) as store, _told():
        names = dict.fromkeys(work_named(store, work) for work in works or ())
        queries = [every.model_copy(update={"work_id": name}) for name in names] or [every]
        out.mkdir(parents=True, exist_ok=True)
        entries = (entry for query in queries for entry in _reviewed(store, query))
        if form is Export.CSV:
            _write(out / "actions.csv", [render.actions_csv(entries)])
        elif form is Export.JSONL:
            _write(out / "entries.jsonl", render.entry_json_lines(entries))
        else:
            with progress("Writing", sum(len(store.listing(query)) for query in queries)) as advance:
                for path in _export_each(entries, out, Form(form.value), language):
                    advance(path.name)


@contextmanager
def _told() -> Iterator[None]:
    """End the command with a sentence when a work is not known by the name given."""
    try:
        yield
    except (UnknownWork, AmbiguousWork) as error:
        say(str(error))
        raise typer.Exit(Ending.USAGE) from None


def _reviewed(store: Store, query: EntryQuery) -> Iterator[Entry]:
    return (reviewed.entry for reviewed in store.all_reviewed(query))


def _export_each(entries: Iterable[Entry], out: Path, form: Form, language: Language) -> Iterator[Path]:
    pages = []
    for entry in entries:
        path = out / render.file_name(entry.work_id, language, form.value)
        _write(path, [_rendered(entry, form, language)])
        pages.append((entry, path.name))
        yield path
    if form is Form.HTML:
        _write(out / "index.html", [render.index_page(pages, language)])


def _rendered(entry: Entry, form: Form, language: Language) -> str:
    home = load_profile(Settings.load().profile).name
    if form is Form.HTML:
        return render.entry_page(entry, language, home)
    if form is Form.MARKDOWN:
        return render.entry_markdown(entry, language, home)
    return render.entry_json(entry)


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
    typer.echo(str(path))


def _json_array(entries: Iterable[Entry]) -> Iterator[str]:
    """A JSON array of the entries, one a line, without holding them all."""
    opening = "[\n"
    for line in render.entry_json_lines(entries):
        yield opening + line.rstrip("\n")
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _print_table(lines: Sequence[EntryLine]) -> None:
    length = short_length(lines)
    work = Column("work", no_wrap=True, min_width=length)
    table = Table(work, "published", "from", "what", "impact", "state", "title")
    for line in lines:
        shown = (line.published, line.jurisdiction, line.document_type, line.impact, line.state, line.title)
        cells = (line.work_id[:length], *shown)
        table.add_row(*("" if cell is None else escape(printable(str(cell))) for cell in cells))
    Console().print(table)
