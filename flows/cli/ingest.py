"""``policy-monitor ingest``: take documents in through Prefect."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from extractors.fetch import expand
from flows.cli.ending import Ending
from flows.cli.run import run_flow
from flows.cli.voice import say


def ingest(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="Web addresses, files or folders.")],
    shards: Annotated[
        int, typer.Option(min=1, max=1000, help="Runs to spread the documents over; more than 1 needs workers.")
    ] = 1,
) -> None:
    """Fetch documents, draft an entry for each, and store the drafts.

    What was taken in before and has not changed is left as it is. Every document ends with a sentence that says
    what became of it.

        policy-monitor ingest https://example.org/ai-vision

        policy-monitor ingest letter.pdf documents/

        policy-monitor ingest --shards 8 $(cat addresses.txt)

    The work runs as a Prefect flow: on the server that PREFECT_API_URL names, else on that of a running
    "policy-monitor serve", else on one started for the occasion (some seconds).
    """
    urls = [url for address in addresses for url in expand(address)]
    if not urls:
        say("There are no documents here. Give a web address, a file, or a folder with PDF, HTML, DOCX or ODT files.")
        raise typer.Exit(Ending.USAGE)
    raise run_flow(_load_ingest, {"addresses": urls, "shards": shards}, len(dict.fromkeys(urls)))


def _load_ingest() -> Callable[..., Any]:
    from flows.ingest import ingest as flow

    return flow
