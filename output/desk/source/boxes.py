"""The boxes of quotes on a page."""

from collections.abc import Iterable
from typing import NamedTuple

from models.geometry import Box
from output.desk.source.quoted import QuotedClaim

PADDING = 1.5
"""Points by which a box is drawn wider than the words: where letters begin is known to a point or two."""


class LitClaim(NamedTuple):
    """A claim and its boxes on one page, in points from the page's top left."""

    claim: QuotedClaim
    boxes: tuple[Box, ...]


def lit_claims(
    claims: Iterable[QuotedClaim], sha: str, page: int, size: tuple[float, float], selected: str | None = None
) -> tuple[LitClaim, ...]:
    """The claims with evidence on the 1-based ``page`` of the snapshot; the ``selected`` one last, so on top."""
    lit = [LitClaim(claim, _boxes(claim, sha, page, size)) for claim in claims]
    return tuple(sorted((item for item in lit if item.boxes), key=lambda item: item.claim.target == selected))


def _boxes(claim: QuotedClaim, sha: str, page: int, size: tuple[float, float]) -> tuple[Box, ...]:
    places = (place for item in claim.evidence if item.snapshot_sha256 == sha for place in item.places)
    boxes = dict.fromkeys(place.box for place in places if place.page == page)
    return tuple(_padded(box, size) for box in _apart(list(boxes)))


def _apart(boxes: list[Box]) -> list[Box]:
    """The boxes of lines that follow each other, made to meet where they overlap: type is taller than its lines."""
    for index in range(1, len(boxes)):
        above, below = boxes[index - 1], boxes[index]
        if above.y0 < below.y0 < above.y1 < below.y1:
            middle = round((above.y1 + below.y0) / 2, 1)
            boxes[index - 1] = above.model_copy(update={"y1": middle})
            boxes[index] = below.model_copy(update={"y0": middle})
    return boxes


def _padded(box: Box, size: tuple[float, float]) -> Box:
    """The box a little wider, but within the page: what a file claims to print outside cannot be pointed at."""
    width, height = size
    x0, y0 = min(max(box.x0 - PADDING, 0), width), min(max(box.y0, 0), height)
    return Box(
        x0=round(x0, 1),
        y0=round(y0, 1),
        x1=round(max(min(box.x1 + PADDING, width), x0), 1),
        y1=round(max(min(box.y1, height), y0), 1),
    )
