"""Places on a page.

Coordinates are points (1/72 inch) with the origin at the top left of the page as a reader sees it
(after rotation and cropping); x grows to the right, y grows downwards.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from models.value import Value

Turn = Literal[0, 90, 180, 270]
"""How far something is turned, in degrees clockwise as displayed."""


class Box(Value):
    """A rectangle in points; ``x0 <= x1`` and ``y0 <= y1``."""

    x0: float
    y0: float
    x1: float
    y1: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.x0 > self.x1 or self.y0 > self.y1:
            raise ValueError(f"box corners out of order: {self.x0, self.y0, self.x1, self.y1}")
        return self


class Place(Value):
    """A box on a page; ``page`` is the 1-based index of the page in the file."""

    page: int = Field(ge=1)
    box: Box


class Page(Value):
    """A page's size in points as displayed; ``label`` is the number printed on it, where the file says."""

    number: int = Field(ge=1)
    width: float = Field(gt=0)
    height: float = Field(gt=0)
    label: str | None = None
    scanned: bool = False
