"""Discovery in workers: the same as here, whatever the answer does to the process that parses it."""

from collections.abc import Iterator, Mapping

import pytest

from extractors.discover import discover
from extractors.failures import Crashed, DocumentFailure, NotFound, TooLarge, TooSlow, UnexpectedShape
from extractors.worker import WorkerLimits, WorkerPool
from flows.sources.discovering import discovered
from models.snapshot import Snapshot
from models.source import Source
from tests.extractors.discover.web import HOME, snapshot, web

URL = f"{HOME}/list"
PAGE = '<main><ul><li><a href="/d/{0}">A report on harbours, number {0}</a></li></ul>{1}</main>'
INDEX = f"<sitemapindex>{''.join(f'<sitemap><loc>{HOME}/{name}.xml</loc></sitemap>' for name in 'ab')}</sitemapindex>"
PAGED = {URL: PAGE.format(1, '<a rel="next" href="?page=2">2</a>'), f"{URL}?page=2": PAGE.format(2, "")}


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    """One worker, for all tests."""
    with WorkerPool(WorkerLimits(workers=1, seconds=60), preload=("extractors.discover",)) as workers:
        yield workers


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        pytest.param("listing", PAGED, id="a list of two pages"),
        pytest.param("listing", {URL: PAGED[URL]}, id="a list whose second page is gone"),
        pytest.param(
            "sitemap", {URL: INDEX, f"{HOME}/b.xml": f"<urlset><url><loc>{HOME}/1</loc></url></urlset>"}, id="index"
        ),
        pytest.param(
            "feed", {URL: "<rss version='2.0'><channel><item><link>/a</link></item></channel></rss>"}, id="feed"
        ),
        pytest.param("page", {}, id="a page, for which nobody is asked"),
    ],
)
def test_a_worker_finds_what_is_found_here(kind: str, pages: Mapping[str, str], pool: WorkerPool) -> None:
    source = Source.model_validate({"id": "harbour", "url": URL, "kind": kind})
    assert discovered(source, web(pages), pool) == discover(source, web(pages))


def test_each_address_is_asked_for_once(pool: WorkerPool) -> None:
    asked: list[str] = []

    def get(url: str) -> Snapshot:
        asked.append(url)
        return snapshot(PAGED[url], url)

    discovered(Source(id="harbour", url=URL, kind="listing"), get, pool)
    assert asked == list(PAGED)


@pytest.mark.parametrize(
    ("pages", "failure"), [({}, NotFound), ({URL: "no feed"}, UnexpectedShape)], ids=["gone", "no feed"]
)
def test_a_failure_is_the_same_failure(
    pages: Mapping[str, str], failure: type[DocumentFailure], pool: WorkerPool
) -> None:
    with pytest.raises(failure):
        discovered(Source(id="harbour", url=URL, kind="feed"), web(pages), pool)


def test_an_index_whose_sitemaps_are_too_large_together_is_left(
    pool: WorkerPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.sources.discovery_step.MOST_BYTES", 3_000)
    large, asked = f"<urlset><url><loc>{HOME}/1</loc></url></urlset>".ljust(2_000), []

    def get(url: str) -> Snapshot:
        asked.append(url.removeprefix(HOME))
        return snapshot(INDEX if url == URL else large, url)

    with pytest.raises(TooLarge, match="together"):
        discovered(Source(id="harbour", url=URL, kind="sitemap"), get, pool)
    assert asked == ["/list", "/a.xml", "/b.xml"]


def test_an_answer_that_takes_too_long_to_parse_is_given_up() -> None:
    page = "<main>" + "".join(f"<div><a href=/{n}>{'word ' * 40}</a></div>" for n in range(15_000))
    with (
        WorkerPool(WorkerLimits(workers=1, seconds=1), preload=("extractors.discover",)) as hasty,
        pytest.raises((TooSlow, Crashed)),
    ):
        discovered(Source(id="harbour", url=URL, kind="listing"), web({URL: page}), hasty)
