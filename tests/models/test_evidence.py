"""Evidence slices to its quote, in the one place it names, and nothing else can be built or passes the check."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.document import Block, BlockKind, Document
from models.evidence import CONTEXT, Evidence, SpanMismatchError
from tests.strategies.documents import SHA, documents, evidence_in

PAIRS = documents().flatmap(lambda document: st.tuples(st.just(document), evidence_in(document)))


def _block(document: Document, evidence: Evidence) -> Block:
    return next(block for block in document.blocks if block.id == evidence.block)


@given(PAIRS)
def test_a_span_slices_to_its_quote(pair: tuple[Document, Evidence]) -> None:
    document, evidence = pair
    text = _block(document, evidence).text
    assert text[evidence.start : evidence.end] == evidence.exact
    evidence.check(document)


@given(PAIRS)
def test_a_quote_has_no_white_space_at_its_ends(pair: tuple[Document, Evidence]) -> None:
    assert pair[1].exact == pair[1].exact.strip() != ""


@given(PAIRS)
def test_prefix_and_suffix_are_what_stands_around_the_quote(pair: tuple[Document, Evidence]) -> None:
    document, evidence = pair
    around = evidence.prefix + evidence.exact + evidence.suffix
    assert around in _block(document, evidence).text
    assert len(evidence.prefix) <= CONTEXT
    assert len(evidence.suffix) <= CONTEXT


@given(PAIRS)
def test_a_quote_on_pages_has_a_page_and_boxes_on_pages_of_the_document(pair: tuple[Document, Evidence]) -> None:
    document, evidence = pair
    numbers = {page.number for page in document.pages}
    assert {place.page for place in evidence.places} <= numbers
    if document.pages:
        assert evidence.page == evidence.places[0].page
    else:
        assert evidence.page is None
        assert evidence.path


@given(PAIRS, st.integers(-3, 3))
def test_a_span_of_another_length_than_its_quote_cannot_be_built(pair: tuple[Document, Evidence], by: int) -> None:
    assume(by != 0)
    row = pair[1].model_dump() | {"end": pair[1].end + by}
    with pytest.raises(ValidationError, match="not as long as"):
        Evidence.model_validate(row)


@given(PAIRS)
def test_a_quote_that_the_document_does_not_hold_there_fails_the_check(pair: tuple[Document, Evidence]) -> None:
    document, evidence = pair
    other = "x" if evidence.exact[0] != "x" else "y"
    forged = evidence.model_copy(update={"exact": other + evidence.exact[1:]})
    with pytest.raises(SpanMismatchError, match="does not read"):
        forged.check(document)


@given(PAIRS)
def test_evidence_of_another_snapshot_or_block_fails_the_check(pair: tuple[Document, Evidence]) -> None:
    document, evidence = pair
    for change in ({"snapshot_sha256": "0" * 64}, {"block": "nowhere"}):
        with pytest.raises(SpanMismatchError, match="has no block"):
            evidence.model_copy(update=change).check(document)


@pytest.mark.parametrize(
    ("start", "end"),
    [(-1, 3), (0, 0), (3, 2), (0, 99), (5, 6)],
    ids=["before the text", "empty", "backwards", "beyond the text", "only white space"],
)
def test_a_span_that_holds_no_text_of_the_block_is_refused(start: int, end: int) -> None:
    block = Block(id="b0", kind=BlockKind.PARAGRAPH, text="Quays and piers", path="p")
    document = Document(
        snapshot_sha256=SHA,
        url="https://example.org/",
        media_type="text/html",
        language="en",
        language_origin="lang",
        blocks=(block,),
        reader="test 1",
    )
    with pytest.raises(SpanMismatchError):
        Evidence.of(document, block, start, end)
