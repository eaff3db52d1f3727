from typing import Any

import pytest

from output.publish.addresses import Addresses, FileAddresses, ServerAddresses
from output.publish.card import Card
from output.publish.filters import EVERYTHING, Filter
from output.publish.listing import listing, newest_first
from output.publish.pages import Pages
from output.publish.site import PAGE_SIZE
from output.render.labels import Language
from tests.output.parsed import parsed, words_of
from tests.output.publish.checked import faults
from tests.output.publish.examples import card
from tests.output.publish.site import SITE

CARDS = newest_first(
    [
        card(1, jurisdiction="NL", document_type="strategy", topics=("privacy",), title="Tides"),
        card(2, jurisdiction="FR", document_type="report", title="Lighthouses"),
        card(3, jurisdiction="NL", document_type="report", title="Harbours"),
    ]
)
MANY = newest_first([card(n) for n in range(2 * PAGE_SIZE + 1)])
SERVED = ServerAddresses("/monitor/")


def page_of(
    cards: Any = CARDS, chosen: Filter = EVERYTHING, n: int = 1, language: Language = "en", at: Addresses = SERVED
) -> str:
    return Pages(SITE, at).listing(language, listing(cards, chosen, n))


def titles(page: str) -> list[str]:
    return [words_of(link) for link in parsed(page).xpath("//ul[@id='entries']/li/h2/a")]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("addresses", [SERVED, FileAddresses()], ids=["served", "static"])
@pytest.mark.parametrize("cards", [CARDS, MANY, ()], ids=["some", "many", "none"])
@pytest.mark.parametrize(
    "chosen", [EVERYTHING, Filter(jurisdiction="NL"), Filter(topic="nothing", text="x")], ids=["all", "some", "no"]
)
def test_the_page_is_sound(language: Language, addresses: Addresses, cards: Any, chosen: Filter) -> None:
    assert faults(page_of(cards, chosen, 1, language, addresses)) == []


def test_the_newest_stands_first() -> None:
    assert titles(page_of()) == ["The Netherlands – Harbours", "France – Lighthouses", "The Netherlands – Tides"]


def test_a_filter_shows_what_it_allows_and_can_be_taken_back() -> None:
    page = page_of(chosen=Filter(jurisdiction="NL", text="tid"))
    assert titles(page) == ["The Netherlands – Tides"]
    root = parsed(page)
    assert words_of(root.get_element_by_id("count")) == "1 entry of 3"
    chosen = {words_of(link): link.get("href") for link in root.xpath("//p[@class='chosen']/a")}
    assert chosen == {
        "Jurisdiction: The Netherlands ×": "/monitor/en?q=tid",
        "words: tid ×": "/monitor/en?jurisdiction=NL",
    }
    assert root.xpath("//select[@name='jurisdiction']/option[@selected]/@value") == ["NL"]
    assert root.get_element_by_id("q").value == "tid"
    assert words_of(root.find(".//h1")) == "The Netherlands, “tid”"


def test_options_say_how_many_entries_they_leave() -> None:
    root = parsed(page_of(chosen=Filter(type="report")))
    assert [words_of(option) for option in root.xpath("//select[@name='jurisdiction']/option")] == [
        "all",
        "France (1)",
        "The Netherlands (1)",
    ]


def test_nothing_found_says_what_to_do() -> None:
    assert "Choose fewer conditions" in page_of(chosen=Filter(year="1830"))
    assert "As soon as an editor publishes one" in page_of(())


def test_long_lists_have_pages() -> None:
    seen = [title for n in (1, 2, 3) for title in parsed(page_of(MANY, n=n)).xpath("//ul[@id='entries']/li/h2/a/@href")]
    assert len(seen) == len(set(seen)) == len(MANY)
    root = parsed(page_of(MANY, n=2))
    assert root.xpath("//nav[@class='pager']//a[@aria-current='page']/text()") == ["2"]
    assert root.xpath("//a[@rel='prev']/@href") == ["/monitor/en"]
    assert root.xpath("//a[@rel='next']/@href") == ["/monitor/en?page=3"]
    assert page_of(MANY, n=99) == page_of(MANY, n=3)


def test_the_feeds_and_tables_are_those_of_what_is_shown() -> None:
    root = parsed(page_of(chosen=Filter(jurisdiction="NL")))
    assert root.xpath("//link[@type='application/atom+xml']/@href") == ["/monitor/en/feed.atom?jurisdiction=NL"]
    assert "/monitor/entries.csv?jurisdiction=NL" in root.xpath("//footer//a/@href")


@pytest.mark.parametrize(("chosen", "path"), [(Filter(jurisdiction="BE-VLG"), "en/browse/jurisdiction-be-vlg.html"), (Filter(impact="3"), "en/browse/impact-3.html")])  # fmt: skip
def test_a_static_list_has_a_file_for_each_condition(chosen: Filter, path: str) -> None:
    assert FileAddresses().listing("en", chosen) == path


@pytest.mark.parametrize("value", ["../../etc/passwd", "nl", "NL ", "con", "a/b", "x" * 300, "\0"])
def test_no_name_of_a_file_is_what_a_document_says(value: str) -> None:
    paths = {
        FileAddresses().listing("en", Filter(jurisdiction=value)),
        FileAddresses().listing("en", Filter(jurisdiction="NL")),
    }
    assert len(paths) == 2
    assert all(path.startswith("en/browse/jurisdiction-") and set(path[10:]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./") and ".." not in path for path in paths)  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_index_names_every_entry_under_its_jurisdiction(language: Language) -> None:
    unknown: list[Card] = [
        card(9).model_copy(update={"entry": card(9).entry.model_copy(update={"jurisdiction": card(9).entry.topics})})
    ]
    page = Pages(SITE, SERVED).jurisdictions(language, [*CARDS, *unknown])
    assert faults(page) == []
    names = {
        "nl": ["Frankrijk 1", "Nederland 2", "Rechtsgebied onbekend 1"],
        "en": ["France 1", "The Netherlands 2", "Jurisdiction unknown 1"],
    }
    assert [words_of(heading) for heading in parsed(page).xpath("//main//h2")] == names[language]
