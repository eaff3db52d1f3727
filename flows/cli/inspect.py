"""``policy-monitor inspect``: see how a page of a PDF was read."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.ending import Ending
from flows.cli.voice import say
from flows.each_document import each_document
from flows.settings import Settings
from models.snapshot import Snapshot


def inspect(
    file: Annotated[str, typer.Argument(help="A PDF: a path or a web address.")],
    page: Annotated[int, typer.Option(min=1, help="Which page, counted from 1.")] = 1,
    out: Annotated[Path | None, typer.Option("--out", help="The image; by default NAME-PAGE.png here.")] = None,
) -> None:
    """Draw a page with the boxes of its blocks: what was read as a heading, a list item, a footnote.

    policy-monitor inspect strategy.pdf --page 3
    """
    (answer,) = each_document([file], Settings.load(), drawing, page)
    if answer.sentence:
        say(answer.sentence)
        raise typer.Exit(Ending.FAILED)
    if not answer.content:
        say(f"The document has no page {page}.")
        raise typer.Exit(Ending.USAGE)
    target = out or Path(f"{Path(file).stem}-{page}.png")
    target.write_bytes(answer.content)
    typer.echo(str(target))


def drawing(snapshot: Snapshot, page: int) -> bytes:
    """The page with its blocks as PNG bytes; none when there is no such page. Raises a ``DocumentFailure``."""
    # Loads the PDF reader: only workers need it.
    from extractors.read.pdf import read_pdf
    from extractors.read.pdf.inspect import draw

    reading = read_pdf(snapshot.content)
    return draw(snapshot.content, reading, page) if page <= len(reading.pages) else b""
