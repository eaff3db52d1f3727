import json
import re
from typing import Any

import pytest

from models.entry import EntryField
from models.value import LocalText
from output.render.labels import Language
from tests.output.lorn import ENTRY
from tests.output.parsed import parsed, words_of
from tests.output.publish.checked import faults
from tests.output.publish.examples import BASE, entry, publication, story
from tests.output.publish.site import PAGES
from tests.output.test_pages import all_evidence

FEWER = ENTRY.model_copy(update={"actions": ENTRY.actions[1:]})
LEFT = (
    "abstract",
    "title",
    "impact",
    "document_type",
    "takeaway-1",
    "principle-2",
    "pillar-1",
    "summary/pillar-1",
    "action-1",
    "provision-1",
    "mention-1",
)


def page_of(
    language: Language = "en", *versions: Any, unreviewed: tuple[str, ...] = (), number: int | None = None
) -> Any:
    told = story(*(versions or (ENTRY,)), unreviewed=unreviewed)
    shown = told.current if number is None else told.publications[number - 1]
    return parsed(PAGES.entry(language, told, shown))


def text_of(page: Any) -> str:
    return words_of(page.find("body"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Lorn – Together and with care", "What Policy orientating document", "Impact score 3 of 4",
                "For whom Government, businesses", "URL https://", "Key takeaways for Flanders", "Principles", "People decide.",
                "Pillars", "A government that can explain itself", "Concrete action points", "Supervision and instruments",
                "The Data Authority supervises the register.", "Versions Version 1", "How this entry was made",
            ],
        ),
        (
            "nl",
            [
                "Lorn – Together and with care", "Wat Beleidsoriënterend document", "Impactscore 3 van 4", "Voor wie Overheden, bedrijven",
                "Key takeaways voor Vlaanderen", "Principes", "Pijlers", "Concrete actiepunten", "Toezicht en instrumenten", "Versies Versie 1",
            ],
        ),
    ],
)  # fmt: skip
def test_the_page_reads_as_a_monitor_entry(language: Language, expected: list[str]) -> None:
    text = text_of(page_of(language))
    positions = [text.find(words) for words in expected]
    assert -1 not in positions and positions == sorted(positions), list(zip(expected, positions, strict=True))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_sound(language: Language) -> None:
    told = story(ENTRY, FEWER, unreviewed=LEFT)
    assert faults(PAGES.entry(language, told, told.current)) == []
    assert faults(PAGES.entry(language, told, told.publications[0])) == []


def test_every_claim_opens_its_quote() -> None:
    quotes = [words_of(mark) for mark in page_of().iterfind(".//details//mark")]
    assert sorted(quotes) == sorted(item.exact for item in all_evidence(ENTRY))


def test_what_nobody_reviewed_is_marked_and_counted() -> None:
    page = page_of(unreviewed=LEFT)
    assert len(page.xpath("//*[@class='unreviewed']")) == len(LEFT)
    assert words_of(page.get_element_by_id("action-1").find(".//p")).endswith("not reviewed")
    assert "11 parts of this entry were published before someone reviewed them." in text_of(page)
    assert "not reviewed" not in text_of(page_of())


def test_what_is_empty_is_left_out() -> None:
    bare = ENTRY.model_copy(
        update=dict.fromkeys(
            ("takeaways", "principles", "pillars", "actions", "pillar_summaries", "provisions", "mentions"), ()
        )
        | {"audience": EntryField(reason=LocalText(nl="Afgekeurd.", en="Rejected in review."))}
    )
    text = text_of(page_of("en", bare))
    for absent in ("Rejected in review", "No rule suggested", "Principles", "For whom", "Page 14 is a scanned image"):
        assert absent not in text


def test_nobody_is_named() -> None:
    told = story(ENTRY)
    assert "lovelace" not in PAGES.entry("en", told, told.current)


def test_the_first_paragraph_leads_and_the_others_are_the_summary() -> None:
    page = page_of("en", entry(abstract="What it is.\n\nWhat it says.\nWhat it means."))
    assert words_of(page.find(".//div[@class='abstract']")) == "What it is."
    assert [words_of(p) for p in page.get_element_by_id("summary").iterfind(".//p")] == [
        "What it says.",
        "What it means.",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_say_in_which_language_they_are(language: Language) -> None:
    page = page_of(language)
    assert page.get("lang") == language
    for path in (
        ".//h1/span",
        ".//blockquote",
        ".//h3/span[2]",
        ".//li[@id='action-1']/div/p/span",
        ".//li[@id='principle-1']//p/b",
    ):
        assert {element.get("lang") for element in page.iterfind(path)} == {"en"}, path
    assert page.find(".//li[@id='takeaway-1']//p").get("lang") is None
    assert page_of(language, entry(title="Een titel van de redactie")).find(".//h1/span").get("lang") == ""


def test_an_older_version_says_so_and_leads_to_the_newest() -> None:
    page = page_of("en", ENTRY, FEWER, number=1)
    notice = page.find(".//p[@class='notice']")
    assert words_of(notice).startswith("You are reading version 1, of 3 November 2026. There is a newer one.")
    assert notice.find("a").get("href").endswith(".html")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page_of("en", ENTRY, FEWER).find(".//p[@class='notice']") is None


def test_versions_say_what_changed() -> None:
    versions = page_of("en", ENTRY, FEWER).get_element_by_id("versions")
    text = words_of(versions)
    assert "Version 2 , 4 November 2026 (this version) 1 change Removed : action point" in text
    assert "Version 1 , 3 November 2026 First publication." in text
    assert versions.find(".//q").text == ENTRY.actions[0].text


def test_the_head_tells_search_engines_and_those_who_share_it() -> None:
    told = story(ENTRY, FEWER)
    page = page_of("nl", ENTRY, FEWER)
    own = f"{BASE}nl/{told.key}.html"
    assert page.xpath("//link[@rel='canonical']/@href") == [own]
    assert dict(zip(page.xpath("//link/@hreflang"), page.xpath("//link[@hreflang]/@href"), strict=True)) == {
        "nl": own,
        "en": f"{BASE}en/{told.key}.html",
        "x-default": f"{BASE}en/{told.key}.html",
    }
    properties = dict(zip(page.xpath("//meta/@property"), page.xpath("//meta[@property]/@content"), strict=True))
    assert properties["og:type"] == "article"
    assert properties["og:url"] == own
    assert properties["og:title"].startswith("Lorn – Together")
    assert properties["og:locale"] == "nl_BE"
    assert properties["article:published_time"] == "2026-11-03T09:30:00Z"
    assert properties["article:modified_time"] == "2026-11-04T09:30:00Z"
    assert page.findtext(".//title").endswith("| Beleidsmonitor")


def test_the_page_asks_for_nothing_but_the_monitors_own_style() -> None:
    page = page_of()
    assert page.xpath("//link[@rel='stylesheet']/@href") == ["../assets/monitor.css"]
    assert page.xpath("//script/@type") == ["application/ld+json"]
    assert not page.xpath("//img|//iframe|//object|//embed|//style|//*[@style]|//*[@src]")
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; style-src 'self'") and "unsafe" not in policy


def test_the_linked_data_is_json() -> None:
    data = json.loads(page_of().findtext(".//script"))
    assert data["@context"] == "https://schema.org"
    assert data["name"] == "Lorn – Together and with care: a strategy for artificial intelligence"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_withdrawn_entry_is_told_in_a_sentence(language: Language) -> None:
    page = PAGES.withdrawn(language, publication().key, publication().published_at)
    assert faults(page) == []
    assert re.search("3 november 2026|3 November 2026", page)
    assert "noindex" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_that_is_not_there_leads_to_the_list(language: Language) -> None:
    page = PAGES.missing(language)
    assert faults(page) == []
    assert parsed(page).xpath("//main//a/@href") == ["index.html"]
