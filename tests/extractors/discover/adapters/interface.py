"""Open interfaces for tests: what they answered, request by request."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from models.snapshot import Snapshot
from models.source import Source, SourceKind
from tests.extractors.discover.web import snapshot

Parameters = dict[str, list[str]]


def source(kind: SourceKind, url: str, language: str | None = None, **query: str) -> Source:
    """A source of an open interface."""
    return Source(id="watched", url=url, kind=kind, language=language, query=query)


class Interface:
    """Answers each request with what ``answer`` makes of its parameters, and remembers these."""

    def __init__(self, answer: Callable[[Parameters], object]) -> None:
        self._answer = answer
        self.asked: list[Parameters] = []

    def __call__(self, url: str) -> Snapshot:
        self.asked.append(parse_qs(urlsplit(url).query, keep_blank_values=True))
        body = self._answer(self.asked[-1])
        return snapshot(body if isinstance(body, str | bytes) else json.dumps(body), url)


def always(body: object) -> Interface:
    """An interface that has only one answer: bytes or text as they are, anything else as JSON."""
    return Interface(lambda _: body)
