"""``policy-monitor entries parity``: whether two language versions of one work say the same."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from extractors.parity import compare
from flows.cli.ending import Ending
from flows.cli.voice import printable, say
from flows.cli.works import AmbiguousWork, work_named
from flows.intake.intake import open_store
from flows.settings import Settings
from models.parity import Parity, Side
from output.render import Language
from output.store.errors import UnknownWork

_QUOTES, _QUOTE = 3, 100
"""How many quotes, and how many characters of each, a cell of the table holds: enough to find the places."""


class Form(StrEnum):
    """How to print the comparison."""

    TABLE = "table"
    JSON = "json"


Work = Annotated[str, typer.Argument(help="A work's id, or its beginning, as `entries list` shows it.")]


def parity(
    first: Work,
    second: Work,
    form: Annotated[Form, typer.Option("--format", help="table for people, json for programs.")] = Form.TABLE,
    language: Annotated[Language, typer.Option("--language", help="The language of the sentences.")] = "en",
) -> None:
    """Compare two language versions of one work, as their reviewers left them, and show where they differ.

    Compared are the numbers of principles, pillars and action points, the deadlines, the amounts of money, the
    publication date, the document type and the audience; not the words. Ends with 0 when there is no difference, with
    1 when there is one, and with 2 when a work is not known.

    policy-monitor entries parity 4f0c2d9a 81b36e57

    policy-monitor entries parity 4f0c2d9a 81b36e57 --format json
    """
    compared = _compared(first, second)
    if form is Form.JSON:
        typer.echo(compared.model_dump_json(indent=1))
    else:
        _print_table(compared, language)
    raise typer.Exit(Ending.GOOD if compared.equal else Ending.FAILED)


def _compared(first: str, second: str) -> Parity:
    with open_store(Settings.load()) as store:
        try:
            works = [work_named(store, name) for name in (first, second)]
        except (UnknownWork, AmbiguousWork) as error:
            say(str(error))
            raise typer.Exit(Ending.USAGE) from None
        if works[0] == works[1]:
            say(f"Both name the work {works[0]}. Give two works: one for each language version.")
            raise typer.Exit(Ending.USAGE)
        return compare(*(store.reviewed(work).entry for work in works))


def _print_table(compared: Parity, language: Language) -> None:
    console = Console()
    console.print(compared.summary.in_language(language), markup=False, highlight=False)
    if compared.equal:
        return
    versions = (f"{version.language} {version.work_id[:8]}" for version in (compared.first, compared.second))
    table = Table("", *map(escape, versions), show_lines=True)
    for difference in compared.differences:
        cells = (difference.sentence.in_language(language), _quotes(difference.first), _quotes(difference.second))
        table.add_row(*map(escape, cells))
    console.print(table)


def _quotes(side: Side) -> str:
    """The first quotes of a side, each with its page and the finding's id."""
    lines = []
    for proof in side.proofs[:_QUOTES]:
        quote = printable(" ".join(proof.quote.split()))
        short = quote if len(quote) <= _QUOTE else f"{quote[: _QUOTE - 1]}…"
        where = ", ".join(part for part in (proof.finding, f"p. {proof.page}" if proof.page else None) if part)
        lines.append(f"“{short}”" + (f" ({where})" if where else ""))
    if more := len(side.proofs) - _QUOTES:
        lines += [f"+ {more} (--format json)"] if more > 0 else []
    return "\n".join(lines)
