"""What the reader of one format returns, before language and address are added."""

from models.document import Block, Link, Metadatum
from models.geometry import Page
from models.value import Value


class Reading(Value):
    """A file as its format's reader understood it.

    ``blocks`` are in reading order; ``pages`` is empty for formats without pages. ``metadata`` is in order of
    trust, the most trusted first. ``stated_language`` is what the file says its language is (BCP 47, as
    written: "nl-NL"). ``warnings`` are sentences for the analyst. ``reader`` names the reader and its version.
    """

    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    metadata: tuple[Metadatum, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    stated_language: str | None = None
    reader: str
