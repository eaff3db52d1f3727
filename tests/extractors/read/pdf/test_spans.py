"""The spans of a page: every character, each in its own look."""

import pypdfium2 as pdfium
import pytest

from extractors.read.pdf.span import PageSpans
from extractors.read.pdf.spans import read_spans
from tests.extractors.read.pdf.papers import COLUMNS, HARBOUR, typeset


def spans_of(source: str) -> PageSpans:
    with pdfium.PdfDocument(typeset(source)) as document:
        return read_spans(document[0], 1)


@pytest.mark.parametrize("source", [HARBOUR, COLUMNS], ids=["harbour", "columns"])
def test_spans_hold_every_character_of_the_page(source: str) -> None:
    with pdfium.PdfDocument(typeset(source)) as document:
        wanted = document[0].get_textpage().get_text_range()
    got = "".join(span.text for span in spans_of(source).spans)
    assert "".join(got.split()) == "".join(wanted.replace("\ufffe", "\u00ad").split())


def test_a_word_that_changes_its_weight_is_parted_there() -> None:
    found = [(span.text.strip(), span.style.bold) for span in spans_of("The har#strong[bour]master left.").spans]
    assert found == [("The har", False), ("bour", True), ("master left.", False)]


def test_boxes_reach_from_the_first_letter_to_the_last() -> None:
    left, right = (spans_of(f"#h({move}pt)Lighthouse").spans[0] for move in (0, 30))
    assert right.x0 - left.x0 == pytest.approx(30, abs=0.1)
    assert right.x1 - right.x0 == pytest.approx(left.x1 - left.x0, abs=0.1)
    assert left.x1 - left.x0 > 4 * left.style.size


@pytest.mark.parametrize("tracking", [0, 0.08, 0.12, 0.16, 0.2, 0.25])
def test_letters_that_are_set_apart_make_one_word(tracking: float) -> None:
    prose = "The port gathers readings of the tide at forty places, and hardly anyone outside ever sees them."
    spans = spans_of(f"#text(tracking: {tracking}em)[Harbour Office]\n\n{prose}").spans
    assert "".join(span.text for span in spans if span.baseline < spans[-1].baseline - 1).strip() == "Harbour Office"
