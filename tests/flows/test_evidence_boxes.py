"""The boxes of a quote cover the letters that are printed, on turned and cropped pages too.

The quote alone is printed in red: where the picture of the page is red, there the boxes must be.
"""

import io

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from extractors.picture import page_sizes, picture
from extractors.read import read
from models.document import Document
from models.evidence import Evidence
from models.snapshot import Snapshot
from output.desk.source.boxes import lit_claims
from output.desk.source.quoted import QuotedClaim
from tests.extractors.test_picture import snapshot
from tests.fixtures.pdfs import typeset
from tests.output.desk.sources import action

QUOTE = "the harbour master will keep a public register of moorings"
PAGE = f"""
#set text(lang: "en", size: 11pt)
= Moorings
Last year nothing was written down, so that from 2028 on #text(fill: red)[{QUOTE}], which anyone may read at the quay.

The quay itself stays as it is, and so do the hours at which it is open to small boats and their crews.
"""
TURNED = f"""
#set page(width: 400pt, height: 500pt)
#set text(lang: "en", size: 11pt)
= Moorings
The table beside this text is printed sideways, as wide tables are, and holds what was decided about the moorings.
#v(1fr)
#rotate(ANGLEdeg, reflow: true)[#box(width: 380pt)[By decision of the council #text(fill: red)[{QUOTE}] from now on.]]
"""
OVER_PAGES = f"""
#set page(width: 400pt, height: 128pt, margin: 30pt)
#set text(lang: "en", size: 11pt)
= Moorings
Last year nothing was written down about who lay where, and when, and for how long, and at what price, so that it was
decided in the end, after much talk and many letters to the editor, that from 2028 on #text(fill: red)[{QUOTE}], which
anyone may read at the quay.
"""
RED, DARK = 140, 120


def changed(content: bytes, angle: int = 0, crop: tuple[int, int, int, int] | None = None) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for page in writer.pages:
        page.rotate(angle)
        if crop:
            page.cropbox = RectangleObject(crop)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


CROP = (40, 420, 580, 830)
CASES = {
    "upright": typeset(PAGE),
    "untagged": typeset(PAGE, tagged=False),
    "turned right": changed(typeset(PAGE), 90),
    "upside down": changed(typeset(PAGE), 180),
    "turned left": changed(typeset(PAGE), 270),
    "cropped": changed(typeset(PAGE), crop=CROP),
    "cropped and turned": changed(typeset(PAGE), 90, CROP),
    "sideways text": typeset(TURNED.replace("ANGLE", "90"), tagged=False),
    "text from below": typeset(TURNED.replace("ANGLE", "-90"), tagged=False),
    "text over two pages": typeset(OVER_PAGES),
}


def evidence_in(document: Document) -> Evidence:
    block = next(block for block in document.blocks if QUOTE in block.text)
    start = block.text.index(QUOTE)
    return Evidence.of(document, block, start, start + len(QUOTE))


def red_points(source: Snapshot, page: int, width: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Where the page is red, as rows of x and y in points."""
    image = np.asarray(Image.open(io.BytesIO(picture(source, page, 1400))).convert("RGB")).astype(int)
    red = (image[..., 0] > RED) & (image[..., 1] < DARK) & (image[..., 2] < DARK)
    rows, columns = np.nonzero(red)
    points: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = (
        np.column_stack([columns, rows]) / image.shape[1] * width
    )
    return points


@pytest.mark.parametrize("name", CASES)
def test_boxes_cover_the_printed_quote_and_little_else(name: str) -> None:
    source = snapshot(CASES[name])
    evidence = evidence_in(read(source))
    claim = QuotedClaim("moorings", action("moorings", evidence))
    seen = 0
    for number, size in enumerate(page_sizes(source), start=1):
        points = red_points(source, number, size[0])
        boxes = [box for item in lit_claims([claim], source.sha256, number, size) for box in item.boxes]
        assert bool(boxes) == bool(len(points))
        if not boxes:
            continue
        seen += 1
        inside = [
            (points[:, 0] >= b.x0 - 1)
            & (points[:, 0] <= b.x1 + 1)
            & (points[:, 1] >= b.y0 - 1)
            & (points[:, 1] <= b.y1 + 1)
            for b in boxes
        ]
        assert np.mean(np.any(inside, axis=0)) > 0.98
        for box, held in zip(boxes, inside, strict=True):
            along = 0 if box.x1 - box.x0 >= box.y1 - box.y0 else 1
            length = (box.x1 - box.x0, box.y1 - box.y0)[along]
            assert np.ptp(points[held][:, along]) > 0.85 * length - 6
    assert seen == (2 if name == "text over two pages" else 1)
