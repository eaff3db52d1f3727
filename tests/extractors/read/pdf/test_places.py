"""Every block says where it stands, on the page as displayed."""

import io

import pytest
from PIL import Image

from extractors.read.pdf import read_pdf
from extractors.read.pdf.inspect import boxes_on, draw
from models.document import Line
from tests.extractors.read.pdf.papers import HARBOUR, described_by_xmp, turned_pages, typeset

A4 = (595.3, 841.9)


@pytest.mark.parametrize("tags", [True, False], ids=["tagged", "untagged"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lie_on_the_page_and_lines_cover_the_text(tags: bool, turn: int) -> None:
    reading = read_pdf(turned_pages(typeset(HARBOUR, tags=tags), turn))
    assert reading.blocks
    for block in reading.blocks:
        for line in block.lines:
            page = reading.pages[line.page - 1]
            assert -1 <= line.box.x0 < line.box.x1 <= page.width + 1
            assert -1 <= line.box.y0 < line.box.y1 <= page.height + 1
        assert block.lines[0].start == 0
        assert block.lines[-1].end == len(block.text)


def test_a_turned_page_has_its_boxes_turned() -> None:
    def first_line(turn: int) -> Line:
        return next(b.lines[0] for b in read_pdf(turned_pages(typeset(HARBOUR), turn)).blocks if "Why tides" in b.text)

    upright, sideways = first_line(0).box, first_line(90).box
    assert sideways.y0 == pytest.approx(upright.x0, abs=1)
    assert sideways.x1 == pytest.approx(A4[1] - upright.y0, abs=1)


def test_pages_have_size_and_label() -> None:
    page = read_pdf(typeset(HARBOUR)).pages[0]
    assert (page.width, page.height) == pytest.approx(A4, abs=0.5)
    assert page.label == "1"


def test_metadata_and_language_come_from_the_file() -> None:
    reading = read_pdf(typeset(HARBOUR))
    assert ("title", "Harbour Data Plan") in [(item.name, item.value) for item in reading.metadata]
    assert ("author", "Ministry of Quays") in [(item.name, item.value) for item in reading.metadata]
    assert reading.stated_language == "en"


def test_metadata_come_from_xmp_where_there_is_no_information_dictionary() -> None:
    found = {item.name: (item.value, item.origin) for item in read_pdf(described_by_xmp(typeset(HARBOUR))).metadata}
    assert found["title"] == ("Harbour Data Plan", "pdf:xmp")
    assert found["author"] == ("Ministry of Quays", "pdf:xmp")


@pytest.mark.parametrize("packet", [b"", b"<x", b"<a><b/></a>", b"\xff\xfe\x00<"])
def test_broken_xmp_says_nothing_and_spoils_nothing(packet: bytes) -> None:
    reading = read_pdf(described_by_xmp(typeset(HARBOUR), packet))
    assert reading.metadata == ()
    assert reading.warnings == ()


def test_inspect_draws_the_blocks_over_the_page() -> None:
    content = typeset(HARBOUR)
    image = Image.open(io.BytesIO(draw(content, read_pdf(content), 1)))
    colours = {colour for _, colour in image.getcolors(1_000_000) or ()}
    assert image.size == pytest.approx((A4[0] * 1.5, A4[1] * 1.5), abs=2)
    assert (0xD3, 0x2F, 0x2F) in colours  # the red of a heading


FLOWING = """
#set page(paper: "a5", height: 95pt, columns: 2, margin: 20pt)
#set text(size: 10pt)
#set par(first-line-indent: 0pt)
The ferry leaves the island at six and reaches the town at seven unless the tide keeps it in the channel, in which case
the master rings the bell and every passenger may go ashore again without paying for the crossing, as was settled long
ago.
"""


def test_inspect_draws_a_box_in_each_column_that_a_block_runs_over() -> None:
    reading = read_pdf(typeset(FLOWING, tags=False))
    boxes = [box for _, _, box in boxes_on(reading, 1)]
    assert len(reading.blocks) == 1
    assert len(boxes) == 2
    assert boxes[0].x1 < boxes[1].x0


def test_inspect_refuses_a_page_that_is_not_there() -> None:
    content = typeset(HARBOUR)
    with pytest.raises(ValueError, match="pages 1 to 3"):
        draw(content, read_pdf(content), 4)
