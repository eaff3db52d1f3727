"""One tree of sections whatever the source: numbers, levels, roles."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.outline import outline
from extractors.outline.counting import ordinal
from extractors.outline.levels import Heading, settle_levels
from extractors.outline.number import parse_number
from extractors.outline.roles import role_of
from models.document import Block, BlockKind, Document

NUMBERS = [
    ("2.1 Scope", "2.1", "decimal", "Scope"),
    ("3. Aims", "3", "decimal", "Aims"),
    ("4.2.1. Costs", "4.2.1", "decimal", "Costs"),
    ("Artikel 3", "Artikel 3", "article", ""),
    ("Article 4 Definitions", "Article 4", "article", "Definitions"),
    ("Article premier", "Article premier", "article", ""),
    ("Artikel 3a. Register", "Artikel 3a", "article", "Register"),
    ("Sec. 2. Aims.", "Sec. 2", "section", "Aims."),
    ("§ 5 Begriffe", "§ 5", "article", "Begriffe"),
    ("A. Setting", "A", "letter", "Setting"),
    ("IV. Next steps", "IV", "roman", "Next steps"),
    ("Annex II", "Annex II", "annex", ""),
    ("ANNEX", "ANNEX", "annex", ""),
    ("Schedule “B”", "Schedule “B”", "annex", ""),
    ("Bijlage 1: Begrippen", "Bijlage 1", "annex", "Begrippen"),
    ("Kapitel 2", "Kapitel 2", "chapter", ""),
    ("Chapitre III – Des aides", "Chapitre III", "chapter", "Des aides"),
    ("Hoofdstuk 4 Uitvoering", "Hoofdstuk 4", "chapter", "Uitvoering"),
    ("Recommendation 12: share data", "Recommendation 12", "item", "share data"),
]
NOT_NUMBERED = [
    "2030 climate plan",
    "10 steps to a cleaner city",
    "I am a heading",
    "Title and more",
    "Parties",
    "Arts and culture",
    "",
]


@pytest.mark.parametrize(("heading", "label", "scheme", "title"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_parses_numbers(heading: str, label: str, scheme: str, title: str) -> None:
    number = parse_number(heading)
    assert number is not None
    assert (number.label, number.scheme, number.title) == (label, scheme, title)


@pytest.mark.parametrize("heading", NOT_NUMBERED)
def test_leaves_unnumbered_headings_alone(heading: str) -> None:
    assert parse_number(heading) is None


ROLES = [
    ("Executive summary", "summary"),
    ("1. Samenvatting", "summary"),
    ("Synthèse", "summary"),
    ("Zusammenfassung: worum es geht", "summary"),
    ("Inhoudsopgave", "contents"),
    ("Table des matières", "contents"),
    ("Annex A: Costs", "annex"),
    ("BIJLAGE", "annex"),
    ("Glossary", "annex"),
    ("Literaturverzeichnis", "references"),
    ("Endnotes", "references"),
    ("Voorwoord", "front"),
    ("Summary offences and penalties", "body"),
    ("A new approach", "body"),
]


@pytest.mark.parametrize(("heading", "role"), ROLES, ids=[row[0] for row in ROLES])
def test_knows_parts_by_their_headings(heading: str, role: str) -> None:
    assert role_of(heading, parse_number(heading)) == role


def document(*rows: tuple[int, str]) -> Document:
    """A document of headings, each (level, text); level 0 is a paragraph."""
    blocks = tuple(
        Block(
            id=f"b{i}",
            kind=BlockKind.HEADING if level else BlockKind.PARAGRAPH,
            text=text,
            level=level or None,
            path="p",
        )
        for i, (level, text) in enumerate(rows)
    )
    return Document(
        snapshot_sha256="0" * 64,
        url="file:///x",
        media_type="text/html",
        language="en",
        language_origin="-",
        blocks=blocks,
        reader="-",
    )


def levels(*rows: tuple[int, str]) -> list[int]:
    return [section.level for section in outline(document(*rows)).sections[1:]]


def test_closes_gaps_between_levels() -> None:
    assert levels((2, "One"), (4, "Below"), (4, "Also below"), (2, "Two"), (3, "Below two")) == [1, 2, 2, 1, 2]


def test_begins_at_one_whatever_the_first_level() -> None:
    assert levels((3, "Deep start"), (2, "Higher"), (3, "Lower")) == [1, 1, 2]


def test_numbers_put_a_stray_heading_back_in_its_rank() -> None:
    rows = ((1, "1 Aims"), (2, "1.1 Now"), (2, "1.2 Later"), (1, "2 Means"), (1, "2.1 Money"), (2, "2.2 People"))
    assert levels(*rows) == [1, 2, 2, 1, 2, 2]


def test_a_longer_number_is_deeper_even_when_all_look_alike() -> None:
    assert levels((1, "1 Aims"), (1, "1.1 Now"), (1, "1.1.1 Here"), (1, "2 Means")) == [1, 2, 3, 1]


LEVELS = [
    ("a title over all holds nothing", ((1, "Plan"), (2, "Aims"), (2, "Means"), (3, "Money")), [1, 1, 1, 2]),
    ("nor do two", ((1, "Plan"), (2, "For all"), (3, "Aims"), (3, "Means"), (3, "Time")), [1, 1, 1, 1, 1]),
    ("the contents hold nothing", ((1, "Contents"), (2, "Aims"), (3, "Now"), (2, "Means")), [1, 1, 2, 1]),
    (
        "nor do contents before the title",
        ((2, "Contents"), (2, "Plan"), (3, "Aims"), (4, "Now"), (3, "Means"), (3, "Time")),
        [1, 1, 1, 2, 1, 1],
    ),
    (
        "nor does a summary beside the title",
        ((2, "Summary"), (3, "In short"), (2, "Plan"), (3, "Aims"), (4, "Now"), (3, "Means"), (3, "Time")),
        [1, 2, 1, 1, 2, 1, 1],
    ),
    (
        "no preface holds the chapters",
        (
            (1, "Background"),
            (3, "Past"),
            (2, "Section 1: Aims"),
            (2, "1.1 Now"),
            (2, "Section 2: Means"),
            (2, "2.1 Sums"),
        ),
        [1, 2, 1, 2, 1, 2],
    ),
    ("2a stands below 2", ((1, "1 Aims"), (1, "2 Means"), (1, "2a Money"), (1, "2b Time")), [1, 1, 2, 2]),
    ("a chapter of its own stays", ((1, "Aims"), (2, "Now"), (1, "Means"), (2, "Money")), [1, 2, 1, 2]),
    (
        "annexes stand on top",
        ((1, "1 Aims"), (2, "1.1 Now"), (1, "2 Means"), (2, "Annex I"), (3, "Sums")),
        [1, 2, 1, 1, 2],
    ),
    (
        "a list that starts over in another stands below it",
        ((1, "1. A"), (4, "a. B"), (2, "i. C"), (2, "ii. D"), (4, "b. E"), (2, "i. F"), (1, "2. G"), (4, "a. H")),
        [1, 2, 3, 3, 2, 3, 1, 2],
    ),
    (
        "a bare number that continues nothing numbers no heading",
        ((3, "3 Ports"), (1, "1. A"), (1, "2. B"), (2, "3. C"), (3, "Now")),
        [1, 1, 1, 1, 2],
    ),
    ("an I after an H is a letter", tuple((2, f"{letter}. X") for letter in "GHIJ"), [1, 1, 1, 1]),
]


@pytest.mark.parametrize(("why", "rows", "expected"), LEVELS, ids=[row[0] for row in LEVELS])
def test_levels(why: str, rows: tuple[tuple[int, str], ...], expected: list[int]) -> None:
    assert levels(*rows) == expected, why


def test_by_look_unnumbered_headings_go_below_the_numbers_they_look_like() -> None:
    headings = [Heading(2, parse_number(text)) for text in ("1.1 Now", "Money", "People", "1.2 Later")]
    assert settle_levels(headings, by_look=True) == (1, 2, 2, 1)
    assert settle_levels(headings, by_look=False) == (1, 1, 1, 1)


def test_below_a_known_title_a_heading_over_all_is_a_chapter() -> None:
    headings = [Heading(level, None) for level in (2, 3, 3, 3)]
    assert settle_levels(headings, titled=True) == (1, 2, 2, 2)
    assert settle_levels(headings, titled=False) == (1, 1, 1, 1)


COUNTS = [
    ("4", "decimal", 4),
    ("2.14", "decimal", 14),
    ("3a", "decimal", 3),
    ("D", "letter", 4),
    ("iv", "roman", 4),
    ("XIX", "roman", 19),
    ("?", "letter", 0),
]


@pytest.mark.parametrize(("count", "kind", "value"), COUNTS)
def test_counts(count: str, kind: str, value: int) -> None:
    assert ordinal(count, kind) == value


def test_roles_pass_to_the_sections_inside() -> None:
    tree = outline(document((0, "Letter"), (1, "Body"), (1, "Annex I"), (2, "Costs"), (0, "Money"), (1, "References")))
    assert [section.role for section in tree.sections] == ["body", "body", "annex", "annex", "references"]
    assert tree.sections[3].parent == 2
    assert tree.sections[2].number == "Annex I"


def test_a_document_without_headings_is_one_root() -> None:
    tree = outline(document((0, "One"), (0, "Two")))
    assert [(s.level, s.start, s.stop) for s in tree.sections] == [(0, 0, 2)]


headings = st.tuples(
    st.integers(0, 6), st.sampled_from(["1 A", "1.1 B", "2.1.1 C", "Annex I", "Plain", "Article 3", "iv. D", "IV. E"])
)


@given(st.lists(headings, max_size=30))
def test_sections_cover_each_block_once_and_skip_no_level(rows: list[tuple[int, str]]) -> None:
    tree = outline(document(*rows))
    covered = [block for section in tree.sections for block in range(section.start, section.stop)]
    assert covered == list(range(len(rows)))
    for section in tree.sections[1:]:
        assert section.parent is not None
        assert section.level == tree.sections[section.parent].level + 1


@pytest.mark.parametrize("text", ["Plain", "1.1.1.1 Deep", "Annex I", "i. One", "Contents"])
def test_twenty_thousand_headings_take_seconds(text: str) -> None:
    rows = tuple((1 + index % 3, text) for index in range(20_000))
    doc = document(*rows)
    begin = time.process_time()
    outline(doc)
    assert time.process_time() - begin < 5
