"""``policy-monitor sources add``: from an address to a source in the list."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer
from pydantic import ValidationError

from extractors.failures import DocumentFailure
from flows.cli.ending import Ending
from flows.cli.sources_options import chosen
from flows.cli.voice import say
from flows.intake.outcomes import failed
from flows.settings import Settings
from flows.sources.sources import load_sources
from flows.sources.writing import append, known_as, table
from models.snapshot import Snapshot
from models.source import Source

if TYPE_CHECKING:  # whoever discovers loads every reader, and no other command needs them
    from extractors.discover.recognise import Recognition


def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="A document, a page, a list, a feed or a sitemap.")],
    id_: Annotated[str | None, typer.Option("--id", help="Its short name, instead of one made of its title.")] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="The list, instead of the setting's.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be added, and write nothing.")] = False,
) -> None:
    """Look at an address, work out what kind of source it is, and add it to the list with the reason for each field.

    policy-monitor sources add https://example.org/publications --dry-run

    policy-monitor sources add https://example.org/feed.xml --id harbours-news
    """
    path = chosen(to)
    listed = load_sources(path) if path.exists() else ()
    found = _looked_at(url, listed, path)
    source = _named(found.source, id_, {source.id for source in listed}, path)
    _explain(found)
    typer.echo(table(source), nl=False)
    if dry_run:
        say("Nothing was written: this was a dry run.")
        return
    append(path, source)
    say(f"Added to {path} as {source.id}. See what it finds with: policy-monitor sources try {source.id}")


def recognition_json(snapshot: Snapshot) -> bytes:
    """The work of a worker: what the address of ``snapshot`` is a source of, as JSON. Raises a ``DocumentFailure``."""
    from extractors.discover.recognise import recognise

    return recognise(snapshot).model_dump_json().encode()


def _looked_at(url: str, listed: Sequence[Source], path: Path) -> "Recognition":
    """What stands at ``url``; a sentence and the end of the command when it cannot be added."""
    if urlsplit(url).scheme not in {"http", "https"}:
        say("Only what is on the web can be watched. Give an address that begins with https: or http:.")
        raise typer.Exit(Ending.USAGE)
    _refuse_double(known_as(listed, url), path)
    found = _recognised(url)
    _refuse_double(known_as(listed, found.found_at), path)
    return found


def _recognised(url: str) -> "Recognition":
    from extractors.discover.recognise import Recognition
    from flows.sources.discovering import discovery_pool, polite_get

    settings = Settings.load()
    try:
        with discovery_pool(settings) as pool:
            seen = pool.submit(recognition_json, polite_get(settings)(url)).result()
    except DocumentFailure as failure:
        say(failed(url, failure).sentence)
        raise typer.Exit(Ending.FAILED) from None
    return Recognition.model_validate_json(seen)


def _refuse_double(known: Source | None, path: Path) -> None:
    if known is not None:
        say(f"{path} has this address already, as {known.id!r}. Nothing was added.")
        raise typer.Exit(Ending.USAGE)


def _named(source: Source, wanted: str | None, taken: set[str], path: Path) -> Source:
    """The source with the id that is wanted, or one that is free."""
    from extractors.discover.recognise import free_id

    if wanted in taken:
        say(f"{path} has a source {wanted!r} already. Give another --id.")
        raise typer.Exit(Ending.USAGE)
    fields = source.model_dump() | {"id": wanted or free_id(source.id, taken)}
    try:
        return Source.model_validate(fields)
    except ValidationError:
        say(f"{wanted!r} is no id: it is made of a-z, 0-9 and '-', and begins with a letter or digit.")
        raise typer.Exit(Ending.USAGE) from None


def _explain(found: "Recognition") -> None:
    fields = found.source.model_dump(mode="json")
    for reason in found.reasons:
        value = fields[reason.field]
        shown = "not known" if value is None else f"{value:g}" if isinstance(value, float) else value
        say(f"{reason.field}: {shown} ({reason.why})")
    for suggestion in found.suggestions:
        say(suggestion)
