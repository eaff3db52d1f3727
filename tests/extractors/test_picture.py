"""Pages as pictures: of the size asked for, as displayed, and refused by name when they cannot be drawn."""

import io
from datetime import UTC, datetime
from hashlib import sha256

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from extractors.failures import Encrypted, Unreadable
from extractors.picture import MOST_PIXELS, page_sizes, picture
from models.snapshot import Snapshot
from tests.fixtures import pages, pdfs


def snapshot(content: bytes, media_type: str = "application/pdf") -> Snapshot:
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type=media_type,
        requested_url="https://lorn.example/plan",
        final_url="https://lorn.example/plan",
        fetched_at=datetime(2026, 3, 4, tzinfo=UTC),
    )


def changed(angle: int = 0, crop: tuple[float, float, float, float] | None = None) -> bytes:
    """The sound page turned by ``angle`` degrees and cropped to ``crop``."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdfs.sound())))
    writer.pages[0].rotate(angle)
    if crop:
        writer.pages[0].cropbox = RectangleObject(crop)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def drawn(content: bytes, page: int = 1, width: int = 600) -> Image.Image:
    return Image.open(io.BytesIO(picture(snapshot(content), page, width)))


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (pdfs.sound(), (595.28, 841.89)),
        (changed(angle=90), (841.89, 595.28)),
        (changed(crop=(100, 200, 400, 700)), (300, 500)),
        (changed(angle=270, crop=(100, 200, 400, 700)), (500, 300)),
    ],
)
def test_a_page_is_drawn_as_displayed(content: bytes, size: tuple[float, float]) -> None:
    assert page_sizes(snapshot(content)) == [pytest.approx(size, abs=0.01)]
    image = drawn(content)
    assert image.format == "PNG"
    assert image.width == 600
    assert image.height == pytest.approx(600 * size[1] / size[0], abs=1)


def test_a_picture_shows_what_is_printed() -> None:
    assert np.asarray(drawn(pdfs.sound()).convert("L")).min() < 60


def test_a_page_that_would_be_too_large_is_drawn_coarser() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 14_400)
    target = io.BytesIO()
    writer.write(target)
    image = drawn(target.getvalue(), width=2000)
    assert image.width * image.height <= MOST_PIXELS * 1.01


def test_what_is_no_pdf_has_no_pages() -> None:
    assert page_sizes(snapshot(pages.sound(), "text/html")) == []


@pytest.mark.parametrize(
    ("content", "failure"),
    [(pdfs.header_only(), Unreadable), (pdfs.encrypted_with_password(), Encrypted)],
)
def test_a_pdf_that_does_not_open_is_named(content: bytes, failure: type[Exception]) -> None:
    with pytest.raises(failure):
        page_sizes(snapshot(content))
    with pytest.raises(failure):
        picture(snapshot(content), 1, 600)


def test_a_page_that_is_not_there_is_named() -> None:
    with pytest.raises(Unreadable):
        picture(snapshot(pdfs.sound()), 2, 600)
