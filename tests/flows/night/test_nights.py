"""Nights over a small web: what is asked, what is handed over to be taken in, what is kept."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from extractors.fetch import fetch
from flows.intake.intake import open_store
from flows.night import Selection
from flows.night.taking_in import here
from models.snapshot import Snapshot
from models.source import Source
from tests.fixtures import pages
from tests.flows.night.web import GONE, Nights, feed, listing, published, sitemap
from tests.web import answer


def test_a_page_is_handed_over_when_it_is_new_and_when_its_bytes_change(tmp_path: Path) -> None:
    with published({"/plan": pages.sound()}, tmp_path) as (publisher, settings):
        nights = Nights(settings, publisher, [Source(id="plan", url=f"{publisher.address}/plan")])
        handed = []
        for page in (pages.sound(), pages.sound(), pages.spanish(), GONE, GONE, pages.spanish()):
            publisher.pages["/plan"] = page
            night = nights.pass_by()
            handed.append(nights.paths)
            assert (night.sources_due, night.asked) == (1, 1)
    assert handed == [["/plan"], [], ["/plan"], ["/plan"], [], ["/plan"]]


def test_bytes_that_come_again_heal_the_archive_that_lost_them(tmp_path: Path) -> None:
    with published({"/plan": pages.sound()}, tmp_path) as (publisher, settings):
        trusting = settings.model_copy(update={"fetch_trust_days": 2})
        nights = Nights(trusting, publisher, [Source(id="plan", url=f"{publisher.address}/plan")])
        nights.pass_by()
        with open_store(trusting) as store:
            kept = Path(store.blobs.path_of(sha256(pages.sound()).hexdigest()))
        kept.unlink()
        healed = []
        for _ in range(2):
            nights.pass_by()
            healed.append(kept.exists())
    assert (healed, nights.paths) == ([False, True], [])


def test_a_feed_names_documents_that_are_asked_when_new_touched_or_due(tmp_path: Path) -> None:
    plans = {f"/{name}": pages.page(name, f"<p>Plan {name}.") for name in "abc"}
    with published(dict(plans), tmp_path) as (publisher, settings):
        nights = Nights(settings, publisher, [Source(id="feed", url=f"{publisher.address}/feed", kind="feed")])
        publisher.pages["/feed"] = feed(publisher.address, "/a", "/b")
        assert (nights.pass_by().asked, nights.paths, publisher.taken()) == (3, ["/a", "/b"], ["/a", "/b", "/feed"])
        night = nights.pass_by()
        assert (night.unchanged, nights.paths, publisher.taken()) == (1, [], ["/feed"])
        publisher.pages["/feed"] = feed(publisher.address, "/b", "/c")
        nights.pass_by()
        assert (nights.paths, publisher.taken()) == (["/c"], ["/c", "/feed"])
        publisher.pages["/feed"] = feed(publisher.address, "/b", "/c", updated="2026-03-04T01:00:00Z")
        nights.pass_by()
        assert (nights.paths, publisher.taken()) == ([], ["/b", "/c", "/feed"])
        nights.day = 7
        nights.pass_by()
        assert publisher.taken() == ["/a", "/feed"]


def test_a_host_is_asked_for_all_pages_of_its_lists_before_its_documents(tmp_path: Path) -> None:
    plans = {f"/{name}": pages.page(name, f"<p>Plan {name}.") for name in "abcd"}
    with published(dict(plans), tmp_path) as (publisher, settings):
        source = Source(id="list", url=f"{publisher.address}/list", kind="listing", draft="all")
        nights = Nights(settings, publisher, [source])
        publisher.pages["/list"] = listing("a", "b", following="/more")
        publisher.pages["/more"] = listing("c", "d")
        nights.pass_by()
        publisher.asked, nights.day = [], 7
        nights.pass_by()
    assert publisher.asked[:2] == ["/list", "/more"]
    assert sorted(publisher.asked[2:]) == ["/a", "/b", "/c", "/d"]


def test_what_a_source_says_of_a_document_tonight_is_kept_when_the_document_was_due_anyhow(tmp_path: Path) -> None:
    with published({"/a": pages.page("a", "<p>Plan a.")}, tmp_path) as (publisher, settings):
        source = Source(id="feed", url=f"{publisher.address}/feed", kind="feed", draft="all")
        nights = Nights(settings, publisher, [source])
        publisher.pages["/feed"] = feed(publisher.address, "/a")
        nights.pass_by(take_in=here(settings, nights.now))
        publisher.pages["/feed"] = feed(publisher.address, "/a", updated="2026-03-07T12:00:00Z")
        publisher.taken()
        nights.day = 7
        nights.pass_by(take_in=here(settings, nights.now))
        with open_store(settings) as store:
            [known] = store.items()
    assert publisher.taken() == ["/a", "/feed"]
    assert (known.item.updated, known.checked_at) == (
        datetime(2026, 3, 7, 12, tzinfo=UTC),
        nights.now() - timedelta(days=1),
    )


def test_what_a_whole_list_no_longer_names_is_asked_for_at_once_and_then_when_due(tmp_path: Path) -> None:
    plans = {f"/{name}": pages.page(name, f"<p>Plan {name}.") for name in "ab"}
    with published(dict(plans), tmp_path) as (publisher, settings):
        source = Source(id="map", url=f"{publisher.address}/map", kind="sitemap", draft="all")
        nights = Nights(settings, publisher, [source])
        publisher.pages["/map"] = sitemap(publisher.address, "/a", "/b")
        nights.pass_by()
        publisher.taken()
        publisher.pages["/map"] = sitemap(publisher.address, "/a")
        publisher.pages["/b"] = GONE
        nights.pass_by()
        assert (nights.paths, publisher.taken()) == (["/b"], ["/b", "/map"])
        nights.pass_by()
        assert (nights.paths, publisher.taken()) == ([], ["/map"])


def test_a_work_that_moved_is_told_once_though_its_old_address_was_asked_in_an_earlier_batch(tmp_path: Path) -> None:
    plan = pages.sound()
    with published({"/old": plan}, tmp_path) as (publisher, settings):
        source = Source(id="map", url=f"{publisher.address}/map", kind="sitemap", draft="all")
        nights = Nights(settings.model_copy(update={"batch_size": 1}), publisher, [source])
        publisher.pages["/map"] = sitemap(publisher.address, "/old")
        nights.pass_by(take_in=here(settings, nights.now))
        publisher.pages = {"/old": GONE, "/new": plan + b"<!-- 2 -->", "/map": sitemap(publisher.address, "/new")}
        nights.day = 7
        nights.pass_by(take_in=here(settings, nights.now))
        with open_store(settings) as store:
            assert [stored.change.kind.value for stored in store.changes()] == ["moved", "new"]


def test_only_the_sources_that_are_due_are_visited_unless_all_are_wanted(tmp_path: Path) -> None:
    with published({"/a": pages.sound(), "/b": pages.spanish()}, tmp_path) as (publisher, settings):
        daily = Source(id="daily", url=f"{publisher.address}/a")
        weekly = Source(id="weekly", url=f"{publisher.address}/b", every=168)
        nights = Nights(settings, publisher, [daily, weekly])
        seen = []
        for selection in (None, None, Selection(everything=True), Selection(only=("daily",)), Selection(only=("x",))):
            night = nights.pass_by(selection)
            seen.append((publisher.taken(), night.sources, night.sources_due))
    assert seen == [
        (["/a", "/b"], 2, 2),
        (["/a"], 2, 1),
        (["/a", "/b"], 2, 2),
        (["/a"], 2, 1),
        ([], 2, 0),
    ]


def test_a_source_that_fails_is_told_and_comes_back_later_and_later(tmp_path: Path) -> None:
    with published({}, tmp_path) as (publisher, settings):
        nights = Nights(settings, publisher, [Source(id="feed", url=f"{publisher.address}/feed", kind="feed")])
        publisher.pages["/feed"] = "500 Internal Server Error"
        told, alerts = [], []
        for _ in range(9):
            night = nights.pass_by()
            told.append([trouble.code for trouble in night.failed])
            alerts.append([alert.kind.value for alert in night.opened])
        publisher.pages["/feed"] = feed(publisher.address, "/a")
        publisher.pages["/a"] = pages.sound()
        nights.day += 3
        night = nights.pass_by()
    failed = ["server-error"]
    assert told == [failed, failed, failed, [], failed, [], [], failed, []]
    assert alerts == [[], [], ["failing"], [], [], [], [], [], []]
    assert [alert.kind.value for alert in night.resolved] == ["failing"]


def test_what_an_address_is_or_says_ends_no_night(tmp_path: Path) -> None:
    with published({"/a": pages.sound()}, tmp_path) as (publisher, settings):
        here_, port = publisher.address, publisher.address.rpartition(":")[2]
        unsound = {
            f"http://www..example.org:{port}/plan": "bad-address",
            f"http://{'b' * 64}.example:{port}/plan": "bad-address",
            f"{here_}/moved": "bad-address",
            f"{here_}/busy": "asked-to-wait",
        }
        publisher.raw = {
            "/moved": answer(status="302 Found", location="http://[bad/x"),
            "/busy": answer(status="503 Busy", retry_after="Mon, 01 Jan 99999999999999999999 00:00:00 GMT"),
        }
        sources = [Source(id=f"s{number}", url=url) for number, url in enumerate([*unsound, f"{here_}/a"])]
        nights = Nights(settings.model_copy(update={"fetch_tries": 2}), publisher, sources)
        night = nights.pass_by()
    assert {trouble.url: trouble.code for trouble in night.failed} == unsound
    assert nights.paths == ["/a"]


def test_an_error_that_nobody_foresaw_ends_one_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(url: str, *_: object) -> Snapshot:
        if url.endswith(("/a", "/list")):
            raise ZeroDivisionError("what the site said")
        return fetch(url, *_)  # type: ignore[arg-type]

    monkeypatch.setattr("flows.night.asking.fetch", stumble)
    monkeypatch.setattr("flows.night.answers.fetch", stumble)
    with published({"/b": pages.sound()}, tmp_path) as (publisher, settings):
        kinds = {"a": "page", "b": "page", "list": "listing"}
        sources = [
            Source.model_validate({"id": name, "url": f"{publisher.address}/{name}", "kind": kind})
            for name, kind in kinds.items()
        ]
        nights = Nights(settings, publisher, sources)
        night = nights.pass_by()
    assert nights.paths == ["/b"]
    assert {trouble.source_id: trouble.code for trouble in night.failed} == {"a": "crashed", "list": "crashed"}
    assert all("ZeroDivisionError at flows/night/test_nights.py:" in trouble.sentence for trouble in night.failed)


def test_sources_that_were_taken_off_the_list_are_left_alone(tmp_path: Path) -> None:
    with published({"/a": pages.sound()}, tmp_path) as (publisher, settings):
        publisher.pages["/feed"] = feed(publisher.address, "/a")
        nights = Nights(settings, publisher, [Source(id="feed", url=f"{publisher.address}/feed", kind="feed")])
        nights.pass_by()
        nights.sources, nights.day = [], 30
        publisher.taken()
        night = nights.pass_by()
        assert (publisher.taken(), night.sources, night.asked) == ([], 0, 0)
        with open_store(settings) as store:
            assert len(store.items()) == 1
            assert list(store.source_states()) == ["feed"]
