"""The open interfaces behind a server of their own, fetched as the night fetches them."""

import json
import socket
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from extractors.discover.adapters import ADAPTERS
from extractors.failures import NotFound, ServerTrouble
from extractors.fetch import FetchLimits, fetch
from models.item import Listing
from models.source import Source
from tests.extractors.discover.adapters import examples
from tests.web import Behaviour, always, answer, path_of, serving


def _asked(watched: Source, behave: Behaviour) -> Listing:
    with serving(behave) as port:
        limits = FetchLimits(ports=(port,), allow=("127.0.0.1",))
        here = watched.model_copy(update={"url": f"http://127.0.0.1:{port}{urlsplit(watched.url).path}"})
        return ADAPTERS[watched.kind](here, lambda url: fetch(url, limits))


def _paged(page: Callable[[int], object]) -> Behaviour:
    """Serves the page that begins at the number that ``start``, ``startRecord`` or ``skip`` asks for."""

    def behave(connection: socket.socket, request: bytes) -> None:
        asked = parse_qs(urlsplit(path_of(request)).query)
        body = page(int(next(asked[name][0] for name in ("start", "startRecord", "skip") if name in asked)))
        content = body if isinstance(body, str) else json.dumps(body)
        connection.sendall(answer(content.encode(), content_type="application/octet-stream"))

    return behave


def _page(start: int) -> range:
    return range(start, min(start + 50, 120))


PAGES: list[tuple[Source, Callable[[int], object]]] = [
    (examples.GOVUK, lambda start: examples.govuk_answer(*map(examples.govuk_result, _page(start)), total=120)),
    (examples.BEKENDMAKINGEN, lambda start: examples.sru(*map(examples.sru_record, _page(start - 1)), total=120)),
    (examples.CODEX, lambda skip: examples.codex(*map(examples.codex_result, _page(skip)), total=120)),
]


@pytest.mark.parametrize(("watched", "page"), PAGES)
def test_all_pages_of_an_interface_are_fetched(watched: Source, page: Callable[[int], object]) -> None:
    listing = _asked(watched, _paged(page))
    assert len(listing.items) == 120
    assert listing.complete


@pytest.mark.parametrize("name", examples.ORDINARY)
def test_what_the_server_says_of_its_answer_does_not_matter(name: str) -> None:
    watched, ordinary = examples.ORDINARY[name]
    content = ordinary if isinstance(ordinary, str) else json.dumps(ordinary)
    assert _asked(watched, always(answer(content.encode(), content_type="text/html"))).items


def test_a_server_that_gives_no_answer_fails_as_any_other() -> None:
    with pytest.raises(NotFound):
        _asked(examples.GOVUK, always(answer(b"{}", "404 Not Found")))
    with pytest.raises(ServerTrouble):
        _asked(examples.CODEX, always(answer(b"{}", "500 Internal Server Error")))
