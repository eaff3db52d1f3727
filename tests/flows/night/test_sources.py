"""Visits of sources: what has not changed is not read again, and nothing a source answers hurts the night."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest

from extractors.failures import TooLarge, TooSlow
from extractors.fetch import Courtesy
from extractors.worker import WorkerLimits
from flows.night.answers import Answers
from flows.night.conclusion import of_source
from flows.night.readers import Readers
from flows.night.source import SourceVisit
from flows.sources.discovery_step import Answers as Known
from flows.sources.discovery_step import Step, next_step
from models.source import Source
from models.source_state import SourceState
from tests.flows.night.web import GONE, Publisher, feed, listing, published, sitemap

NIGHT = datetime(2026, 3, 1, 2, 15, tzinfo=UTC)


class Reading:
    """Reads in this process and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, source: Source, known: Known, languages: Sequence[str]) -> Step:
        self.times += 1
        return next_step(source, known, languages)


class Watch:
    """Visits of one source, each knowing what the one before found."""

    def __init__(self, publisher: Publisher, answers: Answers, path: str, kind: str) -> None:
        self.source = Source.model_validate({"id": "plans", "url": f"{publisher.address}{path}", "kind": kind})
        self.state: SourceState | None = None
        self.languages = ["en"]
        self.reading = Reading()
        self._answers = answers

    def visit(self) -> SourceVisit:
        visit = SourceVisit(self.source, self.state, self._answers, self.reading, self.languages)
        while visit.wanted:
            visit.advance()
        [self.state] = of_source(visit, {}, NIGHT).sources
        return visit


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[tuple[Publisher, Answers]]:
    with published({}, tmp_path) as (publisher, settings):
        yield publisher, Answers(settings, Courtesy(tmp_path / "hosts", settings.politeness), lambda: NIGHT)


def test_a_list_of_two_pages_is_read_again_only_when_one_of_them_changes(publisher: tuple[Publisher, Answers]) -> None:
    server, answers = publisher
    server.pages |= {"/list": listing("lorn", "tobermory", following="/more"), "/more": listing("oban", "mallaig")}
    watch = Watch(server, answers, "/list", "listing")
    first = watch.visit()
    assert first.listing is not None
    assert [item.url.rpartition("/")[2] for item in first.listing.items] == ["lorn", "tobermory", "oban", "mallaig"]
    read = watch.reading.times
    second = watch.visit()
    assert (second.listing, second.unchanged, second.asked, watch.reading.times) == (None, 2, 2, read)
    server.pages["/more"] = listing("oban", "kyle")
    third = watch.visit()
    assert third.listing is not None
    assert [item.url.rpartition("/")[2] for item in third.listing.items] == ["lorn", "tobermory", "oban", "kyle"]
    assert (third.unchanged, third.asked) == (1, 2)


def names(visit: SourceVisit) -> list[str] | None:
    return [item.url.rpartition("/")[2] for item in visit.listing.items] if visit.listing else None


def test_a_list_that_has_not_changed_is_read_again_when_it_is_read_otherwise(
    publisher: tuple[Publisher, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, answers = publisher
    server.pages["/list"] = listing("lorn", "tobermory", "oban")
    watch = Watch(server, answers, "/list", "listing")
    assert (names(watch.visit()), names(watch.visit())) == (["lorn", "tobermory", "oban"], None)
    watch.source = watch.source.model_copy(update={"select": "li:first-child a"})
    corrected = watch.visit()
    # The publisher need not send again what has not changed.
    assert (names(corrected), corrected.unchanged) == (["lorn"], 1)
    assert names(watch.visit()) is None
    watch.languages = ["nl", "en"]
    assert (names(watch.visit()), names(watch.visit())) == (["lorn"], None)
    monkeypatch.setattr("flows.night.source.discovery_version", lambda: "another")
    assert (names(watch.visit()), names(watch.visit())) == (["lorn"], None)


def test_a_sitemap_that_has_not_changed_is_read_again_when_it_is_asked_for_other_addresses(
    publisher: tuple[Publisher, Answers],
) -> None:
    server, answers = publisher
    server.pages["/map"] = sitemap(server.address, "/plans/lorn", "/news/oban")
    watch = Watch(server, answers, "/map", "sitemap")
    assert names(watch.visit()) == ["lorn", "oban"]
    watch.source = watch.source.model_copy(update={"query": {"under": "/plans/"}})
    assert names(watch.visit()) == ["lorn"]


def test_a_state_that_was_stored_without_how_it_was_read_is_read_anew(publisher: tuple[Publisher, Answers]) -> None:
    server, answers = publisher
    server.pages["/list"] = listing("lorn", "tobermory")
    watch = Watch(server, answers, "/list", "listing")
    watch.visit()
    assert watch.state is not None
    watch.state = SourceState.model_validate_json(watch.state.model_dump_json(exclude={"read_by"}))
    assert names(watch.visit()) == ["lorn", "tobermory"]


def test_pages_that_come_in_another_order_are_read(publisher: tuple[Publisher, Answers]) -> None:
    server, answers = publisher
    server.pages |= {"/list": listing("lorn", "oban", following="/last"), "/last": listing("kyle", "mallaig")}
    watch = Watch(server, answers, "/list", "listing")
    watch.visit()
    server.pages |= {"/list": listing("lorn", "iona", following="/new"), "/new": listing("skye", following="/last")}
    assert names(watch.visit()) == ["lorn", "iona", "skye", "kyle", "mallaig"]


def test_a_page_that_failed_is_asked_for_again_though_the_rest_has_not_changed(
    publisher: tuple[Publisher, Answers],
) -> None:
    server, answers = publisher
    server.pages |= {"/list": listing("lorn", "tobermory", following="/more"), "/more": "500 Internal Server Error"}
    watch = Watch(server, answers, "/list", "listing")
    first = watch.visit()
    assert first.listing is not None
    assert (len(first.listing.items), first.listing.complete) == (2, False)
    server.pages["/more"] = listing("oban", "mallaig")
    second = watch.visit()
    assert second.listing is not None
    assert len(second.listing.items) == 4


def test_what_could_not_be_read_stays_known_until_it_can_be(publisher: tuple[Publisher, Answers]) -> None:
    server, answers = publisher
    server.pages |= {"/list": listing("lorn", "oban", following="/more"), "/more": "403 Forbidden"}
    server.pages["/map"] = sitemap(server.address, "/lorn", "/oban").removesuffix(b"</urlset>")
    said = {
        "/list": "Page 2 of the list could not be read (access-denied).",
        "/map": "The sitemap is damaged: only its beginning was read.",
    }
    watches = [Watch(server, answers, "/list", "listing"), Watch(server, answers, "/map", "sitemap")]
    for _ in range(2):
        for watch, sentence in zip(watches, said.values(), strict=True):
            watch.visit()
            assert watch.state is not None
            assert (watch.state.code, watch.state.sentence) == ("ok", sentence)
    server.pages |= {"/more": listing("kyle", "iona"), "/map": sitemap(server.address, "/lorn", "/oban")}
    for watch in watches:
        watch.visit()
        assert watch.state is not None
        assert watch.state.sentence == ""


def test_a_feed_that_comes_again_just_the_same_is_not_read(publisher: tuple[Publisher, Answers]) -> None:
    server, answers = publisher
    server.pages["/feed"] = feed(server.address, "/lorn")
    watch = Watch(server, answers, "/feed", "feed")
    watch.visit()
    assert watch.state is not None
    # A server without ETag: it sends the whole each time.
    untagged = tuple(answer.model_copy(update={"etag": None}) for answer in watch.state.answers)
    watch.state = watch.state.model_copy(update={"answers": untagged})
    again = watch.visit()
    assert (again.listing, again.unchanged, watch.reading.times) == (None, 1, 1)


def test_a_source_that_cannot_be_had_or_read_is_a_failure(publisher: tuple[Publisher, Answers]) -> None:
    server, answers = publisher
    for given, code in ((GONE, "not-found"), ("503 Service Unavailable", "asked-to-wait"), (b"no feed at all", "")):
        server.pages["/feed"] = given
        visit = Watch(server, answers, "/feed", "feed").visit()
        assert visit.listing is None
        assert visit.failure is not None
        assert not code or visit.failure.code == code


def test_an_index_whose_sitemaps_are_too_large_together_is_left_and_told(
    publisher: tuple[Publisher, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, answers = publisher
    monkeypatch.setattr("flows.sources.discovery_step.MOST_BYTES", 25_000)
    children = {f"/{number}.xml": sitemap(server.address, f"/plan-{number}").ljust(10_000) for number in range(9)}
    named = "".join(f"<sitemap><loc>{server.address}{path}</loc></sitemap>" for path in children)
    server.pages |= {"/index": f"<sitemapindex>{named}</sitemapindex>".encode(), **children}
    watch = Watch(server, answers, "/index", "sitemap")
    visit = watch.visit()
    assert isinstance(visit.failure, TooLarge)
    assert (visit.listing, visit.wanted, visit.asked) == (None, None, 4)
    assert watch.state is not None
    assert (watch.state.code, watch.state.failures) == ("too-large", 1)
    assert "answers together pass" in watch.state.sentence


def hanging(*_: object) -> bytes:
    sleep(60)
    return b""


def test_a_worker_that_hangs_on_an_answer_is_stopped(
    publisher: tuple[Publisher, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, answers = publisher
    server.pages["/feed"] = feed(server.address, "/lorn")
    monkeypatch.setattr("flows.night.readers.step_json", hanging)
    with Readers(WorkerLimits(workers=1, seconds=0.5)) as readers:
        watch = Watch(server, answers, "/feed", "feed")
        visit = SourceVisit(watch.source, None, answers, readers.read, ("en",))
        visit.advance()
    assert isinstance(visit.failure, TooSlow)
    assert visit.wanted is None
