"""A publisher whose site changes between nights, and nights that pass in a moment."""

import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import sleep
from xml.sax.saxutils import escape

from flows.night import Handed, Selection, TakeIn, run_night
from flows.settings import Settings
from models.night import Night
from models.outcome import Outcome, Status
from models.source import Source
from tests.fixtures.pages import page
from tests.web import answer, path_of, serving

FIRST_NIGHT = datetime(2026, 3, 1, 2, 15, tzinfo=UTC)
GONE = "404 Not Found"


class Publisher:
    """A server with pages by path that knows conditional requests. ``asked`` are the paths that were asked for, ``seconds``
    how long it thinks about each; ``raw`` are whole answers, by path as well.
    """

    def __init__(self, pages: dict[str, bytes | str] | None = None) -> None:
        self.pages: dict[str, bytes | str] = dict(pages or {})
        self.asked: list[str] = []
        self.address = ""
        self.seconds = 0.0
        self.raw: dict[str, bytes] = {}

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        path = path_of(request)
        page = self.pages.get(path, GONE)
        if path != "/robots.txt":
            self.asked.append(path)
            sleep(self.seconds)
        if path in self.raw:
            connection.sendall(self.raw[path])
            return
        if isinstance(page, str):
            connection.sendall(answer(b"<p>sorry", page, content_type="text/html"))
            return
        tag = f'"{sha256(page).hexdigest()[:16]}"'
        if f"If-None-Match: {tag}".encode() in request:
            connection.sendall(answer(status="304 Not Modified", content_length=""))
        else:
            kind = "application/pdf" if page.startswith(b"%PDF") else "text/html; charset=utf-8"
            connection.sendall(answer(page, etag=tag, content_type=kind))

    def taken(self) -> list[str]:
        """The paths asked for since this was called last, in alphabetical order."""
        asked, self.asked = sorted(self.asked), []
        return asked


@contextmanager
def published(pages: dict[str, bytes | str], home: Path) -> Iterator[tuple[Publisher, Settings]]:
    """A publisher, and the settings of a monitor that may ask it."""
    publisher = Publisher(pages)
    with serving(publisher) as port:
        publisher.address = f"http://127.0.0.1:{port}"
        yield (
            publisher,
            Settings(
                home=home,
                fetch_allow=("127.0.0.1",),
                fetch_ports=(port,),
                fetch_pause_seconds=0,
                fetch_tries=1,
                worker_count=1,
            ),
        )


class Nights:
    """Nights, one a day, over the same sources. ``handed`` are the paths that were handed over in the last one."""

    def __init__(self, settings: Settings, publisher: Publisher, sources: Sequence[Source]) -> None:
        self.settings = settings
        self.sources = list(sources)
        self.day = 0.0
        self.handed: list[Handed] = []
        self._publisher = publisher

    def now(self) -> datetime:
        return FIRST_NIGHT + timedelta(days=self.day)

    def pass_by(self, selection: Selection | None = None, take_in: TakeIn | None = None) -> Night:
        """One night, and then it is the next day."""
        self.handed = []
        night = run_night(self.settings, self.sources, self.now, take_in or self.note, selection=selection)
        self.day += 1
        return night

    def note(self, handed: Sequence[Handed], since: datetime) -> Iterable[Outcome]:
        """Take everything in without reading it."""
        self.handed.extend(handed)
        return [outcome_of(document.source.url) for document in handed]

    @property
    def paths(self) -> list[str]:
        """The paths of what was handed over last night, in alphabetical order."""
        return sorted(document.source.url.removeprefix(self._publisher.address) for document in self.handed)


def outcome_of(url: str, status: Status = Status.UNCHANGED, code: str = "unchanged") -> Outcome:
    return Outcome(url=url, status=status, code=code, sentence="Dealt with.", work_id="0" * 16)


def feed(address: str, *paths: str, updated: str = "2026-01-01T00:00:00Z") -> bytes:
    """A feed that names the pages at these paths."""
    entries = "".join(
        f'<entry><title>Plan {escape(path)}</title><link href="{address}{path}"/><id>{address}{path}</id>'
        f"<updated>{updated}</updated></entry>"
        for path in paths
    )
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Plans</title>{entries}</feed>'.encode()
    )


def sitemap(address: str, *paths: str) -> bytes:
    """A sitemap of the pages at these paths."""
    places = "".join(f"<url><loc>{address}{path}</loc></url>" for path in paths)
    return (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'.encode()
    )


def listing(*names: str, following: str = "") -> bytes:
    """A page that lists the pages of these names, and names the page that follows."""
    links = "".join(f'<li><a href="/{name}">Plan for the harbour of {name}</a> 1 March 2026</li>' for name in names)
    more = f'<a rel="next" href="{following}">Next</a>' if following else ""
    return page("Publications", f"<ul>{links}</ul>{more}")
