"""Loads all that drafting needs when it is imported: the rules of every language, the vocabularies, the readers.

Worker processes that are forked afterwards begin with it and share its memory. Loading takes some 5 s of processor
time, 3 s of them for the French tokenizer: more than many a document, but once instead of once a worker.
"""

from datetime import UTC, datetime
from hashlib import sha256

from extractors.rules import languages
from flows.intake.drafting import Assignment, draft_json
from models.snapshot import Snapshot


def _page(language: str) -> Snapshot:
    content = f'<!doctype html><html lang="{language}"><title>1</title><main><h1>1</h1><p>2</p></main></html>'.encode()
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="text/html",
        requested_url="about:blank",
        final_url="about:blank",
        fetched_at=datetime.now(UTC),
    )


for _language in languages():
    draft_json(_page(_language), Assignment(work_id="loaded", profile="flanders", extractor_version="loaded"))
