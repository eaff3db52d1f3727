"""What the commands for sources have in common: which list is meant, and how rows are printed."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from flows.cli.voice import printable
from flows.settings import Settings


class Format(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


Form = Annotated[Format, typer.Option("--format", help="A table to read, JSON, or JSON lines.")]
Sources = Annotated[
    Path | None, typer.Option("--sources", help="The list of sources, instead of the setting's.", metavar="FILE")
]


def chosen(sources: Path | None) -> Path:
    """The list that is meant: the one that is named, or the setting's."""
    return sources or Settings.load().sources


def print_rows(rows: Sequence[dict[str, object]], form: Format) -> None:
    """Print rows as JSON or JSON lines."""
    if form is Format.JSON:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


def add_row(table: Table, *cells: str) -> None:
    """Add a row whose cells, each of one or more lines, are shown as they are, whatever a publisher wrote there."""
    table.add_row(*("\n".join(escape(printable(line)) for line in cell.split("\n")) for cell in cells))
