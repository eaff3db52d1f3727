"""A block knows what it is and where it stands; a document's blocks and pages agree."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.document import Block, BlockKind, Document, Line
from models.geometry import Box, Page, Turn
from models.glyphs import width
from tests.strategies.documents import SHA, blocks, documents

BOX = Box(x0=100, y0=50, x1=300, y1=62)
PARAGRAPH: dict[str, Any] = {"id": "b0", "kind": BlockKind.PARAGRAPH, "text": "Quays", "path": "p"}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"text": ""}, "at least 1 character"),
        ({"text": " \n "}, "has no text"),
        ({"path": None}, "neither where on a page nor at which element"),
        ({"lines": (Line(start=0, end=6, page=1, box=BOX),)}, "a line outside its text"),
        ({"lines": (Line(start=3, end=3, page=1, box=BOX),)}, "a line outside its text"),
        ({"kind": BlockKind.HEADING}, "has no level"),
        ({"level": 0}, "greater than or equal to 1"),
        ({"confidence": 1.5}, "less than or equal to 1"),
    ],
)
def test_a_block_that_contradicts_itself_is_refused(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Block.model_validate(PARAGRAPH | change)


def _document(*parts: Block, pages: int = 0) -> Document:
    return Document(
        snapshot_sha256=SHA,
        url="https://example.org/",
        media_type="text/html",
        language="en",
        language_origin="lang",
        blocks=parts,
        pages=tuple(Page(number=n + 1, width=595, height=842) for n in range(pages)),
        reader="test 1",
    )


def test_two_blocks_with_one_id_are_refused() -> None:
    block = Block.model_validate(PARAGRAPH)
    with pytest.raises(ValidationError, match="two blocks have the same id"):
        _document(block, block)


def test_a_block_on_a_page_that_is_not_there_is_refused() -> None:
    block = Block.model_validate(PARAGRAPH | {"lines": (Line(start=0, end=5, page=2, box=BOX),)})
    with pytest.raises(ValidationError, match="a page that the document does not have"):
        _document(block, pages=1)


def test_the_most_trusted_statement_comes_first() -> None:
    row = _document().model_dump() | {
        "metadata": (
            {"name": "title", "value": "Water plan", "origin": "meta:DCTERMS.title"},
            {"name": "title", "value": "plan_v3_final", "origin": "pdf:info"},
        )
    }
    document = Document.model_validate(row)
    title = document.stated("title")
    assert title is not None
    assert title.value == "Water plan"
    assert document.stated("issuer") is None


@given(blocks(pages=3), st.data())
def test_the_boxes_of_a_span_lie_within_the_boxes_of_its_lines(block: Block, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    for place, line in zip(
        block.places(start, end), (x for x in block.lines if x.start < end and x.end > start), strict=True
    ):
        assert place.page == line.page
        assert line.box.x0 - 0.1 <= place.box.x0 <= place.box.x1 <= line.box.x1 + 0.1
        assert (place.box.y0, place.box.y1) == (line.box.y0, line.box.y1)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_span_is_cut_out_of_its_line_by_the_widths_of_its_letters(angle: Turn) -> None:
    line = Line(start=0, end=6, page=1, box=BOX, angle=angle)
    block = Block.model_validate(PARAGRAPH | {"text": "ilmaam", "lines": (line,)})
    (first,), (second,) = block.places(0, 3), block.places(3, 6)
    narrow, whole = width("ilm"), width("ilmaam")
    share = narrow / whole
    assert share < 0.5
    wanted = {
        0: (100, 50, 100 + 200 * share, 62),
        90: (100, 50, 300, 50 + 12 * share),
        180: (300 - 200 * share, 50, 300, 62),
        270: (100, 62 - 12 * share, 300, 62),
    }
    box = first.box
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx(wanted[angle], abs=0.06)
    rest = 1 - (first.box.x1 - first.box.x0) * (first.box.y1 - first.box.y0) / (200 * 12)
    assert (second.box.x1 - second.box.x0) * (second.box.y1 - second.box.y0) / (200 * 12) == pytest.approx(rest, 0.02)


@given(documents())
def test_a_character_stands_on_the_page_of_its_line(document: Document) -> None:
    for block in document.blocks:
        for line in block.lines:
            assert {block.page_at(i) for i in range(line.start, line.end)} == {line.page}
