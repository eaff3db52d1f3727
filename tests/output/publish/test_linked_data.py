from typing import Any

import pytest

from models.entry import Entry
from models.vocabulary import DOCUMENT_TYPES
from output.publish.filters import EVERYTHING
from output.publish.linked_data import schema_types, script
from output.publish.listing import listing
from output.render.labels import Language
from tests.output.hostile import STRINGS
from tests.output.lorn import ENTRY
from tests.output.parsed import parsed
from tests.output.publish.examples import BASE, card, entry, story
from tests.output.publish.schema_org import expanded, faults
from tests.output.publish.site import PAGES

DOCUMENT = "https://lorn.example/strategy.pdf"


DATA = ".//script[@type='application/ld+json']"


def linked(version: Entry, language: Language = "en") -> list[dict[str, Any]]:
    told = story(version)
    page = parsed(PAGES.entry(language, told, told.current))
    return expanded(page.findtext(DATA), f"{BASE}{language}/{told.key}.html")


def about(version: Entry) -> Any:
    (node,) = linked(version)
    return node["https://schema.org/isBasedOn"][0]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_an_entry_is_a_report_about_its_document(language: Language, kind: str) -> None:
    nodes = linked(entry(document_type=kind, jurisdiction="NL", topics=("privacy",)), language)
    assert faults(nodes) == []
    assert nodes[0]["@type"] == ["https://schema.org/Report"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("legislation", "Legislation"),
        ("legislative-proposal", "Legislation"),
        ("report", "Report"),
        ("strategy", "CreativeWork"),
        (None, "CreativeWork"),
    ],
)
def test_only_law_is_legislation(kind: str | None, expected: str) -> None:
    version = ENTRY.model_copy(update={"document_type": ENTRY.topics}) if kind is None else entry(document_type=kind)
    assert about(version)["@type"] == [f"https://schema.org/{expected}"]


def test_the_document_keeps_its_own_publisher_date_and_language() -> None:
    node = about(
        entry(issuer="Ministry of Tides", published="2026-03", url=DOCUMENT).model_copy(update={"url": DOCUMENT})
    )
    assert node["@id"] == DOCUMENT
    assert node["https://schema.org/publisher"][0]["https://schema.org/name"] == [{"@value": "Ministry of Tides"}]
    assert node["https://schema.org/datePublished"] == [{"@value": "2026-03"}]
    assert node["https://schema.org/inLanguage"] == [{"@value": "en"}]


def test_the_identifier_of_an_entry_is_the_same_in_every_version_and_language() -> None:
    told = story(ENTRY, entry(title="Another title"))
    pages = [PAGES.entry(language, told, shown) for language in ("nl", "en") for shown in told.publications]
    nodes = [expanded(parsed(page).findtext(DATA), BASE)[0]["@id"] for page in pages]
    assert len(set(nodes)) == 1


def test_every_document_type_has_a_type_of_schema_org() -> None:
    assert set(schema_types()) == set(DOCUMENT_TYPES)


def test_a_list_is_a_collection_beside_a_data_set() -> None:
    page = parsed(PAGES.listing("nl", listing([card(1), card(2)], EVERYTHING)))
    nodes = expanded(page.findtext(DATA), f"{BASE}nl/index.html")
    assert faults(nodes) == []
    kinds = {kind.removeprefix("https://schema.org/"): node for node in nodes for kind in node["@type"]}
    assert set(kinds) == {"CollectionPage", "Dataset"}
    files = kinds["Dataset"]["https://schema.org/distribution"]
    assert [file["https://schema.org/contentUrl"][0]["@id"] for file in files] == [
        f"{BASE}{name}" for name in ("entries.csv", "actions.csv", "entries.jsonl")
    ]


@pytest.mark.parametrize("text", [s for s in STRINGS if "<" in s or "&" in s][::20])
def test_nothing_in_the_data_ends_its_script(text: str) -> None:
    assert not set(script({"name": text})) & set("<>&")


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Widget"}, "there is no type Widget"),
        ({"@type": "Report", "colour": "red"}, "Report has no property colour"),
        ({"@type": "Organization", "datePublished": "2026"}, "Organization has no property datePublished"),
        ({"@type": "Report", "datePublished": "soon"}, "datePublished cannot be 'soon'"),
        ({"@type": "Report", "publisher": {"@type": "Place"}}, "publisher cannot be a"),
        ({"@type": "Report", "url": "javascript:x"}, "url cannot lead to"),
        ({"@type": "Report", "name": 3}, "name cannot be 3"),
    ],
)  # fmt: skip
def test_faults_are_found(node: dict[str, Any], fault: str) -> None:
    assert fault in faults(expanded(script(node).unescape(), BASE))[0]
