"""What people ask of the desk's pages, over a large store that also holds the demo's documents."""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from flows.desk.desk import opened_desk
from flows.desk.server import spare_collector
from flows.intake.intake import Intake
from flows.settings import Settings
from output.store import Store
from output.store.keys import key_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from fastapi.testclient import TestClient

SITE = Path(__file__).parent.parent / "demo" / "site"
_HOST, _PORT = "127.0.0.1", 8000
_PICTURE = re.compile(r'src="(/work/[0-9a-f]{16}/source/page/\d+\.png[^"]*)"')
_ADDRESSES = (
    "/",
    "/?state=draft",
    "/?state=published&order=title",
    "/?language=nl&impact=1",
    "/?order=changed&page=40",
    "/?assignee=none&source=ministry7.example",
)


@contextmanager
def page_questions(home: Path, searches: Sequence[str]) -> Iterator[list[tuple[str, str, Callable[[int], object]]]]:
    """Questions to the desk over the store under ``home``: name, kind, and how to ask."""
    settings = Settings.load().model_copy(update={"home": home, "database_url": None, "archive_url": None})
    with Store.open(home) as store:
        works = _take_in(settings, store)
    with opened_desk(settings, _HOST, _PORT) as app:
        browser = _Browser(app, base_url=f"http://{_HOST}:{_PORT}", client=(_HOST, 50000))
        spare_collector()
        papers = [work for work in works if browser.pictures(work)]
        yield [
            ("page: the queue", "queue", lambda n: browser.page(_ADDRESSES[n % len(_ADDRESSES)])),
            ("page: a search", "search", lambda n: browser.page("/", q=searches[n * 7 % len(searches)])),
            ("page: a work", "review", lambda n: browser.page(works[n % len(works)])),
            ("page: a work and its picture", "review", lambda n: browser.look(papers[n % len(papers)])),
        ]


class _Browser(TestClient):
    def page(self, address: str, **query: str) -> str:
        """What the desk shows at an address. Raises ``httpx.HTTPStatusError`` when that is not a page."""
        answer = self.get(address, params=query or None)
        answer.raise_for_status()
        return str(answer.text)

    def pictures(self, work: str) -> list[str]:
        """The addresses of the pictures that the page of a work shows at once."""
        return [address.replace("&amp;", "&") for address in _PICTURE.findall(self.page(work))]

    def look(self, work: str) -> None:
        """Get the page of a work and the first picture on it."""
        self.get(self.pictures(work)[0]).raise_for_status()


def _take_in(settings: Settings, store: Store) -> list[str]:
    """Draft entries of the demo's documents; the addresses of their works at the desk."""
    files = sorted(path for path in SITE.rglob("*.*") if path.suffix in {".html", ".pdf"})
    with Intake(settings, store) as intake:
        outcomes = list(intake.take_in(path.resolve().as_uri() for path in files))
    return sorted({f"/work/{key_of(outcome.work_id)}" for outcome in outcomes if outcome.work_id})
