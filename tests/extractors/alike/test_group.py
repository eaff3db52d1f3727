"""Which addresses are one document in several languages or formats, and which are not."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.alike import group
from models.item import Alternate, Item

HOST = "https://lorn.example"

ONE_DOCUMENT = [
    ("/en/plans/coast", "/nl/plans/coast"),
    ("/plans/coast", "/en/plans/coast"),
    ("/plans/coast_en.pdf", "/plans/coast_nl.pdf"),
    ("/plans/coast-nl.pdf", "/plans/coast-FR.pdf"),
    ("/plans/coast.nl.pdf", "/plans/coast.de.pdf"),
    ("/plans/coast.pdf", "/plans/coast-en.pdf"),
    ("/plans/coast (EN).pdf", "/plans/coast (NL).pdf"),
    ("/plans/coast-english.pdf", "/plans/coast-dutch.pdf"),
    ("/plans/coast_en-gb.pdf", "/plans/coast_nl-be.pdf"),
    ("/plans/it/coast.pdf", "/plans/en/coast.pdf"),
    ("/nl/plans/coast_nl.pdf", "/fr/plans/coast_fr.pdf"),
    ("/plans/coast?lang=nl", "/plans/coast?lang=en"),
    ("/plans?id=7&locale=nl_BE", "/plans?id=7"),
    ("/plans/coast.pdf", "/plans/coast.docx"),
    ("/plans/coast.html", "/plans/coast.PDF"),
    ("/plans/coast", "/plans/coast.odt"),
    ("/plans/coast%20walk_en.pdf", "/plans/coast walk_fr.pdf"),
]

DIFFERENT = [
    ("/plans/coast-2025.pdf", "/plans/coast-2026.pdf"),
    ("/plans/coast-1_en.pdf", "/plans/coast-2_nl.pdf"),
    ("/en/plans/coast", "/nl/plans/harbour"),
    ("/en/plans/coast", "/en/plans/coast/annex"),
    ("/plans/coast_en.pdf", "/annexes/coast_nl.pdf"),
    ("/plans/coast.pdf", "/plans/coast.xlsx"),
    ("/plans?id=7", "/plans?id=8"),
    ("/plans?id=7&lang=en", "/plans?id=8&lang=nl"),
    # Words that are languages too.
    ("/plans/it", "/plans"),
    ("/plans/strategy-it.pdf", "/plans/strategy.pdf"),
    ("/plans/duinen-en-dijken.pdf", "/plans/duinen-nl-dijken.pdf"),
    ("/plans/no/coast", "/plans/be/coast"),
    ("/plans/en/coast", "/plans/coast"),
    ("/en", "/"),
]


def item(path: str, **known: object) -> Item:
    url = path if path.startswith("https:") else HOST + path
    return Item.model_validate({"url": url, "source_id": "lorn", **known})


@pytest.mark.parametrize(("one", "other"), ONE_DOCUMENT)
def test_one_document(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        (found,) = group((item(first), item(second)), ("nl", "en"))
        named = {found.url, found.document_url, *(alternate.url for alternate in found.alternates)} - {None}
        assert named == {HOST + one, HOST + other}


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_documents(one: str, other: str) -> None:
    items = (item(one), item(other))
    assert group(items, ("nl", "en")) == items


TITLES = [
    (("Country report Germany", "Country report France"), 2),
    (("Country report Germany", "Rapport par pays : Allemagne"), 1),
    (("Plan for the coast", "Plan pour la côte"), 1),
    (("Country report Germany", None), 1),
]


@pytest.mark.parametrize(("titles", "documents"), TITLES)
def test_reports_on_countries_are_no_translations(titles: tuple[str | None, ...], documents: int) -> None:
    items = [item(f"/report-{code}.pdf", title=title) for code, title in zip(("de", "fr"), titles, strict=True)]
    assert len(group(items, ("nl", "en"))) == documents


def test_hosts_named_after_languages_are_one_document() -> None:
    items = (item("https://en.lorn.example/coast"), item("https://nl.lorn.example/coast"))
    (found,) = group(items, ("nl", "en"))
    assert found.url == "https://nl.lorn.example/coast"


def test_the_first_language_that_the_profile_reads_stands_for_all() -> None:
    items = [item(f"/plans/coast_{code}.pdf") for code in ("de", "fr", "en")]
    (found,) = group(items, ("nl", "en"))
    assert (found.url, found.language) == (f"{HOST}/plans/coast_en.pdf", "en")
    assert found.alternates == (
        Alternate(url=f"{HOST}/plans/coast_de.pdf", language="de", media_type="application/pdf"),
        Alternate(url=f"{HOST}/plans/coast_fr.pdf", language="fr", media_type="application/pdf"),
    )


def test_a_page_leads_to_the_document_beside_it() -> None:
    items = (item("/plans/coast.docx"), item("/plans/coast.pdf"), item("/plans/coast"))
    (found,) = group(items, ("nl", "en"))
    assert (found.url, found.document_url) == (f"{HOST}/plans/coast", f"{HOST}/plans/coast.pdf")
    assert [alternate.url for alternate in found.alternates] == [f"{HOST}/plans/coast.docx"]


def test_the_address_knows_the_language_better_than_the_source_does() -> None:
    items = (item("/plans/coast_fr.pdf", language="nl"), item("/plans/coast.pdf", language="nl"))
    (found,) = group(items, ("nl", "en"))
    assert (found.url, found.language) == (f"{HOST}/plans/coast.pdf", "nl")
    assert found.alternates[0].language == "fr"


def test_what_a_source_says_of_its_translations_holds_whatever_the_addresses() -> None:
    dutch = item("/kustplan", language="nl", alternates=(Alternate(url=f"{HOST}/coast-plan", language="en"),))
    (found,) = group((item("/coast-plan", language="en"), dutch), ("nl", "en"))
    assert found.url == f"{HOST}/kustplan"
    assert found.alternates == (Alternate(url=f"{HOST}/coast-plan", language="en"),)


def test_titles_of_different_years_are_different_documents() -> None:
    items = (item("/report_en.pdf", title="Report 2025"), item("/report_nl.pdf", title="Verslag 2026"))
    assert group(items, ("nl", "en")) == items


def test_two_in_the_same_language_and_format_are_two_documents() -> None:
    items = (item("/en/coast_en.pdf"), item("/nl/coast_nl.pdf"), item("/fr/coast_en.pdf"))
    assert [found.url for found in group(items, ("nl", "en"))] == [f"{HOST}/nl/coast_nl.pdf", f"{HOST}/fr/coast_en.pdf"]


def test_sources_are_kept_apart() -> None:
    items = (item("/coast_en.pdf"), item("/coast_nl.pdf", source_id="marn"))
    assert group(items, ("nl", "en")) == items


def test_what_only_a_translation_says_is_kept_and_the_newest_change_counts() -> None:
    old, new = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
    items = (
        item("/coast_nl.pdf", title="Kustplan", updated=old, change_note="First published."),
        item("/coast_en.pdf", title="Coast plan", summary="On dunes.", updated=new, change_note="Maps added."),
    )
    (found,) = group(items, ("nl", "en"))
    assert (found.title, found.summary, found.updated, found.change_note) == (
        "Kustplan",
        "On dunes.",
        new,
        "Maps added.",
    )


@given(st.lists(st.text(max_size=40), max_size=6, unique=True))
def test_no_address_is_lost_and_any_text_is_one(addresses: list[str]) -> None:
    items = [Item(url=address, source_id="lorn") for address in addresses]
    found = group(items, ("nl", "en"))
    named = [
        url for one in found for url in (one.url, one.document_url, *(a.url for a in one.alternates)) if url is not None
    ]
    assert sorted(named) == sorted(addresses)
