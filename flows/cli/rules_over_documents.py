"""``policy-monitor rules coverage`` and ``rules diff``: what the rules do to documents."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import Annotated
from urllib.parse import unquote, urlsplit

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from extractors.fetch import expand
from extractors.rules import RulePackError, languages, packs_from
from extractors.rules.catalogue import books
from extractors.rules.coverage import Coverage, coverage_of
from extractors.rules.loader import PACKS
from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.voice import printable, say
from flows.each_document import Answer, each_document
from flows.rule_reports import Changes, Counted, changes_json, counted_json
from flows.settings import Settings

SHIPPED = "shipped"
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or web addresses.")]


class Format(StrEnum):
    """How a report is written."""

    TABLE = "table"
    JSONL = "jsonl"


def coverage(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="A table to read, or JSON lines.")] = Format.TABLE,
    pack: Annotated[
        Path | None, typer.Option("--pack", help="A folder with rules of your own over the shipped ones.", exists=True)
    ] = None,
) -> None:
    """Show how often each rule fires in documents, and which rules never do.

    policy-monitor rules coverage documents/

    policy-monitor rules coverage documents/ --pack my-rules --format jsonl
    """
    folder = (pack or PACKS).resolve()
    counted: list[Counted] = []
    failures = 0
    for answer in _answers(paths, "Counting", counted_json, folder):
        failures += answer.content is None
        if answer.content:
            counted.append(Counted.model_validate_json(answer.content))
    with packs_from(folder):
        met = sorted({document.language for document in counted if document.matches})
        rows = coverage_of(met, [Counter(document.matches) for document in counted])
    (_write_lines if form is Format.JSONL else _write_table)(rows)
    silent = sum(not row.matches for row in rows)
    say(f"{len(counted)} documents in {', '.join(met) or 'no language with rules'}; {silent} rules never fired.")
    raise typer.Exit(Ending.FAILED if failures else Ending.GOOD)


def diff(
    old: Annotated[str, typer.Argument(help="The rules as they are: a folder, or 'shipped'.")],
    new: Annotated[str, typer.Argument(help="The rules as they would be: a folder, or 'shipped'.")],
    paths: Paths,
) -> None:
    """Show which findings would appear (+), vanish (-) or change (~) in documents with other rules.

    A folder holds only the files that differ: what it lacks is taken from the shipped rules.

        policy-monitor rules diff shipped my-rules documents/

        policy-monitor rules diff rules-2026 rules-2027 strategy.pdf
    """
    before, after = _folder(old), _folder(new)
    totals: Counter[str] = Counter()
    failures = touched = documents = 0
    for answer in _answers(paths, "Comparing", changes_json, before, after):
        documents += 1
        failures += answer.content is None
        found = Changes.model_validate_json(answer.content).changes if answer.content else ()
        touched += bool(found)
        totals.update(change.sign for change in found)
        if found:
            typer.echo(printable(answer.url))
        for change in found:
            typer.echo("\n".join(f"  {printable(line)}" for line in str(change).split("\n")))
    say(
        f"{touched} of {documents} documents would change: {totals['+']} findings would appear, "
        f"{totals['-']} vanish, {totals['~']} change."
    )
    raise typer.Exit(Ending.FAILED if failures else Ending.GOOD)


def _answers(paths: Sequence[str], label: str, work: Callable[..., bytes], *folders: Path) -> Iterator[Answer]:
    """The answer for each document, with progress; what cannot be read is said in a sentence."""
    urls = [url for path in paths for url in expand(path)]
    if not urls:
        say("There are no documents here. Give a file, or a folder with PDF, HTML, DOCX or ODT files.")
        raise typer.Exit(Ending.USAGE)
    _check(folders)
    with progress(label, len(urls)) as advance:
        for answer in each_document(urls, Settings.load(), work, *folders):
            if answer.sentence:
                say(f"{answer.url}: {answer.sentence}")
            yield answer
            advance(Path(unquote(urlsplit(answer.url).path)).name)


def _check(folders: Sequence[Path]) -> None:
    """End the command when the rules of a folder cannot be read: every document would fail."""
    for folder in folders:
        with packs_from(folder):
            try:
                for language in languages():
                    books(language)
            except RulePackError as error:
                say(f"{error}. `policy-monitor rules check --pack {quote(str(folder))}` tells more.")
                raise typer.Exit(Ending.USAGE) from None


def _folder(name: str) -> Path:
    if name == SHIPPED:
        return PACKS
    if not Path(name).is_dir():
        say(f"There is no folder {name} with rules. Make one with 'policy-monitor rules copy', or write '{SHIPPED}'.")
        raise typer.Exit(Ending.USAGE)
    return Path(name).resolve()


def _write_lines(rows: Sequence[Coverage]) -> None:
    for row in rows:
        typer.echo(json.dumps({"rule": row.rule, "matches": row.matches, "documents": row.documents}))


def _write_table(rows: Sequence[Coverage]) -> None:
    table = Table(Column("rule", no_wrap=True), "matches", "documents")
    for row in sorted(rows, key=lambda r: -r.matches):
        table.add_row(escape(row.rule), str(row.matches) if row.matches else "never", str(row.documents))
    Console().print(table)
