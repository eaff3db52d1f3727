"""What a source names: the documents of a listing, feed, sitemap or open interface."""

from datetime import date, datetime

from pydantic import Field

from models.value import Value


class Alternate(Value):
    """The same document in another language or format."""

    url: str
    language: str | None = None
    media_type: str | None = None


class Item(Value):
    """One document that a source names, as far as the source says.

    ``url`` is where to get it, a landing page or the document itself; ``document_url`` the document itself where the
    source gives both. ``language`` is ISO 639-1. ``published`` is its date, ``updated`` when the publisher last
    touched it; a later ``updated`` than before means that it must be fetched again. ``change_note`` is the publisher's
    own word on its last change. ``alternates`` are its other languages and formats.
    """

    url: str
    source_id: str
    title: str | None = None
    summary: str | None = None
    document_url: str | None = None
    language: str | None = None
    issuer: str | None = None
    published: date | None = None
    updated: datetime | None = None
    change_note: str | None = None
    alternates: tuple[Alternate, ...] = ()


class Listing(Value):
    """All that a source named at one visit, in its order, each address once.

    ``complete``: every document that the source has is in it, so that one that was there before and is missing now is
    gone from the source; a feed of the newest thirty is not complete. ``warnings`` are sentences for the analyst.
    """

    items: tuple[Item, ...]
    complete: bool = False
    warnings: tuple[str, ...] = Field(default=())
