"""Among several places of the same words, the one in the surroundings of the quote is meant."""

from models.document import BlockKind
from output.desk.source.placing import Placing, Span
from tests.output.desk.sources import PAGE, document, quote

TEXTS = (
    (BlockKind.PARAGRAPH, "In spring the quay is closed."),
    (BlockKind.PARAGRAPH, "In autumn the quay is closed for repairs."),
)


def test_surroundings_decide_between_places() -> None:
    evidence = quote(document(PAGE, TEXTS), "the quay is closed", "b2")
    before = (BlockKind.PARAGRAPH, "A new first paragraph.")
    assert Placing(document(PAGE, (before, *TEXTS))).place(evidence) == Span("b3", 10, 28)


def test_words_that_are_gone_are_nowhere() -> None:
    evidence = quote(document(PAGE, TEXTS), "for repairs")
    assert Placing(document(PAGE, TEXTS[:1])).place(evidence) is None
