"""What the whole public monitor has in common."""

from typing import Final, Literal
from uuid import UUID, uuid5

from pydantic import field_validator

from models.value import LocalText, Value
from output.render.labels import Language
from output.render.neutral import web_link

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")
"""The languages of the pages."""
OTHERS: Final[Language] = "en"
"""The page for readers of any other language."""
PAGE_SIZE: Final = 30
"""Entries on one page of a list: some five screens, so that most visits need no second page."""
FEED_SIZE: Final = 50
"""Entries in a feed: enough for a reader that asks once a month."""
TEASER_LENGTH: Final = 260
"""Characters of an abstract that a list shows: some three lines."""
Form = Literal["atom", "json"]
"""The forms of feeds."""

_NAMESPACE = UUID("6f0c1f6e-9a52-5d3a-8f0e-5b8a54d6c2b1")


class Site(Value):
    """Where the monitor is, and for whom. ``base_url`` is its address with a slash at its end, none when not known.

    ``home`` is the region that takeaways are for; without it the one in the labels. Days are those of ``timezone``.
    """

    base_url: str | None = None
    home: LocalText | None = None
    timezone: str = "UTC"

    @field_validator("base_url")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        if url is None:
            return None
        if not url.startswith(("https://", "http://")) or web_link(url) is None or "?" in url or "#" in url:
            raise ValueError(f"{url!r} is no address to publish at. It begins with https:// and has no ? or #.")
        return url.rstrip("/") + "/"


def stable_id(*parts: str) -> str:
    """An identifier made of ``parts`` alone: the same in every export and at every address (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid5(_NAMESPACE, '/'.join(parts))}"
