"""How far tags are believed, how deep headings are, and what repeats as furniture."""

import pytest

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.furniture import PageSize, furniture
from extractors.read.pdf.levels import set_levels
from extractors.read.pdf.trust import Trust, trust_in_tags
from extractors.read.pdf.witnesses import Witnesses
from models.document import BlockKind
from tests.extractors.read.pdf.drafts import draft, heading

PARAGRAPH = (
    "The council pays for the bridge from the toll, and the toll ends when the bridge has been paid in full. " * 3
)
NO_WITNESSES = Witnesses((), ())


def tagged(text: str) -> Draft:
    return heading(text, level=1, tagged=True)


@pytest.mark.parametrize(
    ("headings", "plain", "trust"),
    [
        (["Bridges", "Tolls"], 2, Trust.SOUND),
        ([], 2, Trust.NONE),
        ([PARAGRAPH, PARAGRAPH, "Tolls"], 1, Trust.NONE),
        (["Bridges"], 9, Trust.PARTIAL),
    ],
    ids=["sound", "no heading tags", "paragraphs tagged as headings", "most headings not tagged"],
)
def test_trust_in_tags(headings: list[str], plain: int, trust: Trust) -> None:
    named = [tagged(text) for text in headings]
    others = [draft("Ferries", bold=True) for _ in range(plain - len(named))]
    drafts = [*named, *others, *[draft(PARAGRAPH) for _ in range(20)]]
    assert trust_in_tags(drafts, [*named, *others][:plain]) is trust


def levels(*drafts: Draft, witnesses: Witnesses = NO_WITNESSES) -> list[int | None]:
    set_levels(drafts, witnesses)
    return [each.level for each in drafts]


def test_larger_headings_are_higher() -> None:
    assert levels(heading("Water", 16), heading("Rain", 12), heading("Snow", 12), heading("Land", 16)) == [1, 2, 2, 1]


def test_bold_is_higher_than_plain_of_one_size() -> None:
    assert levels(heading("Water", 12), heading("Rain", 12, bold=False)) == [1, 2]


def test_numbers_tell_levels_that_type_does_not() -> None:
    assert levels(heading("1 Water"), heading("1.1 Rain"), heading("1.1.1 Hail"), heading("2 Land")) == [1, 2, 3, 1]


def test_bookmarks_tell_levels_before_all_else() -> None:
    named = Witnesses([("Water", 2, 1), ("Rain", 1, 1)], ())
    assert levels(heading("Water", 16), heading("Rain", 12), witnesses=named) == [2, 1]


def test_a_look_that_occurs_once_makes_no_level() -> None:
    ordinary = [heading(word, 12) for word in ("Rain", "Snow", "Hail", "Fog", "Dew")]
    assert levels(heading("Weather", 30), *ordinary) == [1, 1, 1, 1, 1, 1]


def lines_on_pages(texts: list[str], top: float) -> list[Draft]:
    return [draft(text, page=page, top=top) for page, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("texts", "top", "dropped"),
    [
        (["Port plan"] * 4, 20, True),
        (["Port plan 1", "Port plan 2", "Port plan 3", "Port plan 4"], 20, True),
        (["1", "2", "3", "4"], 820, True),
        (["Task 1", "Task 3", "Task 4", "Task 9"], 20, False),
        (["Ships", "Quays", "Cranes", "Tides"], 20, False),
        (["We agree."] * 2 + ["We do not."] * 2, 400, False),
    ],
    ids=["same words", "with page number", "page number", "other numbers", "other words", "in the text"],
)
def test_furniture(texts: list[str], top: float, dropped: bool) -> None:
    lines = [each.lines[0] for each in lines_on_pages(texts, top)]
    found = furniture(lines, [PageSize(595, 842)] * 4)
    assert [id(line) in found for line in lines] == [dropped] * 4


def test_headings_without_a_known_level_get_one() -> None:
    made = heading("Water")
    set_levels([made, draft(PARAGRAPH)], NO_WITNESSES)
    assert (made.kind, made.level) == (BlockKind.HEADING, 1)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["CHAPTER I Boats", "Article 1 Sails", "Section 1 Cranes", "Article 2 Hooks"], [1, 3, 2, 3]),
        (["Titel I Bomen", "Artikel 1 Eiken", "Artikel 2 Beuken", "Bijlage A Kaart"], [1, 2, 2, 1]),
        (["Hoofdstuk 1 Bos", "Titel 1.1 Loof", "Artikel 1 Eiken", "Artikel 2 Beuken"], [1, 2, 3, 3]),
        (["Article 1 Sails", "Article 2 Hooks"], [1, 1]),
    ],
)
def test_parts_of_laws_tell_levels_that_type_does_not(texts: list[str], expected: list[int]) -> None:
    assert levels(*(heading(text) for text in texts)) == expected
