"""The pages of nights show what each brought, whole, and lead to the works and the sources."""

from datetime import UTC, datetime

import pytest

from output.store import Store
from tests.output.desk.visiting import Visitor
from tests.output.digest.nights import BUSY, QUIET, alert, news, night
from tests.output.hostile import STRINGS
from tests.output.parsed import parsed, words_of
from tests.output.publish.checked import faults

FRAME = {"the field csrf has no label", "the field next has no label"}
"""Hidden fields of the form around every page."""


@pytest.fixture
def visitor(local: Visitor) -> Visitor:
    local.headers["Accept-Language"] = "en"
    return local


def stored(store: Store, *brought: object) -> list[int]:
    numbers = []
    for one in brought:
        assert isinstance(one, type(BUSY))
        numbers.append(store.begin_night(one.started_at).number)
        store.end_night(numbers[-1], one)
    return numbers


def test_before_the_first_night_the_page_says_how_to_start_one(visitor: Visitor) -> None:
    assert "policy-monitor nightly" in visitor.get("/nights").text


def test_the_list_says_what_each_night_brought(visitor: Visitor, desk_store: Store) -> None:
    busy, quiet = stored(desk_store, BUSY, QUIET)
    desk_store.mark_told(busy, datetime(2026, 11, 23, 3, tzinfo=UTC))
    desk_store.begin_night(BUSY.started_at)
    rows = [words_of(row) for row in parsed(visitor.get("/nights").text).xpath("//tbody/tr")]
    assert ["under way" in rows[0], "a quiet night" in rows[1]] == [True, True]
    assert "2 to look at first, 2 new, 2 changed, 2 gone" in rows[2]
    assert ["not with everyone yet" in rows[1], "sent, or not needed" in rows[2]] == [True, True]
    links = parsed(visitor.get("/nights").text).xpath("//tbody//a/@href")
    assert links == [f"/nights/{quiet}", f"/nights/{busy}"]


def test_a_night_is_shown_whole_with_its_open_alerts_and_its_channels(visitor: Visitor, desk_store: Store) -> None:
    many = night(news=tuple(news(title=f"Plan {number}") for number in range(54)), still_open=(alert(title="Gazette"),))
    [number] = stored(desk_store, many)
    desk_store.digest_sent(number, "1 (E-Mail)", many.ended_at)
    page = parsed(visitor.get(f"/nights/{number}").text)
    assert len(page.xpath("//section[@aria-labelledby='new']//li")) == 54
    assert "Gazette" in words_of(page.xpath("//section[@aria-labelledby='open']")[0])
    assert "Sent to channel 1 (E-Mail)." in words_of(page)
    assert set(page.xpath("//section[@aria-labelledby='new']//a/@href")) == {
        "/work/00ff00ff00ff00ff",
        "https://lorn.example/plan",
    }


def test_nights_are_turned_one_by_one_and_page_by_page(visitor: Visitor, desk_store: Store) -> None:
    numbers = stored(desk_store, *[QUIET] * 40)
    middle = parsed(visitor.get(f"/nights/{numbers[5]}").text)
    assert middle.xpath("//a[@rel]/@href") == [f"/nights/{numbers[6]}", f"/nights/{numbers[4]}"]
    first = parsed(visitor.get("/nights").text)
    [older] = first.xpath("//a[@rel='next']/@href")
    second = parsed(visitor.get(older).text)
    assert len(first.xpath("//tbody/tr")) + len(second.xpath("//tbody/tr")) == 40
    assert second.xpath("//a[@rel='prev']/@href") == ["/nights"]


@pytest.mark.parametrize("path", ["/nights/7", "/nights/99999999999", "/nights/x", "/nights?before=x"])
def test_a_night_that_is_none_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code in {404, 422}


def test_a_night_that_has_not_ended_has_no_page(visitor: Visitor, desk_store: Store) -> None:
    assert visitor.get(f"/nights/{desk_store.begin_night(BUSY.started_at).number}").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_are_sound_also_with_hostile_titles(visitor: Visitor, desk_store: Store, language: str) -> None:
    hostile = night(news=tuple(news(title=text or "x", url=text, note=text) for text in STRINGS[:200]))
    busy, poisoned = stored(desk_store, BUSY, hostile)
    for path in ("/nights", f"/nights/{busy}", f"/nights/{poisoned}"):
        page = visitor.get(path, headers={"Accept-Language": language}).text
        assert [fault for fault in faults(page) if fault not in FRAME] == []
        assert not list(parsed(page).iter("img", "iframe", "svg", "base"))
