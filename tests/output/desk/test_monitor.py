"""The public monitor as the desk serves it."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest

from output.desk import DeskOptions
from output.store import Store
from tests.output.desk.visiting import Visitor, desk
from tests.output.lorn import ENTRY
from tests.output.parsed import parsed, words_of
from tests.output.publish.checked import faults
from tests.output.publish.examples import entry, publish, stored

PUBLIC = DeskOptions(loopback=False, public_url="https://monitor.example")


@pytest.fixture
def desk_store(tmp_path: Path, published_home: Path) -> Iterator[Store]:
    """A store in which something is published."""
    shutil.copytree(published_home, tmp_path / "home")
    with Store.open(tmp_path / "home") as store:
        yield store


@pytest.fixture
def key() -> str:
    """The key of the work with two versions."""
    return Store.key_of(ENTRY.work_id)


@pytest.fixture
def reader(desk_store: Store) -> Visitor:
    """Someone who is not logged in, at a desk that others can reach."""
    return Visitor(desk(desk_store, PUBLIC), address="192.0.2.7", base="https://monitor.example")


def text_of(answer: Any) -> str:
    return words_of(parsed(answer.text).find("body"))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/nl",
        "/en",
        "/en?jurisdiction=NL&q=tides",
        "/en?page=7",
        "/nl/jurisdictions",
        "/{key}",
        "/nl/{key}",
        "/en/{key}/1",
        "/en/{key}/2",
    ],
)
def test_pages_are_open_to_all_and_sound(reader: Visitor, key: str, path: str) -> None:
    answer = reader.get(f"/monitor{path.format(key=key)}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert faults(answer.text) == []


def test_every_link_is_answered(reader: Visitor, key: str) -> None:
    waiting, seen = ["/monitor"], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = reader.get(path)
        assert answer.status_code == 200, path
        if answer.headers["content-type"].startswith("text/html"):
            links = [
                urlsplit(link)
                for link in parsed(answer.text).xpath("//@href")
                if link.startswith(("/", "https://monitor.example/"))
            ]
            found = {f"{link.path}?{link.query}".rstrip("?") for link in links}
            waiting += [link for link in found if link not in seen and link not in waiting]
    assert f"/monitor/en/{key}/1" in seen and "/monitor/nl/feed.json?jurisdiction=NL" in seen
    assert all(path.startswith("/monitor") for path in seen)


@pytest.mark.parametrize(
    ("accepts", "language"), [("nl-BE,en;q=0.5", "nl"), ("en-GB", "en"), ("fr,nl;q=0.3", "nl"), ("zz", "en")]
)
@pytest.mark.parametrize("path", ["/monitor", "/monitor/{key}"])
def test_the_language_is_the_visitors_where_the_address_names_none(
    reader: Visitor, key: str, path: str, accepts: str, language: str
) -> None:
    answer = reader.get(path.format(key=key), headers={"Accept-Language": accepts})
    assert parsed(answer.text).get("lang") == language == answer.headers["content-language"]
    assert "Accept-Language" in answer.headers["vary"]


def test_a_filter_and_a_search_work_without_a_script(reader: Visitor, key: str) -> None:
    page = parsed(reader.get("/monitor/en?type=report&q=tide").text)
    assert page.xpath("//ul[@id='entries']//a/span/text()") == ["Tides"]
    assert page.xpath("//script/@type") == ["application/ld+json"]
    form = page.get_element_by_id("filter")
    assert (form.get("method"), form.get("action"), form.get("hidden")) == ("get", "/monitor/en", None)


@pytest.mark.parametrize("query", ["impact=x&language=zz", "q=" + "x" * 200, "jurisdiction=../../etc"])
def test_a_filter_that_makes_no_sense_finds_nothing(reader: Visitor, key: str, query: str) -> None:
    answer = reader.get(f"/monitor/en?{query}")
    assert answer.status_code == 200
    assert "No entry fits this choice." in text_of(answer)


@pytest.fixture
def moments(desk_store: Store) -> tuple[datetime, datetime]:
    """When the first and the second version were published."""
    second, first = desk_store.publications(ENTRY.work_id)
    return first.published_at, second.published_at


def test_an_entry_can_be_read_as_it_was(reader: Visitor, key: str, moments: tuple[datetime, datetime]) -> None:
    gone = ENTRY.actions[0].text
    between = (moments[1] - timedelta(microseconds=1)).isoformat()
    for path in (f"/monitor/{key}", f"/monitor/en/{key}"):
        old = reader.get(path, params={"asOf": between}, headers={"Accept-Language": "en"})
        assert gone in old.text and "There is a newer one." in text_of(old)
        new = reader.get(path, params={"asOf": moments[1].isoformat()}, headers={"Accept-Language": "en"})
        assert "There is a newer one." not in text_of(new)
    assert gone in text_of(reader.get(f"/monitor/en/{key}/1"))


def test_a_day_counts_to_its_end_and_a_plus_may_be_a_space(
    reader: Visitor, key: str, moments: tuple[datetime, datetime]
) -> None:
    assert reader.get(f"/monitor/en/{key}?asOf={moments[1].date()}").status_code == 200
    assert reader.get(f"/monitor/en/{key}?asOf=2100-12-31T00:00:00+01:00").status_code == 200


def test_before_the_first_version_there_is_none_in_words(reader: Visitor, key: str) -> None:
    answer = reader.get(f"/monitor/en/{key}?asOf=2020-02-29")
    assert answer.status_code == 404
    assert "This entry was not yet published on 29 February 2020." in text_of(answer)
    assert parsed(answer.text).xpath("//main//a/@href") == [f"/monitor/en/{key}/1"]


@pytest.mark.parametrize(
    "moment", ["soon", "2026-13-01", "<script>", "-1", "2026-11-01T99:00", "0001-01-01T00:00:00+23:00"]
)
def test_what_is_no_moment_is_told(reader: Visitor, key: str, moment: str) -> None:
    answer = reader.get(f"/monitor/en/{key}", params={"asOf": moment})
    assert answer.status_code in {400, 404}
    assert faults(answer.text) == []


@pytest.mark.parametrize(
    "path",
    [
        "/fr",
        "/0123456789abcdef",
        "/nl/0123456789abcdef",
        "/nl/{key}/3",
        "/nl/{key}/0",
        "/nl/{key}/x",
        "/nl/{key}/²",
        "/fr/{key}",
        "/fr/jurisdictions",
        "/fr/feed.atom",
        "/fr/{key}/1",
    ],
)
def test_what_is_not_there_is_told(reader: Visitor, key: str, path: str) -> None:
    answer = reader.get(f"/monitor{path.format(key=key)}")
    assert answer.status_code == 404
    assert faults(answer.text) == []
    assert parsed(answer.text).xpath("//main//a")


def test_a_withdrawn_entry_is_gone(reader: Visitor, desk_store: Store, key: str) -> None:
    assert reader.get(f"/monitor/nl/{key}").status_code == 200
    desk_store.withdraw(ENTRY.work_id, "ada", "It was a joke.")
    for path in (f"/{key}", f"/nl/{key}", f"/en/{key}/1", f"/en/{key}?asOf=2030-01-01"):
        answer = reader.get(f"/monitor{path}")
        assert answer.status_code == 410
        assert "joke" not in answer.text and faults(answer.text) == []
    assert key not in reader.get("/monitor/en").text
    assert key not in reader.get("/monitor/en/feed.atom").text
    assert key not in reader.get("/monitor/entries.csv").text


def test_what_is_published_is_there_at_once(reader: Visitor, desk_store: Store, key: str) -> None:
    assert "3 entries" not in text_of(reader.get("/monitor/en"))
    publish(desk_store, entry("third"))
    assert "3 entries" in text_of(reader.get("/monitor/en"))


def test_drafts_and_work_in_review_are_not_shown(reader: Visitor, desk_store: Store, key: str) -> None:
    stored(desk_store, entry("secret", title="Not yet"))
    answer = reader.get(f"/monitor/en/{desk_store.key_of('secret')}")
    assert answer.status_code == 404
    assert "Not yet" not in reader.get("/monitor/en").text


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("en/feed.atom", "application/atom+xml"),
        ("en/feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml"),
        ("assets/monitor.css", "text/css"),
    ],
)
def test_feeds_and_files_are_sent_once(reader: Visitor, key: str, path: str, media_type: str) -> None:
    first = reader.get(f"/monitor/{path}")
    assert first.headers["content-type"].startswith(media_type)
    again = reader.get(f"/monitor/{path}", headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    head = reader.head(f"/monitor/{path}")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


def test_a_feed_of_a_filter_holds_what_it_allows(reader: Visitor, key: str) -> None:
    read = feedparser.parse(reader.get("/monitor/nl/feed.atom?jurisdiction=NL").text)
    assert not read.bozo
    assert [item.link for item in read.entries] == [f"https://monitor.example/monitor/nl/{reader_key('other')}"]
    assert read.feed.title == "Nederland"


def reader_key(work_id: str) -> str:
    return Store.key_of(work_id)


def test_tables_can_be_filtered(reader: Visitor, key: str) -> None:
    assert len(reader.get("/monitor/entries.csv").text.splitlines()) == 3
    assert len(reader.get("/monitor/entries.csv?jurisdiction=NL").text.splitlines()) == 2
    lines = reader.get("/monitor/entries.jsonl?type=report").text.splitlines()
    assert [json.loads(line)["key"] for line in lines] == [reader_key("other")]
    actions = reader.get("/monitor/actions.csv?jurisdiction=NL")
    assert len(actions.text.splitlines()) == 1 + len(ENTRY.actions)
    assert actions.headers["content-disposition"] == 'attachment; filename="actions.csv"'


def test_addresses_are_those_that_people_use(desk_store: Store, key: str) -> None:
    at_home = Visitor(desk(desk_store)).get(f"/monitor/en/{key}").text
    assert parsed(at_home).xpath("//link[@rel='canonical']/@href") == [f"http://127.0.0.1/monitor/en/{key}"]
    behind = Visitor(desk(desk_store, PUBLIC), base="https://127.0.0.1").get(f"/monitor/en/{key}").text
    assert parsed(behind).xpath("//link[@rel='canonical']/@href") == [f"https://monitor.example/monitor/en/{key}"]


def test_a_strangers_host_is_not_believed(reader: Visitor, key: str) -> None:
    answer = reader.get(f"/monitor/en/{key}", headers={"Host": "evil.example"})
    assert answer.status_code != 200 and "evil.example" not in answer.text


def test_the_policy_of_the_desk_holds_here_too(reader: Visitor, key: str) -> None:
    answer = reader.get("/monitor/en")
    assert "style-src 'self'" in answer.headers["content-security-policy"]
    assert parsed(answer.text).xpath("count(//meta[@http-equiv])") == 0
