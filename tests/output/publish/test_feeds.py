import json
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from output.publish.addresses import FileAddresses
from output.publish.atom import atom
from output.publish.card import Card, card_of
from output.publish.feed import entry_id, feed_of
from output.publish.filters import EVERYTHING, Filter
from output.publish.json_feed import json_feed
from output.publish.links import Links
from output.publish.site import FEED_SIZE, Site
from output.publish.wording import labels, list_title
from output.render.labels import Language
from tests.output.publish.examples import BASE, card, publication
from tests.output.publish.examples import entry as version

CARDS = [card(n, jurisdiction="NL" if n % 2 else "FR", topics=("privacy", "health")) for n in range(4)]
NOWHERE = Site()
HERE = Site(base_url=BASE)


def links_of(site: Site, language: Language, path: str) -> Links:
    return Links(site, FileAddresses(), language, path)


def atom_of(
    cards: list[Card] = CARDS, chosen: Filter = EVERYTHING, site: Site = HERE, language: Language = "en"
) -> str:
    label = labels(language)
    return atom(
        feed_of(cards, chosen), list_title(chosen, label), links_of(site, language, f"{language}/feed.atom"), label
    )


def json_of(
    cards: list[Card] = CARDS, chosen: Filter = EVERYTHING, site: Site = HERE, language: Language = "en"
) -> Any:
    label = labels(language)
    links = links_of(site, language, f"{language}/feed.json")
    return json.loads(json_feed(feed_of(cards, chosen), list_title(chosen, label), links, label))


def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("site", [HERE, NOWHERE], ids=["with an address", "without"])
@pytest.mark.parametrize("cards", [CARDS, []], ids=["entries", "none"])
def test_the_feed_is_valid_atom(language: Language, site: Site, cards: list[Card]) -> None:
    text = atom_of(cards, language=language, site=site)
    feed_schema = schema()
    feed_schema.validate(etree.fromstring(text.encode()))
    assert str(feed_schema.error_log) == ""
    read = feedparser.parse(text)
    assert not read.bozo
    assert len(read.entries) == len(cards)


def test_the_schema_refuses_what_is_no_feed() -> None:
    text = atom_of()
    for part, instead in (
        ("<updated>", "<updated>x"),
        ("urn:uuid:", ""),
        ('rel="self"', 'rel="me"'),
        ("<name>", "<nom>"),
    ):
        broken = text.replace(part, instead).replace("</name>", "</nom>" if part == "<name>" else "</name>")
        assert not schema().validate(etree.fromstring(broken.encode())), part


def test_a_reader_of_feeds_finds_what_it_needs() -> None:
    read = feedparser.parse(atom_of())
    first = read.entries[0]
    assert [item.id for item in read.entries] == [entry_id(found) for found in reversed(CARDS)]
    assert read.feed.title == "Policy monitor"
    assert first.link == f"{BASE}en/{CARDS[3].key}.html"
    assert first.title.startswith("The Netherlands – Together and with care")
    assert first.published == first.updated == "2026-11-06T09:30:00Z"
    assert first.summary.startswith("Lorn wants to use artificial intelligence")
    assert {"The Netherlands", "Privacy and data protection", "Impact score: 3"} <= {tag.label for tag in first.tags}


def test_a_filter_has_its_own_feed_with_its_own_identifier() -> None:
    read = feedparser.parse(atom_of(chosen=Filter(jurisdiction="FR")))
    assert read.feed.title == "France"
    assert len(read.entries) == 2
    identifiers = {feedparser.parse(atom_of(chosen=c, language=lang)).feed.id for lang in ("nl", "en") for c in (EVERYTHING, Filter(jurisdiction="FR"))}  # fmt: skip
    assert len(identifiers) == 4
    assert read.feed.id == feedparser.parse(atom_of([], Filter(jurisdiction="FR"), NOWHERE)).feed.id


def test_a_new_version_comes_first_and_keeps_its_identifier() -> None:
    old = card(1)
    new = old.model_copy(update={"number": 2, "published_at": datetime.fromisoformat("2026-12-01T08:00:00Z")})
    before, after = (feedparser.parse(atom_of([card(2), found])) for found in (old, new))
    assert [item.id for item in before.entries] == [item.id for item in reversed(after.entries)]
    assert (after.entries[0].published, after.entries[0].updated) == ("2026-11-04T09:30:00Z", "2026-12-01T08:00:00Z")
    assert after.feed.updated == "2026-12-01T08:00:00Z"


def test_a_feed_holds_the_latest_only() -> None:
    many = [card(n) for n in range(FEED_SIZE + 5)]
    read = feedparser.parse(atom_of(many))
    assert len(read.entries) == FEED_SIZE
    assert read.entries[0].id == entry_id(many[-1])


@pytest.mark.parametrize("site", [HERE, NOWHERE], ids=["with an address", "without"])
@pytest.mark.parametrize("cards", [CARDS, []], ids=["entries", "none"])
def test_the_json_feed_has_the_fields_of_its_standard(site: Site, cards: list[Card]) -> None:
    # https://www.jsonfeed.org/version/1.1/
    feed = json_of(cards, site=site)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    known = {"version", "title", "description", "home_page_url", "feed_url", "language", "authors", "items"}
    assert set(feed) == known
    assert all(isinstance(feed[name], str) and feed[name] for name in known - {"authors", "items"})
    assert feed["authors"] == [{"name": "Policy monitor"}]
    item_fields = {
        "id": str, "url": str, "external_url": str, "title": str, "content_text": str, "summary": str, "date_published": str,
        "date_modified": str, "language": str, "tags": list,
    }  # fmt: skip
    for item in feed["items"]:
        assert set(item) <= set(item_fields)
        assert {"id", "url", "title", "content_text", "date_published"} <= set(item)
        assert all(isinstance(value, item_fields[name]) and value for name, value in item.items())
        assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified"))
        assert item["language"] == "en"


def test_both_forms_hold_the_same_entries() -> None:
    assert [item["id"] for item in json_of()["items"]] == [item.id for item in feedparser.parse(atom_of()).entries]
    assert json_of()["items"][0]["url"] == f"{BASE}en/{CARDS[3].key}.html"
    assert json_of()["feed_url"] == f"{BASE}en/feed.json"


def test_a_file_of_this_machine_is_not_told() -> None:
    local = version("local").model_copy(update={"url": "file:///home/ada/secret.pdf"})
    found = card_of(publication(local), publication(local).published_at)
    assert "secret" not in atom_of([found]) and "secret" not in json.dumps(json_of([found]))
