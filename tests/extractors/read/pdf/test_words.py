"""Numbers, markers and broken words, as printed and as understood."""

from collections import Counter

import pytest

from extractors.read.pdf import markers
from extractors.read.pdf.captions import is_caption
from extractors.read.pdf.headlines import is_number_alone
from extractors.read.pdf.joining import Vocabulary
from extractors.read.pdf.numbering import number_of


@pytest.mark.parametrize(
    ("text", "kind", "depth"),
    [
        ("2.1 Scope", "decimal", 2),
        ("3. Aims", "decimal", 1),
        ("4.2.1. Costs", "decimal", 3),
        ("Article 4 Duties", "worded", 1),
        ("Artikel 3", "worded", 1),
        ("Sec. 2. Policy", "worded", 1),
        ("Annex II Forms", "worded", 1),
        ("Hoofdstuk 5 Geld", "worded", 1),
        ("A. Introduction", "letter", 1),
        ("IV. Review", "letter", 1),
    ],
)
def test_section_numbers(text: str, kind: str, depth: int) -> None:
    number = number_of(text)
    assert number is not None
    assert (number.kind, number.depth) == (kind, depth)


@pytest.mark.parametrize("text", ["Scope", "2031 was dry", "Articles of faith", "Parties met", "1999. A year"])
def test_no_section_number(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("text", "marker"),
    [("• Plant trees", "•"), ("– Dig wells", "–"), ("a) Count boats", "a)"), ("(iv) Pay", "(iv)"), ("3. Rest", "3.")],
)
def test_list_markers(text: str, marker: str) -> None:
    found = markers.bullet(text) or markers.number(text)
    assert found is not None
    assert found[0] == marker


@pytest.mark.parametrize("text", ["Trees", "e.g. oaks", "-5 degrees", "2031 plan"])
def test_no_list_marker(text: str) -> None:
    assert not markers.starts_item(text)


@pytest.mark.parametrize(
    ("text", "alone"), [("Article 3", True), ("II.", True), ("2.1", True), ("Article 3 Aims", False)]
)
def test_numbers_without_a_title(text: str, alone: bool) -> None:
    assert is_number_alone(text) is alone


@pytest.mark.parametrize(
    ("text", "caption"),
    [("Figure 2: Tides", True), ("Tabel 4 Kosten", True), ("Figures rose", False), ("Table manners matter", False)],
)
def test_captions(text: str, caption: bool) -> None:
    assert is_caption(text) is caption


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("informa", "tion of all", ""),
        ("harbour", "master said", ""),
        ("wet", "en regelgeving", "- "),
        ("well", "known port", "-"),
        ("Nord", "Süd trade", "-"),
        ("2031", "2034", "-"),
    ],
)
def test_what_stands_between_the_halves_of_a_broken_word(left: str, right: str, between: str) -> None:
    vocabulary = Vocabulary(Counter({"information": 3, "well-known": 2}))
    assert vocabulary.glue(left, right) == between
