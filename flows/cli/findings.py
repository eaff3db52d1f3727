"""``policy-monitor findings``: what is in some documents, as JSON files, without touching the store."""

import json
import re
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit

import typer

from extractors.fetch import expand
from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.voice import say
from flows.each_document import Answer, each_document
from flows.findings import findings_json
from flows.settings import Settings


def findings(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or web addresses.")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the JSON files; made when missing.")],
) -> None:
    """Write what is found in each document to DIR/NAME.json, without storing anything.

    Each file holds the document's sections, principles, pillars, action points and entry fields. A document
    that cannot be read gets a file with the key "error".

        policy-monitor findings strategy.pdf --out found

        policy-monitor findings documents/ https://example.org/vision --out found
    """
    settings = Settings.load()
    urls = [url for path in paths for url in expand(path)]
    if not urls:
        say("There are no documents here. Give a file, or a folder with PDF, HTML, DOCX or ODT files.")
        raise typer.Exit(Ending.USAGE)
    out.mkdir(parents=True, exist_ok=True)
    names = _file_names(urls)
    failures = 0
    with progress("Reading", len(urls)) as advance:
        for answer in each_document(urls, settings, findings_json):
            (out / names[answer.url]).write_bytes(answer.content or _empty(answer))
            if answer.sentence:
                failures += 1
                say(f"{answer.url}: {answer.sentence}")
            advance(answer.url)
    raise typer.Exit(Ending.FAILED if failures else Ending.GOOD)


def _empty(answer: Answer) -> bytes:
    nothing: dict[str, object] = {kind: [] for kind in ("sections", "principles", "pillars", "actions")}
    error = {"code": answer.code, "sentence": answer.sentence}
    return json.dumps(nothing | {"entry": {}, "error": error}, indent=1).encode()


def _file_names(urls: list[str]) -> dict[str, str]:
    """A file name for each URL, safe on any system: the document's own, numbered when two are the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for url in urls:
        stem = re.sub(r"[^\w.-]+", "-", Path(unquote(urlsplit(url).path)).stem).strip(".-")[:120] or "document"
        number, name = 1, f"{stem}.json"
        while name in taken:
            number += 1
            name = f"{stem}-{number}.json"
        names[url] = name
        taken.add(name)
    return names
