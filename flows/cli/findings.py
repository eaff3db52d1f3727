"""``policy-monitor findings``: what is in some documents, as JSON files, without touching the store."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import unquote, urlsplit

import typer

from extractors.failures import DocumentFailure
from extractors.fetch import expand, fetch
from extractors.worker import Job, WorkerPool
from flows.ahead import ahead
from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.voice import say
from flows.findings import findings_json
from flows.outcomes import failed
from flows.settings import Settings


class _Sent(NamedTuple):
    url: str
    answer: Job | DocumentFailure


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
        for url, content, sentence in _found(urls, settings):
            (out / names[url]).write_bytes(content)
            if sentence:
                failures += 1
                say(f"{url}: {sentence}")
            advance(url)
    raise typer.Exit(Ending.FAILED if failures else Ending.GOOD)


def _found(urls: list[str], settings: Settings) -> Iterator[tuple[str, bytes, str | None]]:
    """The JSON for each URL, with the sentence that says why when it is empty."""
    with WorkerPool(settings.worker_limits, preload=("extractors.pipeline",)) as pool:
        sent = (_Sent(url, _send(url, pool, settings)) for url in dict.fromkeys(urls))
        for url, answer in ahead(sent, settings.worker_count):
            try:
                if isinstance(answer, DocumentFailure):
                    raise answer
                yield url, answer.result(), None
            except DocumentFailure as failure:
                sentence = failed(url, failure).sentence
                yield url, _empty(failure.code, sentence), sentence


def _send(url: str, pool: WorkerPool, settings: Settings) -> Job | DocumentFailure:
    try:
        return pool.submit(findings_json, fetch(url, settings.fetch_limits))
    except DocumentFailure as failure:
        return failure


def _empty(code: str, sentence: str) -> bytes:
    nothing: dict[str, object] = {kind: [] for kind in ("sections", "principles", "pillars", "actions")}
    return json.dumps(nothing | {"entry": {}, "error": {"code": code, "sentence": sentence}}, indent=1).encode()


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
