"""Files that cannot be read end in a failure with a name."""

import pytest

from extractors.failures import DocumentFailure, EmptyFile, Encrypted, NeedsOcr, NoText, Unreadable
from extractors.read.pdf import ocr, read_pdf
from models.document import BlockKind
from tests.extractors.read.pdf.papers import HARBOUR, blank, damaged, locked, photographed, picture, typeset


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", EmptyFile),
        (b"no pdf at all", Unreadable),
        (b"%PDF-1.7\n%%EOF", Unreadable),
        (typeset(HARBOUR)[:300], Unreadable),
        (locked(typeset(HARBOUR), "secret"), Encrypted),
        (blank(), NoText),
    ],
    ids=["empty", "not a pdf", "no pages", "truncated", "password", "blank"],
)
def test_each_trouble_has_its_failure(content: bytes, failure: type[DocumentFailure]) -> None:
    with pytest.raises(failure):
        read_pdf(content)


def test_an_empty_password_is_tried() -> None:
    assert "The port gathers" in " ".join(block.text for block in read_pdf(locked(typeset(HARBOUR), "")).blocks)


def test_a_file_of_images_without_a_recognition_program_needs_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", frozenset)
    with pytest.raises(NeedsOcr):
        read_pdf(picture())


def test_a_page_that_is_an_image_is_named_when_it_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", frozenset)
    mixed = typeset(
        HARBOUR + "#set page(header: none, numbering: none)\n#rect(width: 5cm, height: 5cm, fill: gray)", tags=False
    )
    warnings = read_pdf(mixed).warnings
    assert any("Page 4 was not read" in warning and "tesseract" in warning for warning in warnings)


@pytest.mark.skipif(not ocr.installed(), reason="tesseract is not installed")
def test_a_picture_without_text_has_no_text() -> None:
    with pytest.raises(NoText):
        read_pdf(picture())


@pytest.mark.skipif("en" not in ocr.installed(), reason="tesseract with English is not installed")
def test_a_scan_is_read_by_recognition() -> None:
    source = HARBOUR.split("#pagebreak()", maxsplit=1)[0]
    reading = read_pdf(photographed(typeset(source)), ocr_language="en")
    assert "1.1 What we measured" in [block.text for block in reading.blocks if block.kind == "heading"]
    item = next(block for block in reading.blocks if "Replace the sensors" in block.text)
    assert item.kind == "list-item"
    assert item.confidence < 1
    assert reading.pages[0].scanned
    assert "check quotes against the image" in reading.warnings[-1]


def test_a_damaged_page_is_named_and_the_others_are_read() -> None:
    reading = read_pdf(damaged(typeset(HARBOUR), 2))
    assert any("damaged" in warning and "2" in warning for warning in reading.warnings)
    assert {block.page for block in reading.blocks} == {1, 3}
    assert len(reading.pages) == 3


def test_pypdf_stands_in_for_pdfium() -> None:
    rootless = typeset(HARBOUR).replace(b"/Root ", b"/Roox ")
    reading = read_pdf(rootless)
    assert [block.text for block in reading.blocks if block.kind is BlockKind.HEADING] == [
        "1 Why tides matter",
        "1.1 What we measured",
        "1.2 What we will do",
        "2 Who pays",
        "3 Who watches",
        "4 When this ends",
    ]
    assert "headings by looks (pypdf " in reading.reader
    assert any("Places on the page are estimates" in warning for warning in reading.warnings)
    assert all(line.box.x0 < line.box.x1 and line.box.y0 < line.box.y1 for b in reading.blocks for line in b.lines)
