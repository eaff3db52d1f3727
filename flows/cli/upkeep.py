"""``policy-monitor doctor``, ``rebuild``, ``backup`` and ``restore``: keep the store sound."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.voice import printable, say
from flows.intake.intake import open_store, store_places
from flows.settings import Settings
from output.doctor import examine
from output.store.backup import backup as write_backup
from output.store.rebuild import rebuild as rebuild_rows
from output.store.restore import restore as read_backup


def doctor() -> None:
    """Look the store over: database, archived documents, disk; say what is wrong and how to mend it.

    Changes nothing. Ends with 1 when something is wrong.

        policy-monitor doctor
    """
    sound = True
    for check in examine(*store_places(Settings.load())):
        typer.echo(f"{'ok   ' if check.sound else 'FAULT'} {check.name}")
        for fault in check.faults:
            sound = False
            typer.echo(printable(f"      {fault.sentence} {fault.remedy}"))
    raise typer.Exit(Ending.GOOD if sound else Ending.FAILED)


def rebuild() -> None:
    """Write the queue and the search index anew, from the entries and what people decided. Changes nothing else.

    Needed when the doctor says so, and after a change of how works are put in order.

        policy-monitor rebuild
    """
    with open_store(Settings.load()) as store:
        with progress("Writing", None) as advance:
            for work_id in rebuild_rows(store.engine):
                advance(work_id)
        works = len(store.listing())
    say(f"Written anew: the places of {works} works in the queue and the search.")


def backup(target: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]) -> None:
    """Write everything the store holds to one file, also while the monitor runs.

    policy-monitor backup monitor-2026-11-23.tar
    """
    try:
        with open_store(Settings.load()) as store:
            manifest = write_backup(store, target)
    except FileExistsError as error:
        say(str(error))
        raise typer.Exit(Ending.USAGE) from None
    rows = sum(table.rows for table in manifest.tables.values())
    say(f"{target}: {rows} rows and {manifest.blobs} archived documents.")
    if not rows:
        say("The store is empty. If you expected something in it, check POLICY_MONITOR_HOME and DATABASE_URL.")
    if manifest.missing:
        say(f"{len(manifest.missing)} archived documents were lost or changed. Run `policy-monitor doctor`.")
        raise typer.Exit(Ending.FAILED)


def restore(source: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Fill an empty store from a backup; SQLite and PostgreSQL backups fit either.

    POLICY_MONITOR_HOME=/srv/monitor-new policy-monitor restore monitor-2026-11-23.tar
    """
    if not source.is_file():
        say(f"There is no file {source}. Name one that `policy-monitor backup` wrote.")
        raise typer.Exit(Ending.USAGE)
    manifest = read_backup(source, *store_places(Settings.load()))
    made = f"{manifest.made_at:%Y-%m-%d %H:%M} UTC"
    say(f"Restored {manifest.blobs} archived documents and all that was made of them until {made}.")
