"""A source in, the documents that it names now out."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from extractors.alike import group
from extractors.discover.adapters import ADAPTERS
from extractors.discover.feed import discover_feed
from extractors.discover.get import Get
from extractors.discover.listing import discover_listing
from extractors.discover.sitemap import discover_sitemap
from models.item import Item, Listing
from models.source import Source, SourceKind


def _alone(source: Source, _: Get) -> Listing:
    item = Item(url=source.url, source_id=source.id, title=source.title, language=source.language, issuer=source.issuer)
    return Listing(items=(item,), complete=True)


DISCOVERERS: Mapping[SourceKind, Callable[[Source, Get], Listing]] = MappingProxyType(
    {
        "document": _alone,
        "page": _alone,
        "listing": discover_listing,
        "feed": discover_feed,
        "sitemap": discover_sitemap,
        **ADAPTERS,
    }
)
"""How each kind of source is asked."""


def discover(source: Source, get: Get, languages: Sequence[str] = ()) -> Listing:
    """The documents that ``source`` names now, in its order, each address once.

    ``get`` gives the snapshot at an address; a source of a kind in ``ALONE`` is not asked at all. Translations and
    formats of one document are one item, in the first of ``languages`` (ISO 639-1) that it has. Raises a
    ``DocumentFailure`` when the source cannot be had or read; never any other error, whatever the source answers.
    """
    found = DISCOVERERS[source.kind](source, get)
    once: dict[str, Item] = {}
    for item in found.items:
        once.setdefault(item.url, item)
    return found.model_copy(update={"items": group(tuple(once.values()), languages)})
