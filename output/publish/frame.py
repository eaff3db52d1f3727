"""What the head of a page says of it, to browsers, search engines and those who share it."""

from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from output.publish.addresses import alternates
from output.publish.filters import EVERYTHING, Filter
from output.render.labels import Language


class Frame(NamedTuple):
    """The head of a page. ``paths`` is where the page is in each language, ``canonical`` its own lasting path.

    ``chosen`` is the filter that its feeds and tables share. A ``hidden`` page asks search engines to leave it out.
    An entry has ``published_at`` and ``modified_at``.
    """

    title: str
    description: str | None
    paths: dict[Language, str]
    canonical: str
    chosen: Filter = EVERYTHING
    linked_data: Markup | None = None
    hidden: bool = False
    published_at: datetime | None = None
    modified_at: datetime | None = None

    @property
    def alternates(self) -> dict[str, str]:
        """The page in each language, by language tag."""
        return alternates(self.paths)
