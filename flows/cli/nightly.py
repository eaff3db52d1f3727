"""``policy-monitor nightly``: one night over the list of sources, through Prefect."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.run import prefect_for, told_to
from flows.cli.voice import say
from flows.night_lock import alone
from flows.settings import Settings
from flows.sources.sources import load_sources
from models.night import Night
from models.outcome import Outcome
from models.source import Source

Listed = Annotated[Path | None, typer.Option("--sources", help="The list of sources, instead of the setting's.")]
Everything = Annotated[bool, typer.Option("--all", help="Visit the sources that are not due as well.")]
Only = Annotated[list[str] | None, typer.Option("--source", metavar="ID", help="Only this source; repeat for more.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what is due; ask nobody.")]


def nightly(
    sources: Listed = None, everything: Everything = False, source: Only = None, dry_run: DryRun = False
) -> None:
    """Visit the sources that are due, as the nightly run does, and draft what is new or changed.

    policy-monitor nightly --dry-run

    policy-monitor nightly --all --source gov-uk-ai-playbook

    Sources are asked only for what has changed, each host in its own time. A run that was stopped is gone on with by
    the next one. What the night brought is told here, and to the channels of POLICY_MONITOR_DIGEST_TO.
    """
    path = (sources or Settings.load().sources).absolute()
    watched, only = load_sources(path), tuple(source or ())
    _check(path, watched, only)
    if dry_run:
        _tell_plan(watched, everything, only)
        return
    # A second night says so in a sentence here; Prefect would print where in the code it ended.
    with alone(Settings.load().home):
        pass
    raise typer.Exit(_run({"sources": str(path), "everything": everything, "only": only}))


def _check(path: Path, watched: tuple[Source, ...], only: tuple[str, ...]) -> None:
    if not watched:
        say(f"{path} lists no sources yet. Add a [[source]] with an id and a url, as the examples there show.")
        raise typer.Exit(Ending.USAGE)
    if unknown := sorted(set(only) - {source.id for source in watched}):
        say(f"{path} has no source {unknown[0]!r}. `policy-monitor sources list` shows the ids.")
        raise typer.Exit(Ending.USAGE)


def _tell_plan(watched: tuple[Source, ...], everything: bool, only: tuple[str, ...]) -> None:
    from flows.intake.intake import open_store
    from flows.night import Selection, utc_now
    from flows.night.plan import plan

    settings = Settings.load()
    with open_store(settings) as store:
        due = plan(store, watched, utc_now(), Selection(everything=everything, only=only))
    for source in due.sources:
        say(f"source    {source.id}: {source.url}")
    for source, state in due.documents:
        say(f"document  {source.id}: {state.item.url}")
    say(f"{due.due_sources} of {len(watched)} sources are due. Nobody was asked.")


def _run(arguments: dict[str, Any]) -> Ending:
    codes: set[str] = set()
    with prefect_for(_load) as settings:
        from flows.batch import on_outcome
        from flows.night.progress import on_asked

        with progress("Visiting", None) as advance:

            def note(outcome: Outcome) -> None:
                codes.add(outcome.code)
                advance(outcome.url)

            with told_to(on_asked, advance), told_to(on_outcome, note):
                night: Night = _load()(**arguments)
    _tell(night, settings)
    if night.failed:
        return Ending.FAILED
    return Ending.INCOMPLETE if "incomplete" in codes else Ending.GOOD


def _tell(night: Night, settings: Settings) -> None:
    from flows.digest.telling import digest_of
    from output.digest.forms import as_text

    for line in as_text(digest_of(night, settings)).splitlines():
        say(line)


def _load() -> Callable[..., Any]:
    from flows.nightly import nightly as flow

    return flow
