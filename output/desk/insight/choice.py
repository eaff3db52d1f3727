"""What a visitor chose to see of the action points: it stands in the page's address, to be kept and sent."""

from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import Field

from models.value import Value
from output.insight.promises import PromiseQuery, Quarter

PAGE_LENGTH = 50
QuarterWords = Annotated[str, Field(pattern=r"^([12]\d{3}-Q[1-4])?$")]


class Choice(Value):
    """The conditions, an empty one for all; ``quarter`` is that of the list, ``start`` the first of the chart, and
    ``page`` counts the pages of the list from 1.
    """

    jurisdiction: str = Field(default="", max_length=20)
    owner: str = Field(default="", max_length=500)
    kind: str = Field(default="", max_length=20)
    quarter: QuarterWords = ""
    start: QuarterWords = ""
    page: int = Field(default=1, ge=1, le=100_000)

    @property
    def any(self) -> bool:
        """Whether anything was narrowed down."""
        return bool(self.jurisdiction or self.owner or self.kind or self.quarter)

    @property
    def first_quarter(self) -> Quarter | None:
        """Where the chart begins, if that was chosen."""
        return Quarter.parse(self.start or self.quarter) if self.start or self.quarter else None

    @property
    def drawn(self) -> PromiseQuery:
        """What the chart asks: all quarters."""
        return PromiseQuery(
            jurisdiction=self.jurisdiction or None, owner=self.owner or None, kind=self.kind or None, limit=PAGE_LENGTH
        )

    def listed(self, first: Quarter) -> PromiseQuery:
        """What the list asks: the page chosen, in the quarter chosen, else from the ``first`` of the chart on."""
        quarter = Quarter.parse(self.quarter) if self.quarter else None
        end = quarter.after(1).first_day if quarter else None
        span = {"start": (quarter or first).first_day, "end": end}
        return self.drawn.model_copy(update={**span, "offset": PAGE_LENGTH * (self.page - 1)})

    def address(self, **changed: Any) -> str:
        """The page with this choice, but for what is ``changed``; the first page of the list unless that is."""
        kept = {**self.model_dump(exclude={"page"}), **changed}
        return f"/insight/actions?{urlencode({name: value for name, value in kept.items() if value})}"
