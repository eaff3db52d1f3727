"""``policy-monitor inspect``: see how a page of a PDF was read."""

from pathlib import Path
from typing import Annotated

import typer

from extractors.failures import DocumentFailure
from extractors.fetch import fetch
from extractors.worker import WorkerPool
from flows.cli.ending import Ending
from flows.cli.voice import say
from flows.outcomes import failed
from flows.settings import Settings


def inspect(
    file: Annotated[str, typer.Argument(help="A PDF: a path or a web address.")],
    page: Annotated[int, typer.Option(min=1, help="Which page, counted from 1.")] = 1,
    out: Annotated[Path | None, typer.Option("--out", help="The image; by default NAME-PAGE.png here.")] = None,
) -> None:
    """Draw a page with the boxes of its blocks: what was read as a heading, a list item, a footnote.

    policy-monitor inspect strategy.pdf --page 3
    """
    settings = Settings.load()
    try:
        snapshot = fetch(file, settings.fetch_limits)
        with WorkerPool(settings.worker_limits) as pool:
            image = pool.submit(drawing, snapshot.content, page).result()
    except DocumentFailure as failure:
        say(failed(file, failure).sentence)
        raise typer.Exit(Ending.FAILED) from None
    if not image:
        say(f"The document has no page {page}.")
        raise typer.Exit(Ending.USAGE)
    target = out or Path(f"{Path(file).stem}-{page}.png")
    target.write_bytes(image)
    typer.echo(str(target))


def drawing(content: bytes, page: int) -> bytes:
    """The page with its blocks as PNG bytes; none when there is no such page. Raises a ``DocumentFailure``."""
    # Loads the PDF reader: only workers need it.
    from extractors.read.pdf import read_pdf
    from extractors.read.pdf.inspect import draw

    reading = read_pdf(content)
    return draw(content, reading, page) if page <= len(reading.pages) else b""
