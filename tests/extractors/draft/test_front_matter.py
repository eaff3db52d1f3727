"""What covers and first lines say of a document when they say it in an unusual way."""

import pytest

from extractors.draft.document_type import document_type
from extractors.draft.front import Front
from extractors.draft.issuer import issuer
from extractors.draft.jurisdiction import jurisdiction
from extractors.draft.published import published
from extractors.draft.title import title
from models.document import Document, Metadatum
from tests.extractors.draft.made import paper, web


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated 5 November 2031", "2031-11-05"),
        ("Bijgewerkt op 3 mei 2031", "2031-05-03"),
        ("[Federal Register Volume 96, Number 31 (Friday, February 14, 2031)] [Pages 1-2]", "2031-02-14"),
        ("Canada Gazette, Part I, 8 March 2031", "2031-03-08"),
        ("Last reviewed 5 November 2031 by the harbour desk, which looks again at all its pages every year", None),
    ],
)
def test_date_of_publication(line: str, expected: str | None) -> None:
    page = web(f"# Harbour rules\n{line}\nThe harbour opens at six and closes at ten on every day of the week.")
    assert published(page, Front.of(page)).value == expected


def test_a_first_date_goes_before_that_of_an_update() -> None:
    page = web("# Harbour rules\nPublished 2 May 2030\nUpdated 5 November 2031\nThe harbour opens at six.")
    assert published(page, Front.of(page)).value == "2030-05-02"


@pytest.mark.parametrize(
    ("made", "expected"),
    [("2031-03-01", "2031"), ("2033-03-01", None)],
)
def test_the_year_of_a_title_is_that_of_publication_when_the_file_is_of_that_year(
    made: str, expected: str | None
) -> None:
    of_file = Metadatum(name="published", value=made, origin="pdf:info")
    plan = paper("# 2031 Harbour Plan", metadata=(of_file,))
    headed = plan.model_copy(update={"blocks": tuple(b.model_copy(update={"kind": "title"}) for b in plan.blocks)})
    assert published(headed, Front.of(headed)).value == expected


@pytest.mark.parametrize(
    ("headline", "code", "kind"),
    [
        ("Norway–Chile Joint Statement on Harbours", "INT", "other"),
        ("Gemeinsame Erklärung von Österreich und Portugal", "INT", "other"),
        ("Harbour strategy of Norway", "NO", "strategy"),
    ],
)
def test_what_governments_declare_together_is_international(headline: str, code: str, kind: str) -> None:
    page = web(f"# {headline}\nThe text follows here.", "en", "https://www.regjeringen.no/a")
    front = Front.of(page)
    name = title(page, front)
    assert (jurisdiction(page, front, name.value).value, document_type(page, front, name).value) == (code, kind)


def _title(document: Document) -> str | None:
    return title(document, Front.of(document)).value


def test_a_title_over_lines_of_several_sizes_is_whole_when_the_file_states_it() -> None:
    stated = Metadatum(name="title", value="National Harbour Strategy 2031 Action Plan", origin="pdf:info")
    assert _title(paper("## National Harbour Strategy\n# 2031 Action Plan", metadata=(stated,))) == stated.value


def test_a_title_that_breaks_after_a_small_word_goes_on() -> None:
    lines = "## Recommendation of the Council on\n## Automated Harbours\nHarbour Instruments"
    assert _title(paper(lines)) == "Recommendation of the Council on Automated Harbours"


def test_a_cover_that_is_hard_to_make_out_gives_way_to_the_name_in_the_text() -> None:
    text = (
        "# Model Harb0ur Governance Frame\n---\n"
        "The Model Harbour Governance Framework is for ports.\n"
        "Ports that follow the Model Harbour Governance Framework know their ships.\n"
        "The Ship Safety Framework came first, and the Ship Safety Framework stays."
    )
    printed = paper(text)
    blurred = printed.blocks[0].model_copy(update={"confidence": 0.6})
    assert _title(printed.model_copy(update={"blocks": (blurred, *printed.blocks[1:])})) == (
        "Model Harbour Governance Framework"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Aktionsplan „Häfen von morgen“", "Aktionsplan „Häfen von morgen“"),
        ("„Häfen von morgen“: der Aktionsplan", "„Häfen von morgen“: der Aktionsplan"),
        ("“Harbours of tomorrow”", "Harbours of tomorrow"),
        ("« Ports de demain »", "Ports de demain"),
    ],
)
def test_quotation_marks_stay_where_they_belong_to_the_title(written: str, expected: str) -> None:
    assert _title(web(f"# {written}\nThe text follows here.")) == expected


def test_a_subtitle_that_the_file_states_is_part_of_the_title() -> None:
    stated = Metadatum(
        name="title", value="Des ports au service de la mer : plan régional 2031-2033", origin="pdf:info"
    )
    lines = "# Des ports au service de la mer\n## Plan régional 2031-2033, adopté par l'assemblée\nIntroduction"
    assert _title(paper(lines, "fr", (stated,))) == stated.value


def test_a_short_title_has_its_subtitle_even_with_years() -> None:
    assert _title(paper("# Safe Haven\n## Harbour Strategy 2031–2035")) == "Safe Haven: Harbour Strategy 2031–2035"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (web("# Brief\nMinisterie van Havens Postbus 12, Zandoever", "nl"), "Ministerie van Havens"),
        (web("# Visie\nMinisterie van Havens Ministerie van Zee", "nl"), "Ministerie van Havens"),
        (paper("Région Côte d'Ambre\n# Plan régional des ports", "fr"), "Région Côte d'Ambre"),
        (
            web(
                "# Visie",
                "nl",
                "https://example.org/a",
                Metadatum(name="issuer", value="Overheid van Zandoever", origin="meta:dcterms.publisher"),
                Metadatum(name="author", value="Ministerie van Havens", origin="meta:dcterms.creator"),
            ),
            "Ministerie van Havens",
        ),
    ],
)
def test_who_issued_a_document(page: Document, expected: str) -> None:
    assert issuer(page, Front.of(page)).value == expected
