"""``policy-monitor re-extract``: draft stored documents anew when rules or readers have changed."""

import json
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.run import run_flow
from flows.cli.voice import printable, say
from flows.cli.works import AmbiguousWork, work_named
from flows.intake.intake import open_store
from flows.intake.redraft import pending_urls
from flows.intake.rehearsal import Rehearsed, rehearse
from flows.settings import Settings
from output.store.errors import UnknownWork


class Format(StrEnum):
    """How the report is written."""

    TEXT = "text"
    JSONL = "jsonl"


def re_extract(
    work: Annotated[
        list[str] | None, typer.Option("--work", help="Only this work, by the beginning of its id; may be repeated.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="No more than so many documents, the oldest first.")] = None,
    shards: Annotated[
        int, typer.Option(min=1, max=1000, help="Runs to spread the documents over; more than 1 needs workers.")
    ] = 1,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and store nothing.")] = False,
    form: Annotated[Format, typer.Option("--format", help="The report of a dry run: text, or JSON lines.")] = (
        Format.TEXT
    ),
) -> None:
    """Draft stored documents anew after rules or readers have changed.

    Nothing is fetched: the archived documents are read again. What reviewers decided stays as it is; claims that now
    say something else come back to them. No document counts as changed, and nobody is alerted. What is done already
    is passed over, so that a run that was stopped is simply started again.

        policy-monitor re-extract --dry-run

        policy-monitor re-extract --work 4f0c2d9a

        policy-monitor re-extract --shards 8
    """
    settings = Settings.load()
    with open_store(settings) as store:
        try:
            works = [work_named(store, name) for name in work or ()]
        except (UnknownWork, AmbiguousWork) as error:
            say(str(error))
            raise typer.Exit(Ending.USAGE) from None
        urls = pending_urls(settings, store, works, limit)
    if not urls:
        say("Nothing to do: these rules and readers have dealt with every stored document.")
        raise typer.Exit(Ending.GOOD)
    if dry_run:
        raise typer.Exit(_rehearse(settings, urls, form))
    raise run_flow(_load, {"works": works, "limit": limit, "shards": shards}, len(urls))


def _rehearse(settings: Settings, urls: list[str], form: Format) -> Ending:
    totals: Counter[str] = Counter()
    with progress("Drafting", len(urls)) as advance:
        for rehearsed in rehearse(settings, urls):
            _count(rehearsed, totals)
            (_write_line if form is Format.JSONL else _write)(rehearsed)
            advance(rehearsed.outcome.url)
    say(
        f"{totals['entries']} of {len(urls)} entries would change: {totals['+']} findings would appear, "
        f"{totals['-']} vanish, {totals['~']} change; {totals['fields']} fields would change. "
        f"{totals['returned']} decided claims would come back to reviewers."
    )
    if totals["failed"]:
        say(f"{totals['failed']} documents could not be read; their entries would stay as they are.")
    return Ending.FAILED if totals["failed"] else Ending.GOOD


def _count(rehearsed: Rehearsed, totals: Counter[str]) -> None:
    totals["failed"] += not rehearsed.outcome.good
    totals["returned"] += len(rehearsed.returned)
    if rehearsed.difference:
        totals["entries"] += 1
        totals["fields"] += len(rehearsed.difference.fields)
        totals.update(change.sign for change in rehearsed.difference.findings)


def _write(rehearsed: Rehearsed) -> None:
    found = rehearsed.difference
    if not rehearsed.outcome.good:
        say(f"{rehearsed.outcome.url}: {rehearsed.outcome.sentence}")
    if not found:
        return
    typer.echo(printable(f"{found.url}  ({found.work_id})"))
    for line in (line for change in (*found.fields, *found.findings) for line in str(change).split("\n")):
        typer.echo(f"  {printable(line)}")
    if rehearsed.returned:
        typer.echo(f"  back to reviewers: {printable(', '.join(rehearsed.returned))}")


def _write_line(rehearsed: Rehearsed) -> None:
    if rehearsed.difference:
        line = rehearsed.difference.model_dump(mode="json") | {"returned": rehearsed.returned}
        typer.echo(json.dumps(line, ensure_ascii=False))


def _load() -> Callable[..., Any]:
    from flows.re_extract import re_extract as flow

    return flow
