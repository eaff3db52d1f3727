"""``policy-monitor publish``: the public monitor as a folder of files."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from extractors.profiles import load_profile
from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.voice import say
from flows.intake.intake import open_store
from flows.settings import Settings
from output.publish.export import Exported, ExportRefused, export
from output.publish.site import Site
from output.store.published_works import published_works


def publish(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or empty folder, or one that an earlier run wrote.")
    ],
    base_url: Annotated[
        str | None,
        typer.Option(
            help="Where the folder will be reached, e.g. https://monitor.example.org/ or https://example.org/monitor/. "
            "Feeds and shared links then carry whole addresses, and there is a sitemap."
        ),
    ] = None,
) -> None:
    """Write all published entries to DIR as a web site that any web server can host.

    Run it again after publishing: only files that differ are replaced, once all are ready, and withdrawn entries make
    place for a page that says so. Files of yours in DIR are left alone.

        policy-monitor publish site

        policy-monitor publish /srv/www/monitor --base-url https://example.org/monitor/
    """
    settings = Settings.load()
    site = _site(settings, base_url)
    with open_store(settings) as store:
        try:
            with progress("Writing", len(published_works(store.engine))) as advance:
                done = export(store, folder, site, advance)
        except ExportRefused as error:
            say(str(error))
            raise typer.Exit(Ending.USAGE) from None
    say(_told(done, folder, site))


def _site(settings: Settings, base_url: str | None) -> Site:
    home = load_profile(settings.profile).name
    try:
        return Site(base_url=base_url, home=home, timezone=settings.desk_timezone.key)
    except ValidationError as error:
        say(error.errors()[0]["msg"].removeprefix("Value error, "))
        raise typer.Exit(Ending.USAGE) from None


def _told(done: Exported, folder: Path, site: Site) -> str:
    entries = "1 entry is" if done.entries == 1 else f"{done.entries} entries are"
    files = done.files
    counts = f"{files.written} files written, {files.kept} as they were, {files.removed} removed"
    page = (folder.absolute() / "index.html").as_uri()
    hint = "" if site.base_url else " With --base-url it would have a sitemap, and whole addresses in its feeds."
    return f"{entries} published in {folder}: {counts}. Open {page} in a browser.{hint}"
