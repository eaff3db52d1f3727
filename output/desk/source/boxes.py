"""The boxes of quotes on a page."""

from collections.abc import Iterable
from typing import NamedTuple

from models.geometry import Box
from output.desk.source.quoted import QuotedClaim

PADDING = 1.5
"""Points by which a box is drawn larger than the words: where letters begin is known to a point or two."""


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
    return tuple(dict.fromkeys(_padded(place.box, size) for place in places if place.page == page))


def _padded(box: Box, size: tuple[float, float]) -> Box:
    """The box a little larger, but within the page: what a file claims to print outside cannot be pointed at."""
    width, height = size
    x0, y0 = min(max(box.x0 - PADDING, 0), width), min(max(box.y0 - PADDING, 0), height)
    return Box(
        x0=round(x0, 1),
        y0=round(y0, 1),
        x1=round(max(min(box.x1 + PADDING, width), x0), 1),
        y1=round(max(min(box.y1 + PADDING, height), y0), 1),
    )
